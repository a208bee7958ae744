"""`alentour plan` proposes a week in the terminal."""

import json

import pytest
from sqlalchemy.orm import Session

from cli import main
from store import create_store
from store.reference.communes_and_trades import load_communes
from tests.make.rows import store_opportunities, store_person, store_rome
from tests.make.town import COMMUNES
from tests.make.values import some_opportunity, some_person, some_rome


@pytest.fixture(autouse=True)
def person(database_url: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("COLUMNS", "200")
    engine = create_store(database_url)
    with Session(engine) as session, session.begin():
        store_rome(session, some_rome())
        load_communes(session.connection(), COMMUNES)
        store_opportunities(session, [some_opportunity("ft:here", title="Ménage de bureaux")])
        stored = store_person(session, some_person(wishes=("femme de ménage",)))
    engine.dispose()
    return stored


def plan(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["plan", *words])
    return int(ended.value.code or 0)


def test_a_week_is_told_with_what_would_make_it_fit(person: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert plan("--person", str(person), "--monday", "2026-11-23") == 0

    told = capsys.readouterr().out
    assert "Préparer et envoyer la candidature : Ménage de bureaux" in told
    assert "La semaine tient avec 6 h au lieu de 15 h." in told


def test_a_program_reads_it_as_json(person: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert plan("--person", str(person), "--hours", "5-10", "--json") == 0

    week = json.loads(capsys.readouterr().out)
    assert week["fits"]
    assert 5 <= week["hours"] <= 10


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--hours", "quinze"), "comme 15-20"),
        (("--hours", "20-15"), "comme 15-20"),
        (("--monday", "2026-11-24"), "la date d'un lundi"),
        (("--monday", "lundi"), "la date d'un lundi"),
    ],
)
def test_what_makes_no_sense_is_said(
    person: int, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert plan("--person", str(person), *words) == 1
    assert said in capsys.readouterr().err


def test_an_unknown_person_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert plan("--person", "424242") == 1
    assert "personne inconnue : 424242" in capsys.readouterr().err


def test_a_number_that_nothing_can_have_is_said(person: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert plan("--person", f"{person}{10**20}") == 1
    assert "trop grand" in capsys.readouterr().err
