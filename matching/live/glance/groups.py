"""What rows that tell the same are worth to a question, group by group: by the functions of the score itself.

Nothing is worked out for a question that says nothing of what a group tells.
"""

from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from matching.live.glance.question import worth
from matching.live.index import Alike, Segment
from matching.model import Schedule
from matching.scoring.corpus import Corpus
from matching.scoring.fits import french_of
from matching.scoring.profile import Profile
from matching.scoring.shared_parts import french_fit, hours_fit, level_fit, limits_fit, schedule_fit
from matching.scoring.weights import Weights
from matching.words.wishes.limits import limits_of

Worth = NDArray[np.float32]
"""By group: what it adds to the logarithm of the score; empty for a question that is silent."""
_NOTHING = np.empty(0, dtype=np.float32)


def times_worth(segment: Segment, profile: Profile, weights: Weights) -> Worth:
    """What the days and hours of each of `segment.times` are worth."""
    person = profile.person
    if person.schedule == Schedule() and person.hours_min is None and person.hours_max is None:
        return _NOTHING
    groups = _one_of_each(segment, segment.times)
    hours, schedule = hours_fit(profile, groups), schedule_fit(person, groups)
    return worth("hours", hours, weights) + worth("schedule", schedule, weights)


def demands_worth(segment: Segment, profile: Profile, weights: Weights) -> Worth:
    """What each of `segment.demands` is worth, which a limit, a diploma or French may meet or not."""
    person = profile.person
    if person.level is None and not limits_of(person) and french_of(person) is None:
        return _NOTHING
    groups = _one_of_each(segment, segment.demands)
    return (
        worth("level", level_fit(person, groups), weights)
        + worth("limits", limits_fit(profile, groups), weights)
        + worth("french", french_fit(profile, groups), weights)
    )


_KEPT: WeakKeyDictionary[Alike, Corpus] = WeakKeyDictionary()


def _one_of_each(segment: Segment, alike: Alike) -> Corpus:
    """A row of each group, kept as long as the groups are."""
    found = _KEPT.get(alike)
    if found is None:
        _KEPT[alike] = found = segment.columns.take(alike.one_of.astype(np.intp))
    return found
