"""All that stands between somebody and one opportunity, not only what keeps it from their list first.

A list is told one reason why something is not in it. Whoever is to meet its employer all the same prepares for each.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from matching.live.as_shown import as_shown
from matching.live.search import Matcher
from matching.model import Person
from matching.reasons import LONGER, NOT_IN_TIME, OUT_OF_HOURS, Reason
from matching.scoring.gates import Gated
from matching.scoring.rank import Ranked, explained, why_not

_OF_THE_WAY = LONGER | NOT_IN_TIME
_TELLING_MORE = {
    "days": frozenset({"days"}),
    "hours_of_day": OUT_OF_HOURS,
    "licence_missing": frozenset({"licence_required_missing"}),
    "limit": frozenset({"limit_named"}),
    "nights": frozenset({"late"}),
    "too_many_hours": frozenset({"hours_more"}),
    "weekends": frozenset({"late"}),
}
"""By gate, the codes of the reasons that say the same of this opportunity with its days, its hours or its words."""


def hindrances(
    session: Session, matcher: Matcher, person: Person, opportunity_id: int, *, now: datetime
) -> tuple[Reason, ...]:
    """What keeps somebody from a live opportunity or may: what drops it first, then each thing that warns; nothing
    where it is gone, or fits. What they see of it is no list: nothing is logged."""
    alone, _ = as_shown(session, matcher, opportunity_id)
    if not len(alone):
        return ()
    standing = matcher.stand(person, alone, matcher.travels.now(session, now=now), now=now)
    dropped = why_not(standing, limit=1) if standing.gate[0] >= 0 else ()
    told = explained(standing, 0, weights=matcher.weights, as_of=now)
    return in_the_way(told, dropped[0] if dropped else None)


def in_the_way(told: Ranked, gated: Gated | None) -> tuple[Reason, ...]:
    """Of what is told of an opportunity, what goes against the person, each thing once; `gated` is what dropped it."""
    is_too_far = gated is not None and gated.gate == "out_of_reach"
    found = tuple(one for one in told.reasons if one.warns or (one.code in _OF_THE_WAY and not is_too_far))
    if gated is None or any(one.code in _TELLING_MORE.get(gated.gate, ()) for one in found):
        return found
    return (gated.reason, *found)
