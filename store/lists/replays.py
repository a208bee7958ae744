"""What it takes to make a list again: what was asked, the weights of then, the opportunities as they were."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from store.queries import queries
from store.tables import WeightsVersionRow


@dataclass(frozen=True, slots=True)
class LoggedItem:
    """One row of a logged list."""

    position: int
    opportunity_id: int | None
    score: float
    price: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LoggedList:
    """A list as it was logged."""

    id: int
    audience: str
    person_id: int | None
    pseudonym: UUID | None
    question: Mapping[str, Any]
    person: Mapping[str, Any] | None
    made_at: datetime
    weights_version: str
    data_version: str
    travel_version: str
    program_version: str | None
    items: tuple[LoggedItem, ...]


def logged_list(session: Session, list_id: int) -> LoggedList | None:
    """The list of an id; None where there is none."""
    row = session.execute(queries()["list_to_replay"], {"id": list_id}).mappings().one_or_none()
    if row is None:
        return None
    items = tuple(LoggedItem(**{**item, "reasons": tuple(item["reasons"])}) for item in row["items"])
    return LoggedList(**{**row, "items": items})


def keep_weights(session: Session, *, version: str, content: str, now: datetime) -> None:
    """Keeps the weights behind a version, where they are not kept yet."""
    session.execute(queries()["keep_weights"], {"version": version, "content": content, "now": now})


def kept_weights(session: Session, version: str) -> str | None:
    """The weights behind a version, as their file was written; None where they were not kept."""
    row = session.get(WeightsVersionRow, version)
    return None if row is None else row.content


def opportunities_then(session: Session, then: datetime, *, most: int) -> list[RowMapping]:
    """What was live at an instant, as it was then where it had been shown, by id; the first `most`."""
    rows = {row["id"]: row for row in session.execute(queries()["live_then"], {"then": then, "most": most}).mappings()}
    asked = {"ids": list(rows), "then": then}
    replaced = {row["id"]: row for row in session.execute(queries()["replaced_since"], asked).mappings()}
    return list((rows | replaced).values())
