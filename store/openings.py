"""The openings that an employer typed here (source `alentour`), as their recruiter sees them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from store.queries import queries


@dataclass(frozen=True, slots=True)
class Opening:
    """An opening and its employer. `conditions` is the JSON that `matching.conditions_from_json` reads."""

    id: int
    employer_id: int
    employer: str
    approved_at: datetime | None
    """When the employer was approved; no shortlist before."""
    kind: str
    title: str
    description: str
    rome_label: str | None
    place: str | None
    conditions: dict[str, Any]
    published_at: datetime | None
    retired_at: datetime | None


def openings_of(session: Session, employer_id: int) -> tuple[Opening, ...]:
    """The employer's openings, live ones first, then newest first; 200 at most."""
    return _read(session, employer_id=employer_id, opening_id=None)


def opening_of(session: Session, opening_id: int, *, employer_id: int) -> Opening | None:
    """The opening, where it is this employer's."""
    found = _read(session, employer_id=employer_id, opening_id=opening_id)
    return found[0] if found else None


def _read(session: Session, *, employer_id: int, opening_id: int | None) -> tuple[Opening, ...]:
    asked = {"employer_id": employer_id, "opening_id": opening_id}
    return tuple(Opening(**row) for row in session.execute(queries()["openings"], asked).mappings())
