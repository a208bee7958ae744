"""Somebody goes over to another counsellor: who gave, when and a word are told to both for a while, then forgotten."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from store.queries import queries

TAKEN_BACK = timedelta(days=1)
"""How long whoever gave somebody may take them back."""
TOLD = timedelta(days=30)
"""How long the new counsellor is told from whom somebody came."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Somebody who went over to a colleague."""

    person_id: int
    pseudonym: UUID
    first_name: str
    place: str
    colleague: str


@dataclass(frozen=True, slots=True)
class Received:
    """From whom somebody came, when, and with which word."""

    by_name: str
    at: datetime
    words: str | None


def hand_over_people(
    session: Session,
    counsellor_id: int,
    *,
    to: int,
    by: int,
    now: datetime,
    words: str | None = None,
    ids: Sequence[int] | None = None,
) -> tuple[UUID, ...]:
    """Those of a counsellor's people, all of them where `ids` is None, are followed by the counsellor `to`, as the user
    `by` says; their pseudonyms."""
    asked = {
        "old": counsellor_id,
        "new": to,
        "by": by,
        "at": now,
        "words": words,
        "expires_at": now + TOLD,
        "ids": None if ids is None else list(ids),
    }
    return tuple(session.execute(queries()["hand_over_people"], asked).scalars())


def handed_over(session: Session, by: int, *, now: datetime) -> tuple[HandedOver, ...]:
    """Whom the user `by` handed over and may still take back, the last ones first."""
    rows = session.execute(queries()["handed_over"], {"by": by, "since": now - TAKEN_BACK}).mappings()
    return tuple(HandedOver(**row) for row in rows)


def received(session: Session, counsellor_id: int, *, now: datetime) -> Mapping[int, Received]:
    """From whom this counsellor's people came not long ago, by the person's number."""
    rows = session.execute(queries()["received"], {"counsellor_id": counsellor_id, "now": now}).mappings()
    return {row["person_id"]: Received(row["by_name"], row["at"], row["words"]) for row in rows}


def take_back(session: Session, by: int, *, ids: Sequence[int], now: datetime) -> tuple[UUID, ...]:
    """Those of `ids` whom the user `by` may still take back are theirs to follow again; their pseudonyms."""
    asked = {"by": by, "ids": list(ids), "since": now - TAKEN_BACK}
    return tuple(session.execute(queries()["take_back"], asked).scalars())
