"""One opportunity as it stands now: still there, or gone with what is near it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from api.errors import NotFound
from api.wording.languages import gettext
from matching import Matcher, Opportunity, opportunity_from_row
from store import queries
from store.references import is_regulated

_NEAR = 6


@dataclass(frozen=True, slots=True)
class Standing:
    """An opportunity; `gone_at` is set where it was retired or is over; `near` is live around it, nearest first.

    `regulated` is what ROME says of its trade: the law often asks for a diploma, a card or a permit.
    """

    opportunity: Opportunity
    regulated: bool
    gone_at: datetime | None
    near: tuple[Opportunity, ...]


def opportunity_now(database: Session, matcher: Matcher, opportunity_id: int, *, now: datetime) -> Standing:
    """The opportunity and what is near it. Raises NotFound where there never was one."""
    row = database.execute(queries()["opportunities_by_id"], {"ids": [opportunity_id]}).mappings().one_or_none()
    if row is None:
        raise NotFound(gettext("Cette offre n'existe pas. Vérifiez l'adresse, ou revenez à la recherche."))
    opportunity = opportunity_from_row(row)
    near: tuple[Opportunity, ...] = ()
    if opportunity.point is not None:
        found = matcher.near(database, opportunity.point, now=now, limit=_NEAR + 1)
        near = tuple(one for one in found if one.id != opportunity.id)[:_NEAR]
    gone_at = gone_since(row, now=now)
    regulated = opportunity.rome is not None and is_regulated(database, opportunity.rome)
    return Standing(opportunity=opportunity, regulated=regulated, gone_at=gone_at, near=near)


def gone_since(row: RowMapping, *, now: datetime) -> datetime | None:
    """When the opportunity of a row of `opportunities_by_id` was retired or was over; None where it is still there."""
    over: datetime | None = row["ends_at"] or row["starts_at"]
    retired: datetime | None = row["retired_at"]
    return retired or (over if over is not None and over <= now else None)
