"""`alentour accounts` in the terminal: opened, listed, moved, closed."""

from pathlib import Path

import pytest
from sqlalchemy import select

from cli import main
from kit import now_utc
from store import create_store, session
from store.people.spaces import letter_of
from store.tables import AuditRow, PersonRow, PostedCodeRow, UserRow
from tests.make.rows import store_person
from tests.make.values import some_person

CLAIRE, HELENE = "claire.vialle@conseil.example", "helene.marsaud@conseil.example"


@pytest.fixture(autouse=True)
def house(database_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of an empty house."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    return database_url


def accounts(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["accounts", *words])
    return int(ended.value.code or 0)


def open_both() -> None:
    assert accounts("open", HELENE, "--name", "Hélène Marsaud", "--work", "equipe") == 0
    assert accounts("open", CLAIRE.upper(), "--name", "Claire Vialle", "--lead", HELENE) == 0


def test_accounts_are_opened_listed_and_kept_in_the_log(house: str, capsys: pytest.CaptureFixture[str]) -> None:
    open_both()
    capsys.readouterr()

    assert accounts("list") == 0

    told = capsys.readouterr().out
    assert f"Claire Vialle <{CLAIRE}>, conseil, 0 personne, équipe de {HELENE}" in told
    engine = create_store(house)
    with session(engine) as reading:
        entries = reading.scalars(select(AuditRow)).all()
    engine.dispose()
    assert [entry.action for entry in entries] == ["opened_account"] * 2
    assert "claire" not in str([(entry.subject, entry.details) for entry in entries]).lower()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("open", CLAIRE, "--name", "Claire"), "a déjà un compte"),
        (("open", "pas une adresse", "--name", "Paul"), "n'est pas une adresse"),
        (("open", "paul@conseil.example", "--name", "Paul", "--lead", CLAIRE), "n'est pas responsable"),
        (("team", "paul@conseil.example", "--lead", HELENE), "Personne ne travaille ici"),
        (("close", "paul@conseil.example"), "Personne ne travaille ici"),
    ],
)
def test_a_mistake_is_one_sentence(words: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    open_both()

    assert accounts(*words) != 0
    assert told in capsys.readouterr().err


def test_an_account_closes_once_it_follows_nobody(house: str, capsys: pytest.CaptureFixture[str]) -> None:
    open_both()
    engine = create_store(house)
    with session(engine) as writing:
        claire = writing.scalars(select(UserRow.id).where(UserRow.email == CLAIRE)).one()
        person = store_person(writing, some_person(), counsellor_id=claire)

    assert accounts("close", CLAIRE) == 1
    assert "Confiez-les d'abord" in capsys.readouterr().err
    with session(engine) as writing:
        writing.get_one(PersonRow, person).counsellor_id = None
    assert accounts("close", CLAIRE) == 0

    with session(engine) as reading:
        assert CLAIRE not in reading.scalars(select(UserRow.email)).all()
    engine.dispose()


def test_letters_get_a_code_each_and_nobody_of_the_mailing_is_kept(
    house: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mailing = tmp_path / "courrier.csv"
    mailing.write_text("nom;ville\nNadia Benali;Aubusson\nPaul Aucourt;Guéret\n", encoding="utf-8")

    assert accounts("letters", str(mailing)) == 0

    first, *lines = (tmp_path / "courrier-codes.csv").read_text(encoding="utf-8-sig").splitlines()
    assert first == "nom;ville;code;adresse_internet"
    name, town, code, address = lines[0].split(";")
    assert (name, town, address.endswith(f"/carte/code#{code}")) == ("Nadia Benali", "Aubusson", True)
    engine = create_store(house)
    with session(engine) as reading:
        kept = reading.scalars(select(PostedCodeRow)).all()
        found = letter_of(reading, code.replace("-", ""), now=now_utc())
    engine.dispose()
    assert (len(kept), found) == (2, min(row.id for row in kept))
    assert accounts("letters", str(mailing)) != 0
    assert "existe déjà" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "told"), [(b"", "aucune ligne"), (b"nom;code\nNadia;X\n", "a déjà une colonne"), (b"\xff\xfe", "UTF-8")]
)
def test_a_mailing_that_cannot_be_read_is_refused(
    content: bytes, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mailing = tmp_path / "courrier.csv"
    mailing.write_bytes(content)

    assert accounts("letters", str(mailing)) != 0

    assert told in " ".join(capsys.readouterr().err.split())
