"""Employers who ask to meet somebody followed, as their file tells it: the way there, and what to talk about first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from api.opportunity.roads import Road, roads
from geo import Travel
from matching import Matcher, Person, Reason, hindrances, read_opportunities
from store.meetings.answering import MeetingOfPerson
from store.meetings.consent import ConsentState


@dataclass(frozen=True, slots=True)
class AskedToMeet:
    """Requests that wait for an answer, and those agreed to; by opening, the way to it and what may be in the way."""

    asked: tuple[MeetingOfPerson, ...]
    agreed: tuple[MeetingOfPerson, ...]
    ways: Mapping[int, Road]
    """Of those that wait."""
    in_the_way: Mapping[int, tuple[Reason, ...]]


def asked_to_meet(
    database: Session,
    matcher: Matcher,
    person: Person,
    meetings: Sequence[MeetingOfPerson],
    travel: Travel,
    *,
    now: datetime,
) -> AskedToMeet:
    """What the file tells of these requests."""
    asked = tuple(one for one in meetings if one.state is ConsentState.ASKED)
    agreed = tuple(one for one in meetings if one.state is ConsentState.GIVEN)
    openings = read_opportunities(database, [one.opening_id for one in asked])
    ways = zip(openings, roads(person, openings, travel), strict=True)
    return AskedToMeet(
        asked,
        agreed,
        ways={opening.id: way for opening, way in ways if opening.id is not None},
        in_the_way={
            one.opening_id: hindrances(database, matcher, person, one.opening_id, now=now) for one in (*asked, *agreed)
        },
    )
