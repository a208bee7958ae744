"""`alentour audit check` in the terminal."""

import pytest
from sqlalchemy import text

from cli import main
from store import create_store, session
from store.audit import Action, record
from tests.make.values import NOON


@pytest.fixture
def log(database_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a database whose log has two entries."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    engine = create_store(database_url)
    for _ in range(2):
        with session(engine) as writing:
            record(writing, Action.READ_PERSON, account=None, now=NOON)
    engine.dispose()
    return database_url


def check(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["audit", "check", *words])
    return int(ended.value.code or 0)


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
