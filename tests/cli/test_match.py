"""`alentour match` gives in the terminal what the site gives."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from cli import main
from geo import Commune, Communes
from matching.country import read_lists
from store import create_store
from store.reference.communes_and_trades import load_communes
from tests.make.rows import store_opportunities, store_person, store_rome
from tests.make.town import COMMUNES
from tests.make.values import BOURGANEUF, GUERET, some_opportunity, some_person, some_rome

LA_SOUTERRAINE = Commune("23176", "La Souterraine", "23", ("23300",), GUERET, 5_100)


@pytest.fixture(autouse=True)
def town(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("COLUMNS", "200")
    engine = create_store(database_url)
    with Session(engine) as session, session.begin():
        store_rome(session, some_rome())
        load_communes(session.connection(), Communes((*COMMUNES, LA_SOUTERRAINE)))
        store_opportunities(session, [some_opportunity("ft:here", title="Ménage de bureaux")])
        store_opportunities(session, [some_opportunity("ft:there", title="Ménage au loin", point=BOURGANEUF)])
        store_person(session, some_person(wishes=("femme de ménage",)))
    engine.dispose()


def match(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["match", *words])
    return int(ended.value.code or 0)


def test_a_search_shows_what_is_near_how_far_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert match("search", "femme", "de", "ménage", "--a", "23000", "--moyen", "velo:30") == 0

    told = capsys.readouterr().out
    assert "Ménage de bureaux" in told
    assert "Répond au souhait « femme de ménage »." in told
    assert "Dans la même commune" in told


def test_a_name_that_several_communes_have_asks_which(capsys: pytest.CaptureFixture[str]) -> None:
    assert match("search", "--a", "Saint-Maurice") == 1

    told = capsys.readouterr().err
    assert "« Saint-Maurice-la-Souterraine 23300 », « Saint-Maurice-près-Crocq 23260 »." in told
    assert match("search", "--a", "Saint-Maurice-près-Crocq 23260") == 0
    assert "Autour de Saint-Maurice-près-Crocq" in capsys.readouterr().out


def test_a_name_in_full_wins_over_those_that_begin_or_end_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert match("search", "--a", "la souterraine 23300") == 0
    assert "Autour de La Souterraine" in capsys.readouterr().out


def test_a_person_is_ranked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert match("person", "1") == 0
    assert "Ménage de bureaux" in capsys.readouterr().out


def test_everybody_is_ranked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert match("everybody") == 0
    assert "1 personne classée parmi 2 propositions" in capsys.readouterr().out


def test_a_country_is_ranked_into_a_folder_and_the_database(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, database_url: str
) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow manque : pip install 'alentour[country]'")

    assert match("country", str(tmp_path), "--workers", "1", "--garder") == 0

    assert "1 personne classée, 2 propositions" in capsys.readouterr().out
    assert read_lists(tmp_path).num_rows == 1
    engine = create_store(database_url)
    with engine.connect() as connection:
        assert connection.execute(text("select count(*) from list_items")).scalar_one() == 2
    engine.dispose()


@pytest.mark.parametrize(
    "words",
    [
        ("search", "--a", "Nulle-Part-sur-Rien"),
        ("search", "--a", "23000", "--moyen", "fusée:10"),
        ("search", "--a", "23000", "--moyen", "velo:-5"),
        ("person", "999"),
    ],
)
def test_a_mistake_is_one_sentence(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert match(*words) != 0
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
