"""What one more means of transport would change for a person: for a counsellor who can lend one."""

from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from geo import Means, Mode, farthest_km
from matching.model import Opportunity, Person
from matching.people import Followed
from matching.rank import Standing
from matching.search import Matcher, nearly_answers

USUAL_MINUTES = {Mode.BUS: 60}
"""What is tried of a means where the person accepts no longer way with another; else half an hour."""
_HALF_AN_HOUR = 30
_MOST_MINUTES = 60
_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Gain:
    """What a means would add to what the person reaches within the minutes accepted."""

    means: Means
    more: int
    """Opportunities that no other means of theirs reaches."""
    more_wished: int
    """Those of them that answer the wishes, or nearly."""
    examples: tuple[Opportunity, ...]
    """The best of them."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the person reaches with what they have, and what each further means would add, the most first."""

    reached: int
    gains: tuple[Gain, ...]


def compare_means(session: Session, matcher: Matcher, followed: Followed, *, now: datetime) -> Comparison:
    """What each means that the person does not have would add, within minutes like those they accept."""
    person = followed.person
    tried = [Means(mode, _minutes(mode, person)) for mode in Mode if mode not in {one.mode for one in person.means}]
    radius_km = farthest_km((*person.means, *tried), times=1)
    corpus, _ = matcher.catalogue.near(session, person.home, radius_km=radius_km)
    travel = matcher.travels.now(session, now=now)
    standing = matcher.stand(person, corpus, travel, now=now)
    already = set(_reached(standing, followed).tolist())
    gains = []
    for one in tried:
        helped = matcher.stand(replace(person, means=(*person.means, one)), corpus, travel, now=now)
        new = np.array([row for row in _reached(helped, followed) if row not in already], dtype=np.intp)
        wished = new[nearly_answers(helped)[new]]
        best = wished if len(wished) else new
        examples = tuple(corpus.opportunities[row] for row in best[:_EXAMPLES])
        gains.append(Gain(one, len(new), len(wished), examples))
    gains.sort(key=lambda gain: (-gain.more_wished, -gain.more))
    return Comparison(len(already), tuple(gains))


def _minutes(mode: Mode, person: Person) -> int:
    accepted = max((one.max_minutes for one in person.means), default=0)
    return min(_MOST_MINUTES, max(USUAL_MINUTES.get(mode, _HALF_AN_HOUR), accepted))


def _reached(standing: Standing, followed: Followed) -> NDArray[np.intp]:
    """The rows that no gate drops, nobody set aside, and a means reaches within its limit; best first."""
    rows = standing.open_rows()
    near = standing.reach.minutes[rows] <= standing.reach.limit[rows]
    kept = [standing.corpus.opportunities[row].id not in followed.dismissed for row in rows]
    return rows[near & np.array(kept, dtype=np.bool_)]
