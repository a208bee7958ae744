"""What going further would bring of what somebody wishes: looked for where nothing near them answers a wish."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from matching import Followed, Gain, Kind, Matcher, compare_changes, means_widened

WIDER_MINUTES = (45, 60)
"""What is tried in place of fewer minutes: more would be too long for most."""


def widened(
    database: Session, matcher: Matcher, followed: Followed, *, now: datetime, kind: Kind | None = None
) -> Gain | None:
    """What the fewest minutes more with a means they have bring of what they wish, of `kind` alone where one is told.

    None where they said no wish, want no ranking (R10), have nothing but their feet, or nothing more would come.
    """
    person = followed.person if kind is None else replace(followed.person, open_to=frozenset({kind}))
    if not person.wishes or not followed.ranked:
        return None
    changes = tuple(change for minutes in WIDER_MINUTES for change in means_widened(person, minutes=minutes))
    if not changes:
        return None
    gains = compare_changes(database, matcher, replace(followed, person=person), changes, now=now).gains
    useful = (gain for gain in gains if gain.more_wished)
    return min(useful, key=lambda gain: (_minutes(gain), -gain.more_wished), default=None)


def _minutes(gain: Gain) -> int:
    return gain.change.means.max_minutes if gain.change.means else 0
