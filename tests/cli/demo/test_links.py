"""Links of the demo: for those who exist, while it runs, found by the small file it leaves."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from cli.demo.cast import read_cast
from cli.demo.faults import NoSuchUser, NotRunning
from cli.demo.links import Running, announced, link, running_demo
from cli.demo.settle import settle
from cli.demo.users import read_users
from ingest.reference import load_demo
from store import session
from store.accounts import account_of_user, use_link

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.mark.parametrize(("asked", "name"), [("counsellor", "Claire Vialle"), ("nicolas", "Nicolas Aubrun")])
def test_a_link_signs_in_the_role_or_the_person_asked_for(asked: str, name: str, engine: Engine) -> None:
    load_demo(engine)
    with session(engine) as opened:
        settle(opened, read_cast(), now=NOW)

    address = link(engine, read_users(), name=asked, address="http://127.0.0.1:8000", now=NOW)

    with session(engine) as opened:
        user_id = use_link(opened, secret=address.removeprefix("http://127.0.0.1:8000/connexion/"), now=NOW)
        assert user_id is not None
        account = account_of_user(opened, user_id)
    assert account is not None
    assert account.name == name


def test_a_link_for_nobody_says_who_there_is(engine: Engine) -> None:
    with pytest.raises(NoSuchUser, match=r"« maire ».*counsellor.*claire"):
        link(engine, read_users(), name="maire", address="http://127.0.0.1:8000", now=NOW)


def test_a_running_demo_is_found_and_forgotten_when_it_stops(tmp_path: Path) -> None:
    state = tmp_path / "house/demo.json"
    running = Running(address="http://127.0.0.1:8000", pid=1)

    with announced(running, state=state):
        assert running_demo(state=state) == running

    with pytest.raises(NotRunning):
        running_demo(state=state)


def test_a_killed_demo_is_not_taken_for_a_running_one(tmp_path: Path) -> None:
    state = tmp_path / "demo.json"
    dead = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    state.write_text(f'{{"address": "http://127.0.0.1:8000", "pid": {int(dead.stdout)}}}')

    with pytest.raises(NotRunning):
        running_demo(state=state)


def test_a_newer_demo_stays_announced_when_an_older_one_stops(tmp_path: Path) -> None:
    state = tmp_path / "demo.json"
    newer = Running(address="http://127.0.0.1:8001", pid=1)

    with announced(Running(address="http://127.0.0.1:8000", pid=1), state=state):
        state.write_text('{"address": "http://127.0.0.1:8001", "pid": 1}')

    assert running_demo(state=state) == newer
