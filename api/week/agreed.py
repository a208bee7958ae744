"""What somebody said yes to, or what was suggested to them, as their week begins with it; and what came to nothing."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from api.following import is_awaited
from matching import Conditions, Kind, read_opportunities
from matching.plan import USUAL_LEAST, Agreed, Appointment
from store.meetings.answering import meetings_of_person
from store.meetings.consent import ConsentState
from store.people.decisions import suggested_to
from store.people.steps import Step, steps_of

ASKED_AGAIN = timedelta(days=14)
"""How long after no answer came an employer is worth asking once more."""

_WORK = frozenset({Kind.JOB, Kind.INCLUSION_JOB, Kind.CIVIC_SERVICE})


def agreed_by(database: Session, person_id: int, *, now: datetime) -> Agreed:
    """What the person said yes to last, what their counsellor suggested, who asked to meet them, and what came to
    nothing."""
    spoken = {one.opportunity_id: one for one in reversed(steps_of(database, person_id))}
    last = {opportunity_id: one.step for opportunity_id, one in spoken.items()}
    suggested = suggested_to(database, person_id) - last.keys()
    meetings = meetings_of_person(database, person_id, now=now)
    met = frozenset(one.opening_id for one in meetings if is_awaited(one, spoken.get(one.opening_id)))
    asked = {one.opening_id: one.expires_at for one in meetings if one.state is ConsentState.ASKED}
    said = {step: frozenset(one for one, its in last.items() if its is step) for step in Step}
    applied = said[Step.CALLED] | said[Step.APPLIED]
    undated = frozenset(one for one in said[Step.INTERVIEW] if spoken[one].on_day is None)
    taken = said[Step.TAKEN] | said[Step.STARTED]
    unanswered = frozenset(one for one in said[Step.NO_ANSWER] if now - spoken[one].made_at <= ASKED_AGAIN)
    nothing = said[Step.NO_ANSWER] | said[Step.REFUSED] | said[Step.STOPPED] | said[Step.MISSED]
    current = (
        suggested | met | asked.keys() | applied | said[Step.INTERVIEW] | said[Step.INTERESTED] | taken | unanswered
    )
    return Agreed(
        ids=current,
        applied=applied,
        unanswered=unanswered,
        over=nothing - current,
        taken=taken,
        begins={one: first for one in said[Step.TAKEN] if (first := spoken[one].on_day) is not None},
        has_work=_has_work(database, [one for one in taken if spoken[one].kind in _WORK]),
        asked=asked,
        meetings=met,
        undated=undated,
        interviews={
            opportunity_id: Appointment(one.on_day, one.starts_at)
            for opportunity_id, one in spoken.items()
            if one.step is Step.INTERVIEW and one.on_day is not None
        },
    )


def _has_work(database: Session, ids: Sequence[int]) -> bool:
    """Whether one of these jobs fills a week by itself: whoever has it is proposed nothing beside it."""
    return any(_fills_a_week(one.conditions) for one in read_opportunities(database, ids)) if ids else False


def _fills_a_week(work: Conditions) -> bool:
    """Whether its hours are those of a whole week, or nobody says how many they are."""
    return bool(work.full_time) or work.hours_per_week is None or work.hours_per_week >= USUAL_LEAST
