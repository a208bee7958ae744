"""Opportunities as they stand now: still there, taken, or gone; and what is near one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from api.errors import NotFound
from api.wording.languages import gettext
from matching import Kind, Opportunity, read_nearest, read_opportunities
from matching.words.trades.demands import BINDS_THE_BUSINESS
from store.catalogue.opportunities import retired_at
from store.people.steps import taken_places
from store.reference.communes_and_trades import is_regulated

_NEAR = 6
_NO_PAPERS = (Kind.VOLUNTEERING, Kind.IMMERSION)
"""Kinds for which the law asks no diploma of whoever comes."""


@dataclass(frozen=True, slots=True)
class OpportunityNow:
    """An opportunity; `gone_at` is set where it was retired or is over."""

    opportunity: Opportunity
    gone_at: datetime | None
    is_taken: bool
    """Whether people followed here took all its places: no list holds it, nobody is sent there."""


def opportunity_now(database: Session, opportunity_id: int, *, now: datetime) -> OpportunityNow:
    """The opportunity as it stands. Raises NotFound where there never was one."""
    found = opportunities_now(database, [opportunity_id], now=now)
    if not found:
        raise NotFound(gettext("Cette offre n'existe pas. Vérifiez l'adresse, ou revenez à la recherche."))
    return found[0]


def opportunities_now(database: Session, ids: Sequence[int], *, now: datetime) -> list[OpportunityNow]:
    """The opportunities of some ids, in that order, as they stand; without those that never were."""
    known = {one.id: one for one in read_opportunities(database, ids)}
    retired = retired_at(database, ids)
    taken = taken_places(database)
    return [
        OpportunityNow(known[one], retired[one] or _over_at(known[one], now=now), is_taken=one in taken)
        for one in ids
        if one in known
    ]


def near_to(database: Session, opportunity: Opportunity, *, now: datetime) -> tuple[Opportunity, ...]:
    """What is live around an opportunity, nearest first; nothing where its place is unknown."""
    if opportunity.point is None:
        return ()
    taken = taken_places(database)
    found = read_nearest(database, opportunity.point, now=now, limit=_NEAR + 1)
    return tuple(one for one in found if one.id != opportunity.id and one.id not in taken)[:_NEAR]


def asks_for_papers(database: Session, opportunity: Opportunity) -> bool:
    """Whether it is work of a trade that is regulated: the law often asks for a diploma, a card or a permit. Of who
    works unpaid or comes to see the trade it asks none, nor where its rule binds the business alone."""
    return opportunity.kind not in _NO_PAPERS and is_of_regulated_trade(database, opportunity.rome)


def is_of_regulated_trade(database: Session, rome: str | None) -> bool:
    """Whether the law asks something of whoever does the trade of this code, and not of the business alone."""
    return rome is not None and rome not in BINDS_THE_BUSINESS and is_regulated(database, rome)


def _over_at(opportunity: Opportunity, *, now: datetime) -> datetime | None:
    """When what has a day was over, None where it is still to come, or has none."""
    over = opportunity.ends or opportunity.starts
    return over if over is not None and over <= now else None
