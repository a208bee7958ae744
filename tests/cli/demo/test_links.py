"""Links of the demo: for those who exist."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from cli.demo.cast import read_cast
from cli.demo.faults import NoSuchUser
from cli.demo.links import link
from cli.demo.settle import settle
from cli.demo.users import read_users
from store import session
from store.accounts.account import account_of_user, use_link

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.mark.parametrize(("asked", "name"), [("counsellor", "Claire Vialle"), ("nicolas", "Nicolas Aubrun")])
def test_a_link_signs_in_the_role_or_the_person_asked_for(asked: str, name: str, creuse: Engine) -> None:
    with session(creuse) as opened:
        settle(opened, read_cast(), now=NOW)

    address = link(creuse, read_users(), name=asked, address="http://127.0.0.1:8000", now=NOW)

    with session(creuse) as opened:
        user_id = use_link(opened, secret=address.removeprefix("http://127.0.0.1:8000/connexion/"), now=NOW)
        assert user_id is not None
        account = account_of_user(opened, user_id)
    assert account is not None
    assert account.name == name


def test_a_link_for_nobody_says_who_there_is(engine: Engine) -> None:
    with pytest.raises(NoSuchUser, match=r"« maire ».*counsellor.*claire"):
        link(engine, read_users(), name="maire", address="http://127.0.0.1:8000", now=NOW)
