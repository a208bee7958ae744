"""Spaces that people open by themselves: by a link to their e-mail address, or with the code of a letter.

    e-mail address → link → first name, commune, consent → account and file
    letter's code  ↗                                        (the letter becomes the card of the account)

Nobody's counsellor is told or needed. A link, or a letter typed, serves until the space is open or its time is over.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from store.accounts.account import Account, Role, account_of_row, hashed, new_secret, user_by_email
from store.accounts.cards import CARD_DAYS
from store.accounts.characters import bearer, kept, new_characters
from store.only_one import write_unless_taken
from store.people.profiles import Home
from store.tables import CardRow, PersonRow, PostedCodeRow, SpaceLinkRow, UserRow

LETTER_DAYS = 180
"""How long the code of a letter waits for its reader."""
SPACE_MINUTES = 60
"""How long a link opens a space: one has to find the message, then the time to answer two questions."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What somebody says to open their space."""

    first_name: str
    home: Home


def write_letters(session: Session, *, count: int, now: datetime) -> list[str]:
    """The twelve characters of so many new letters, told this once."""
    told = [new_characters() for _ in range(count)]
    rows = [kept(one) | {"made_at": now, "expires_at": now + timedelta(days=LETTER_DAYS)} for one in told]
    if rows:
        session.execute(insert(PostedCodeRow), rows)
    return told


def letter_of(session: Session, characters: str, *, now: datetime) -> int | None:
    """The letter that bears these twelve characters and opened no space yet; None where none does, or no longer."""
    row = bearer(session, PostedCodeRow, characters, now=now)
    return None if row is None else row.id


def create_space_link(
    session: Session, *, now: datetime, minutes: int, email: str | None = None, letter_id: int | None = None
) -> str:
    """The secret of a link that opens a space, for an address or a letter, within `minutes`; its hash is stored."""
    secret = new_secret()
    session.add(
        SpaceLinkRow(
            secret_hash=hashed(secret),
            email=None if email is None else email.strip().lower(),
            letter_id=letter_id,
            created_at=now,
            expires_at=now + timedelta(minutes=minutes),
        )
    )
    session.flush()
    return secret


def space_links_since(session: Session, *, email: str, since: datetime) -> int:
    """How many links were made for the address since then."""
    counted = select(func.count()).where(SpaceLinkRow.email == email.strip().lower(), SpaceLinkRow.created_at >= since)
    return session.scalar(counted) or 0


def space_link_is_open(session: Session, *, secret: str, now: datetime) -> bool:
    """Whether the link can still open a space. Looking does not use it up."""
    row = session.get(SpaceLinkRow, hashed(secret))
    return row is not None and row.expires_at > now


@dataclass(frozen=True, slots=True)
class Opened:
    """A space that is open now."""

    account: Account
    is_new: bool
    """False where the address had an account already."""
    has_card: bool
    """Whether the code of a letter opened it, and opens it from now on."""


def open_space(session: Session, newcomer: Newcomer, *, secret: str, now: datetime) -> Opened | None:
    """The new space, and the link is used up; None where the link is unknown, used or too old.

    Where the address has an account by now, it is that one: nothing is opened twice.
    """
    used = delete(SpaceLinkRow).where(SpaceLinkRow.secret_hash == hashed(secret), SpaceLinkRow.expires_at > now)
    link = session.execute(used.returning(SpaceLinkRow.email, SpaceLinkRow.letter_id)).one_or_none()
    if link is None:
        return None
    known = None if link.email is None else user_by_email(session, link.email)
    user = UserRow(
        pseudonym=uuid4(), email=link.email, name=newcomer.first_name, role=Role.BENEFICIARY.value, created_at=now
    )
    if known is None and not write_unless_taken(session, user):
        known = user_by_email(session, link.email)
    if known is not None:
        return Opened(account_of_row(session, known), is_new=False, has_card=False)
    session.add(_person(newcomer, user_id=user.id, now=now))
    if link.letter_id is not None:
        _turn_into_card(session, link.letter_id, user_id=user.id, now=now)
    session.flush()
    return Opened(account_of_row(session, user), is_new=True, has_card=link.letter_id is not None)


def _person(newcomer: Newcomer, *, user_id: int, now: datetime) -> PersonRow:
    return PersonRow(
        pseudonym=uuid4(),
        first_name=newcomer.first_name,
        user_id=user_id,
        insee=newcomer.home.insee,
        place=newcomer.home.place,
        point=newcomer.home.point.ewkt(),
        limits=[],
        file_consent_at=now,
        created_at=now,
        last_contact_at=now,
    )


def _turn_into_card(session: Session, letter_id: int, *, user_id: int, now: datetime) -> None:
    """The same twelve characters sign in from now on; the letter opens nothing more."""
    gone = delete(PostedCodeRow).where(PostedCodeRow.id == letter_id)
    letter = session.execute(gone.returning(PostedCodeRow.number, PostedCodeRow.code_hash)).one_or_none()
    if letter is not None:
        session.add(
            CardRow(
                user_id=user_id,
                number=letter.number,
                code_hash=letter.code_hash,
                made_at=now,
                expires_at=now + timedelta(days=CARD_DAYS),
                used_at=now,
            )
        )
