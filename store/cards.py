"""Printed cards: how somebody without e-mail signs in, by twelve characters that their counsellor gives them.

The first four are the card's number, in clear: they find the row. The other eight are the code, 39 bits of chance,
stored as an Argon2 hash. An account has one card: a new one ends the one before.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from kit import hash_slowly, matches_slowly
from store.tables import CardRow

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without 0, 1, I, L, O, U: nothing that is read for something else."""
NUMBER_LENGTH, CODE_LENGTH = 4, 8
CARD_DAYS = 180
"""Six months, the longest contract; then the counsellor gives another."""
_MOST_ALIKE = 5
"""Cards that share a number by chance, of which the code is tried."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card as its owner and their counsellor see it: never its code."""

    made_at: datetime
    expires_at: datetime
    used_at: datetime | None


def make_card(session: Session, *, user_id: int, now: datetime) -> str:
    """The twelve characters of a new card, told this once; the card before it works no more."""
    characters = new_characters()
    values = {
        "number": characters[:NUMBER_LENGTH],
        "code_hash": hash_slowly(characters[NUMBER_LENGTH:]),
        "made_at": now,
        "expires_at": now + timedelta(days=CARD_DAYS),
        "used_at": None,
    }
    made = insert(CardRow).values(user_id=user_id, **values)
    session.execute(made.on_conflict_do_update(index_elements=["user_id"], set_=values))
    return characters


def use_card(session: Session, characters: str, *, now: datetime) -> int | None:
    """The user whose card bears these twelve characters (see `read_characters`); None where none does, or no longer."""
    number, code = characters[:NUMBER_LENGTH], characters[NUMBER_LENGTH:]
    chosen = select(CardRow).where(CardRow.number == number, CardRow.expires_at > now)
    rows = session.scalars(chosen.order_by(CardRow.user_id).limit(_MOST_ALIKE)).all()
    for row in rows:
        if matches_slowly(code, row.code_hash):
            row.used_at = now
            return row.user_id
    if not rows:
        matches_slowly(code, None)
    return None


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


def read_characters(typed: str) -> str | None:
    """The twelve characters that somebody typed, with or without spaces and dashes; None where they are not twelve."""
    kept = "".join(one for one in typed.upper() if one.isalnum())
    return kept if len(kept) == NUMBER_LENGTH + CODE_LENGTH and set(kept) <= set(ALPHABET) else None


def spaced(characters: str) -> str:
    """The characters as they are printed: "K7RT-9FQX-M2HD"."""
    return "-".join(characters[start : start + 4] for start in range(0, len(characters), 4))


def new_characters() -> str:
    """Twelve characters by chance, of a card or of a letter that becomes one."""
    return "".join(secrets.choice(ALPHABET) for _ in range(NUMBER_LENGTH + CODE_LENGTH))
