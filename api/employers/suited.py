"""What an opening just published does among the people of who published it: how many it suits, how many cannot see it.

Counts alone: their names are on the page that proposes it to them.
"""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from matching import BY_WORDS, KEPT_OUT, NOT_IN_TIME, QUOTING, WARNING, Matcher, takers
from store.accounts.account import Account
from store.people.portfolio import SEES, portfolio


class Suited(NamedTuple):
    """Of the people that somebody follows, how many an opening suits."""

    people: int
    """Who is linked to it, and may come: the way, the hours and the days are as they accept."""
    kept_away: int
    """Who is linked to it, and is kept away by one of these."""
    unseeing: int
    """Of those, who has no way in to see it, and no job."""


def suited_of(database: Session, matcher: Matcher, opening_id: int, counsellor: Account, *, now: datetime) -> Suited:
    """The counts among the people of this counsellor, as the page of who could take it counts them.

    Raises LookupError where the opening is not live.
    """
    lines = {
        line.card.id: line
        for line in portfolio(
            database,
            counsellor.user_id,
            now=now,
            fresh_since=now,
            good_score=1.0,
            linking=QUOTING,
            warning=WARNING,
            too_late=NOT_IN_TIME,
            wished=QUOTING - BY_WORDS,
            kept_out=KEPT_OUT,
        )
    }
    found = takers(database, matcher, opening_id, list(lines), now=now)
    linked = [one for one in found.could if one.is_linked]
    suits = [lines[one.followed.id] for one in linked if one.can_come]
    unseeing = sum(line.entrance not in SEES and line.placed is None for line in suits)
    return Suited(len(suits), len(linked) - len(suits), unseeing)
