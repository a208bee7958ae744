"""One-time sign-in links of the demo: one for each role, and more when they are asked for."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Engine, select

from cli.demo.faults import NoSuchUser
from cli.demo.users import User
from store import session
from store.accounts.account import Role, create_link
from store.tables import UserRow

_LINK_MINUTES = 24 * 60
"""A demo is left open over lunch; the links of the real service last a quarter of an hour."""


def link(engine: Engine, users: Sequence[User], *, name: str, address: str, now: datetime) -> str:
    """A new link that signs in, once, the user called `name` (a role or a key). Raises NoSuchUser."""
    user = next((user for user in users if name in (user.key, user.role)), None)
    if user is None:
        raise NoSuchUser(name, known=(*Role, *(one.key for one in users)))
    with session(engine) as opened:
        user_id = opened.scalars(select(UserRow.id).where(UserRow.pseudonym == user.pseudonym)).one()
        secret = create_link(opened, user_id=user_id, now=now, minutes=_LINK_MINUTES)
    return f"{address}/connexion/{secret}"
