"""Printed cards: how somebody without e-mail signs in, by twelve characters that their counsellor gives them
(`store.accounts.characters`). An account has one card: a new one ends the one before.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from store.accounts.account import Account
from store.accounts.characters import bearer, kept, new_characters
from store.audit.log import Action, record
from store.mail.outbox import EmailKind, post
from store.tables import CardRow

CARD_DAYS = 180
"""Six months, the longest contract; then the counsellor gives another."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card as its owner and their counsellor see it: never its code."""

    made_at: datetime
    expires_at: datetime
    used_at: datetime | None


def make_card(session: Session, *, user_id: int, now: datetime) -> str:
    """The twelve characters of a new card, told this once; the card before it works no more."""
    characters = new_characters()
    values = kept(characters) | {
        "made_at": now,
        "expires_at": now + timedelta(days=CARD_DAYS),
        "used_at": None,
    }
    made = insert(CardRow).values(user_id=user_id, **values)
    session.execute(made.on_conflict_do_update(index_elements=["user_id"], set_=values))
    return characters


def note_card(session: Session, *, user_id: int, pseudonym: str, account: Account, now: datetime) -> bool:
    """Writes down that the account made a card of the user `user_id`; whether a letter tells them of it.

    Somebody with an e-mail address of their own needs no card: whoever holds one signs in as them for six months.
    """
    record(session, Action.MADE_CARD, account=account, now=now, subject=pseudonym)
    return post(session, EmailKind.MADE_CARD, user_id=user_id, key=now.isoformat(), about=account.user_id, now=now)


def use_card(session: Session, characters: str, *, now: datetime) -> int | None:
    """The user whose card bears these twelve characters (see `read_characters`); None where none does, or no longer."""
    row = bearer(session, CardRow, characters, now=now)
    if row is None:
        return None
    row.used_at = now
    return row.user_id


def card_of(session: Session, user_id: int, *, now: datetime) -> Card | None:
    """The card that works for this user."""
    row = session.get(CardRow, user_id, populate_existing=True)
    if row is None or row.expires_at <= now:
        return None
    return Card(made_at=row.made_at, expires_at=row.expires_at, used_at=row.used_at)


def end_card(session: Session, *, user_id: int) -> bool:
    """Whether the user had a card; it works no more."""
    ended = delete(CardRow).where(CardRow.user_id == user_id).returning(CardRow.user_id)
    return session.scalar(ended) is not None
