"""What is new or changed waits to be told of, in the transaction that wrote it, and leaves with the alerts it makes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from store.queries import queries


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that a person should hear of."""

    id: int
    opportunity_id: int
    reasons: tuple[str, ...]
    """As kept: `matching.reasons` reads and tells them."""
    made_at: datetime
    sent_at: datetime | None
    kind: str
    title: str
    employer_name: str | None
    place: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class News:
    """An opportunity that waits; `is_new` is false where it was known before and may have been shown."""

    opportunity_id: int
    is_new: bool


def note_news(connection: Session | Connection, *, new: Sequence[int], changed: Sequence[int], now: datetime) -> None:
    """Lets opportunities wait to be told of, where there is somebody to tell."""
    if new or changed:
        connection.execute(queries()["note_news"], {"new": list(new), "changed": list(changed), "now": now})


def take_news(session: Session, *, most: int) -> list[News]:
    """The opportunities that wait the longest, held until the end of the transaction."""
    return [News(*row) for row in session.execute(queries()["take_news"], {"most": most})]


def whom_to_tell(session: Session, ids: Sequence[int], news: News) -> set[int]:
    """Those of some people who may be told of an opportunity: they want to be ranked, and neither decided about it nor
    heard of it, nor were shown it where it was known before."""
    asked = {"ids": list(ids), "opportunity_id": news.opportunity_id, "is_new": news.is_new}
    return set(session.scalars(queries()["whom_to_tell"], asked))


def list_floors(session: Session, ids: Sequence[int], *, first: int) -> dict[int, float | None]:
    """By person who has a list, the least score among its first rows; None where it has fewer."""
    rows = session.execute(queries()["list_floors"], {"ids": list(ids), "first": first})
    return {row.id: row.least for row in rows}


def alerts_of(session: Session, person_id: int, *, now: datetime, limit: int) -> tuple[Alert, ...]:
    """What a person should hear of, can still be had and nobody set aside, newest first; nothing where they want no
    ranking (R10)."""
    asked = {"person_id": person_id, "now": now, "limit": limit}
    rows = session.execute(queries()["alerts_of"], asked).mappings()
    return tuple(Alert(**{**row, "reasons": tuple(row["reasons"])}) for row in rows)
