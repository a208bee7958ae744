"""What an opening just published does among the people of who published it: how many it suits, how many cannot see it.

Counts alone: their names are on the page that proposes it to them.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from matching import Matcher, takers
from store.people.portfolio import SEES, PortfolioLine


class Suited(NamedTuple):
    """Of the people that somebody follows, how many an opening suits."""

    people: int
    """Who is linked to it, and may come: the way, the hours and the days are as they accept."""
    kept_away: int
    """Who is linked to it, and is kept away by one of these."""
    unseeing: int
    """Of those, who has no way in to see it, and no job."""


def suited_of(
    database: Session, matcher: Matcher, opening_id: int, followed: Sequence[PortfolioLine], *, now: datetime
) -> Suited:
    """The counts among the people of a portfolio, as the page of who could take it counts them.

    Raises NotLive where the opening is not live.
    """
    lines = {line.card.id: line for line in followed}
    found = takers(database, matcher, opening_id, list(lines), now=now)
    linked = [one for one in found.could if one.is_linked]
    suits = [lines[one.followed.id] for one in linked if one.can_come]
    unseeing = sum(line.entrance not in SEES and line.placed is None for line in suits)
    return Suited(len(suits), len(linked) - len(suits), unseeing)
