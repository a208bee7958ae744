"""Twelve characters on paper, of a card or of a letter: made, printed, typed again, and whose row bears them.

The first four are the number, in clear: they find the row. The other eight are the code, 39 bits of chance, stored as
an Argon2 hash.
"""

import secrets
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kit import hash_slowly, matches_slowly
from store.tables import CardRow, PostedCodeRow

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without 0, 1, I, L, O, U: nothing that is read for something else."""
NUMBER_LENGTH, CODE_LENGTH = 4, 8
_MOST_ALIKE = 5
"""Rows that share a number by chance, of which the code is tried."""


def new_characters() -> str:
    """Twelve characters by chance."""
    return _by_chance(NUMBER_LENGTH + CODE_LENGTH)


def new_code() -> str:
    """The eight characters of a code alone."""
    return _by_chance(CODE_LENGTH)


def _by_chance(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def kept(characters: str) -> dict[str, str]:
    """What a row keeps of them: `number`, and `code_hash`."""
    return {"number": characters[:NUMBER_LENGTH], "code_hash": hash_slowly(characters[NUMBER_LENGTH:])}


def read_characters(typed: str) -> str | None:
    """The twelve characters that somebody typed, with or without spaces and dashes; None where they are not twelve."""
    said = "".join(one for one in typed.upper() if one.isalnum())
    return said if len(said) == NUMBER_LENGTH + CODE_LENGTH and set(said) <= set(ALPHABET) else None


def spaced(characters: str) -> str:
    """The characters as they are printed: "K7RT-9FQX-M2HD"."""
    return "-".join(characters[start : start + 4] for start in range(0, len(characters), 4))


def bearer[Row: (CardRow, PostedCodeRow)](
    session: Session, table: type[Row], characters: str, *, now: datetime
) -> Row | None:
    """The row that bears these characters and is not over; None where none does, which takes as long to say."""
    number, code = characters[:NUMBER_LENGTH], characters[NUMBER_LENGTH:]
    alike = select(table).where(table.number == number, table.expires_at > now)
    rows = session.scalars(alike.order_by(table.made_at).limit(_MOST_ALIKE)).all()
    if not rows:
        matches_slowly(code, None)
    return next((row for row in rows if matches_slowly(code, row.code_hash)), None)
