"""`alentour people` in the terminal: erased at somebody's word, warned, erased when nothing was heard; dry runs."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from cli import main
from kit import now_utc
from store import create_store, session
from store.tables import AuditRow, PersonRow
from tests.make.rows import store_person
from tests.make.values import some_person


@pytest.fixture(autouse=True)
def person(database_url: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """The number of somebody of whom nothing was heard for 23 months and a half."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    engine = create_store(database_url)
    with session(engine) as writing:
        found = store_person(writing, some_person(), first_name="Ahmed")
        row = writing.get_one(PersonRow, found)
        row.created_at = row.last_contact_at = now_utc() - timedelta(days=715)
    engine.dispose()
    return found


def people(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["people", *words])
    return int(ended.value.code or 0)


def left(database_url: str) -> tuple[int, list[str]]:
    """How many people there are, and what was written down."""
    engine = create_store(database_url)
    with session(engine) as reading:
        actions = list(reading.scalars(select(AuditRow.action).order_by(AuditRow.id)))
        count = reading.scalar(select(func.count()).select_from(PersonRow)) or 0
    engine.dispose()
    return count, actions


def test_a_dry_run_names_nobody_and_writes_nothing(
    database_url: str, person: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert people("retention", "--dry-run") == 0

    told = capsys.readouterr().out
    assert f"dossier {person} : à prévenir" in told
    assert "rien n'a été écrit" in told
    assert "Ahmed" not in told
    assert left(database_url) == (1, [])


def test_whoever_was_warned_is_listed_until_they_are_erased(
    database_url: str, person: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert people("retention") == 0
    assert people("warned") == 0

    assert f"dossier {person} : prévenu." in capsys.readouterr().out
    assert left(database_url) == (1, ["warned_person"])


def test_somebody_is_erased_at_their_word(database_url: str, person: int) -> None:
    assert people("erase", "--person", str(person), "--yes") == 0

    assert left(database_url) == (0, ["erased_person"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--person", "987654", "--yes"], "La personne 987654 n'est pas ici"),
        (["--email", "qui@exemple.example", "--yes"], "Personne n'a de dossier avec l'adresse"),
        ([], "Donnez --email ou --person"),
    ],
)
def test_a_wrong_number_erases_nobody_and_says_what_to_do(
    database_url: str, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert people("erase", *words) != 0

    assert said in capsys.readouterr().err
    assert left(database_url)[0] == 1
