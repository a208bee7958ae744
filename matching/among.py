"""Of some opportunities, those of somebody's list, told as it tells them: what is new in it, for their counsellor."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from matching.lists.page import page_of, rows_for
from matching.live.search import Matcher, RankedList
from matching.people import Followed
from matching.scoring.profile import build_profile
from matching.scoring.rank import why_not


def among(session: Session, matcher: Matcher, followed: Followed, ids: Collection[int], *, now: datetime) -> RankedList:
    """The rows of somebody's list that are live and of `ids`, all on one page, by fit without a price on exposure; what
    a condition drops of them is told."""
    corpus, version = matcher.catalogue.of(session, sorted(ids))
    travel = matcher.travels.now(session, now=now)
    profile = build_profile(followed.person, matcher.knowledge, matcher.weights)
    standing = matcher.stand(followed.person, corpus, travel, now=now, profile=profile)
    page = page_of(
        standing,
        rows_for(standing, followed),
        followed,
        prices=None,
        weights=matcher.weights,
        now=now,
        limit=len(ids),
    )
    return RankedList(
        items=tuple(page),
        total=len(page),
        within_limit=sum(one.way is not None and one.way.is_accepted for one in page),
        kinds=frozenset(one.opportunity.kind for one in page),
        gated=why_not(standing, limit=len(ids)),
        understood=profile.understood,
        widened=(),
        versions=matcher.versions(version, travel, prices=None),
    )
