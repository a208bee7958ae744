"""Where somebody could try a trade: the immersions of their own list, alone, as it is shown to whoever follows them."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from matching.lists.logged import ListEntry, write_lists
from matching.lists.rows import rows_of
from matching.live.looks import Sort
from matching.live.search import Matcher
from matching.model import Kind
from matching.people import Followed
from matching.scoring.rank import Ranked


@dataclass(frozen=True, slots=True)
class Immersions:
    """The best of them, and the list as it was logged."""

    items: tuple[Ranked, ...]
    total: int
    list_id: int
    is_unwanted: bool
    """Whether the person accepts other kinds alone: these are what there would be if they accepted them."""


def immersions_for(
    session: Session, matcher: Matcher, followed: Followed, *, now: datetime, limit: int, offset: int = 0
) -> Immersions:
    """The hosts that suit a person best from `offset` on, or the nearest where they want no ranking (R10); logged.

    Who does not accept immersions is shown them all the same: whether to ask them again is for their counsellor to see.
    """
    person, accepted = followed.person, followed.person.open_to
    is_unwanted = accepted is not None and Kind.IMMERSION not in accepted
    if accepted is not None:
        person = replace(person, open_to=accepted | {Kind.IMMERSION})
    found = matcher.search(
        session,
        person,
        now=now,
        limit=limit,
        offset=offset,
        sort=Sort.FIT if followed.ranked else Sort.DISTANCE,
        kinds=frozenset({Kind.IMMERSION}),
        without=followed.left_out,
        only_what_is_asked=False,
        dropped=0,
    )
    entry = ListEntry(
        "counsellor",
        rows_of(found.items),
        person_id=followed.id,
        question={"kinds": [Kind.IMMERSION.value], "limit": limit, "ranked": followed.ranked, "unwanted": is_unwanted},
    )
    (list_id,) = write_lists(session, [entry], versions=found.versions, now=now)
    return Immersions(found.items, found.total, list_id, is_unwanted)
