"""Requests to meet a person that are still open, by the offer that they are about: to answer, or answered by a yes."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from store.meetings.answering import MeetingOfPerson, meetings_of_person
from store.meetings.consent import ConsentState
from store.people.steps import SaidStep


def open_meetings(
    session: Session, person_id: int, steps: Iterable[SaidStep], *, now: datetime
) -> dict[int, MeetingOfPerson]:
    """By the id of its offer, each request that waits for the person's answer or whose call they wait for.

    `steps` is all that they said they did, the last first.
    """
    last = {one.opportunity_id: one for one in reversed(tuple(steps))}
    found = meetings_of_person(session, person_id, now=now)
    return {
        one.opening_id: one
        for one in reversed(found)
        if one.state is ConsentState.ASKED or is_awaited(one, last.get(one.opening_id))
    }


def is_awaited(meeting: MeetingOfPerson, last: SaidStep | None) -> bool:
    """Whether the person said yes to meeting, and nothing since (`last`) of what became of it."""
    if meeting.state is not ConsentState.GIVEN or meeting.answered_at is None:
        return False
    return last is None or last.made_at < meeting.answered_at
