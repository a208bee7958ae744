"""`alentour audit` in the terminal."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from sqlalchemy import text

from cli import main
from kit import now_utc
from store import create_store, session
from store.audit.log import Action, record
from tests.make.values import NOON

OLD = datetime(2020, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def log(database_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a database whose log has two entries, the first of 1 March 2020."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    engine = create_store(database_url)
    for at in (OLD, NOON):
        with session(engine) as writing:
            record(writing, Action.READ_PERSON, account=None, now=at)
    engine.dispose()
    return database_url


def audit(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["audit", *words])
    return int(ended.value.code or 0)


def check(*words: str) -> int:
    return audit("check", *words)


def test_a_log_that_nobody_changed_gives_its_last_digest(log: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert check() == 0
    told = capsys.readouterr().out
    assert "2 entrées : rien n'a été changé." in told

    (digest,) = (line.split()[-1] for line in told.splitlines() if line.startswith("Dernière empreinte"))
    assert check("--head", digest) == 0


def test_a_changed_log_ends_with_code_1_and_says_what_to_do(log: str, capsys: pytest.CaptureFixture[str]) -> None:
    engine = create_store(log)
    with engine.begin() as connection:
        connection.execute(text("alter table audit_log disable trigger user"))
        connection.execute(text("update audit_log set action = 'nothing' where id = 2"))
    engine.dispose()

    assert check() == 1
    assert "L'entrée 2 (maillon 2) a été changée après coup." in capsys.readouterr().err


def test_what_is_old_is_sealed_and_the_digest_to_note_is_told(log: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit("seal", "--before", "2020-03-02", "--yes") == 0
    told = capsys.readouterr().out
    assert "1 entrée d'avant le 2 mars 2020 : effacé, et scellé." in told
    (digest,) = (line.split()[-1] for line in told.splitlines() if line.startswith("Empreinte du sceau"))

    assert check("--head", digest) == 0
    assert "Le début est effacé et scellé, jusqu'au maillon 1." in capsys.readouterr().out
    assert audit("seal", "--before", "2020-03-02", "--yes") == 0
    assert "Rien à effacer : le journal ne commence pas avant le 2 mars 2020." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--before", "hier", "--yes"], "--before attend une date, comme 2025-11-23."),
        (["--before", f"{now_utc():%Y-%m-%d}", "--yes"], "Le journal se garde six mois au moins"),
        (["--before", "9999-12-31", "--yes"], "Le journal se garde six mois au moins"),
        (["--before", "2021-01-01", "--yes", "--head", "0"], "le journal a été réécrit"),
    ],
)
def test_what_cannot_be_sealed_is_refused_in_one_sentence_and_nothing_is_lost(
    log: str, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert audit("seal", *words) == 1

    assert said in capsys.readouterr().err
    assert check() == 0
    assert "2 entrées : rien n'a été changé." in capsys.readouterr().out


def test_whoever_does_not_say_yes_deletes_nothing(
    log: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("n\n"))

    assert audit("seal", "--before", "2021-01-01") == 1

    told = capsys.readouterr()
    assert "Effacer pour toujours ce que le journal dit d'avant le 1er janvier 2021 ?" in told.out
    assert "Arrêté à votre demande." in told.err
    assert check() == 0
    assert "2 entrées : rien n'a été changé." in capsys.readouterr().out


def test_a_date_before_all_dates_seals_nothing(log: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit("seal", "--before", "0001-01-01", "--yes") == 0

    assert "Rien à effacer" in capsys.readouterr().out
