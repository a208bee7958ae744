"""`alentour replay` makes a list again in the terminal."""

import json

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from cli import main
from matching import Matcher, rank_everybody
from store import create_store
from store.reference.communes_and_trades import load_communes
from tests.make.rows import store_opportunities, store_person, store_rome
from tests.make.town import COMMUNES
from tests.make.values import NOON, some_opportunity, some_person, some_rome


@pytest.fixture
def list_id(database_url: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setenv("DATABASE_URL", database_url)
    engine = create_store(database_url)
    with Session(engine) as session, session.begin():
        store_rome(session, some_rome())
        load_communes(session.connection(), COMMUNES)
        store_opportunities(session, [some_opportunity("ft:1"), some_opportunity("ft:2")])
        store_person(session, some_person(wishes=("femme de ménage",)))
    rank_everybody(engine, Matcher(engine), now=NOON)
    with engine.begin() as connection:
        made = int(connection.execute(text("select id from lists")).scalar_one())
    engine.dispose()
    return made


def replay(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["replay", *words])
    return int(ended.value.code or 0)


def test_the_same_list_is_said_to_be_identical(list_id: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert replay(str(list_id)) == 0
    assert f"Liste {list_id} : identique, 2 lignes." in capsys.readouterr().out


def test_another_list_is_told_row_by_row_and_ends_otherwise(
    list_id: int, database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = create_store(database_url)
    with engine.begin() as connection:
        connection.execute(text("update lists set scores[1] = 0"))
    engine.dispose()

    assert replay(str(list_id), "--json") == 2

    found = json.loads(capsys.readouterr().out)
    assert not found["identical"]
    assert found["differences"][0].startswith("Place 1 : score 0, maintenant ")


@pytest.mark.usefixtures("list_id")
def test_a_list_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert replay("424242") == 1
    assert "La liste 424242 n'existe pas, ou plus" in capsys.readouterr().err
