"""Where somebody could try a trade: the immersions of their own list, alone, as it is shown to whoever follows them."""

from dataclasses import dataclass
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


def immersions_for(
    session: Session, matcher: Matcher, followed: Followed, *, now: datetime, limit: int, offset: int = 0
) -> Immersions:
    """The hosts that suit a person best from `offset` on, or the nearest where they want no ranking (R10); logged."""
    found = matcher.search(
        session,
        followed.person,
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
        question={"kinds": [Kind.IMMERSION.value], "limit": limit, "ranked": followed.ranked},
    )
    (list_id,) = write_lists(session, [entry], versions=found.versions, now=now)
    return Immersions(found.items, found.total, list_id)
