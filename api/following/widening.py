"""What going further would bring of what somebody said: looked for where nothing near them goes with it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from geo import Means, Mode
from matching import Followed, Kind, Matcher, Ranked
from matching.reasons import KEPT_OUT, is_linked

WIDER_MINUTES = (45, 60)
"""What is tried in place of fewer minutes, the least first: more would be too long for most."""
_LOOKED_AT = 20
"""As many as a page of a list shows."""
_STILL_SHUT = KEPT_OUT | {"at_guess", "door_to_door", "site_to_site"}
"""The codes of what more minutes leave as it is: other hours than theirs, perhaps because of the way; a licence; homes
to go round without a car."""


class Wider(NamedTuple):
    """A means of theirs with more minutes, and what it brings within them among the first of their list."""

    means: Means
    linked: tuple[Ranked, ...]
    """What a wish, a trade of before or one near to them speaks for and nothing else keeps from them, best first."""


def widened(
    database: Session, matcher: Matcher, followed: Followed, *, now: datetime, kind: Kind | None = None
) -> Wider | None:
    """The least minutes that bring anything, by the means that brings most then; of `kind` alone where one is told.

    None where they said no wish, want no ranking (R10), have nothing but their feet, or nothing more would come.
    """
    if not followed.person.wishes or not followed.ranked:
        return None
    if kind is not None:
        followed = replace(followed, person=replace(followed.person, open_to=frozenset({kind})))
    for minutes in WIDER_MINUTES:
        tried = (_with(database, matcher, followed, longer, now=now) for longer in _longer(followed, minutes))
        best = max(tried, key=lambda one: len(one.linked), default=None)
        if best is not None and best.linked:
            return best
    return None


def _longer(followed: Followed, minutes: int) -> Iterator[Means]:
    """Each means but their feet that is accepted for fewer minutes, with so many."""
    for one in followed.person.means:
        if one.mode is not Mode.WALK and one.max_minutes < minutes:
            yield replace(one, max_minutes=minutes)


def _with(database: Session, matcher: Matcher, followed: Followed, longer: Means, *, now: datetime) -> Wider:
    means = tuple(longer if one.mode is longer.mode else one for one in followed.person.means)
    further = replace(followed, person=replace(followed.person, means=means))
    found = matcher.for_person(database, further, now=now, limit=_LOOKED_AT).items
    return Wider(longer, tuple(one for one in found if is_linked(one.reasons) and _is_opened(one)))


def _is_opened(one: Ranked) -> bool:
    """Whether it is within the minutes, and nothing said of it goes against it still."""
    if one.way is None or not one.way.is_accepted:
        return False
    return not any(said.code in _STILL_SHUT for said in one.reasons)
