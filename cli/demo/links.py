"""One-time sign-in links of the demo, and the small file by which `alentour demo link` finds the demo that runs."""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, select

from cli.demo.faults import NoSuchUser, NotRunning
from cli.demo.users import User
from store import session
from store.accounts import Role, create_link
from store.tables import UserRow

STATE = Path(__file__).resolve().parents[2] / ".alentour/demo.json"
_LINK_MINUTES = 24 * 60
"""A demo is left open over lunch; the links of the real service last a quarter of an hour."""


@dataclass(frozen=True, slots=True)
class Running:
    """The demo that runs: its address, its process."""

    address: str
    pid: int


@contextmanager
def announced(running: Running, *, state: Path = STATE) -> Iterator[None]:
    """The demo can be found during the block."""
    state.parent.mkdir(parents=True, exist_ok=True)
    state.write_text(json.dumps(asdict(running)), encoding="utf-8")
    try:
        yield
    finally:
        if _read(state) == running:
            state.unlink()


def running_demo(*, state: Path = STATE) -> Running:
    """The demo that runs now. Raises NotRunning where there is none, or only the file of one that was killed."""
    running = _read(state)
    if running is None or not _is_alive(running.pid):
        raise NotRunning
    return running


def link(engine: Engine, users: Sequence[User], *, name: str, address: str, now: datetime) -> str:
    """A new link that signs in, once, the user called `name` (a role or a key). Raises NoSuchUser."""
    user = next((user for user in users if name in (user.key, user.role)), None)
    if user is None:
        raise NoSuchUser(name, known=(*Role, *(one.key for one in users)))
    with session(engine) as opened:
        user_id = opened.scalars(select(UserRow.id).where(UserRow.pseudonym == user.pseudonym)).one()
        secret = create_link(opened, user_id=user_id, now=now, minutes=_LINK_MINUTES)
    return f"{address}/connexion/{secret}"


def _read(state: Path) -> Running | None:
    try:
        return Running(**json.loads(state.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
