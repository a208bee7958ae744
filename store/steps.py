"""What people say they did about an opportunity: told by themselves, shown to whoever follows them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from store.queries import queries
from store.tables import StepRow

_MOST_SHOWN = 200
_SAME_PRESS = timedelta(minutes=10)
"""A step said again so soon is the same step: a second press on the button."""


class Step(StrEnum):
    """What a person may say."""

    INTERESTED = "interested"
    """Yes to what was proposed."""
    CALLED = "called"
    APPLIED = "applied"
    TAKEN = "taken"
    """They got it."""
    NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True)
class Said:
    """A step of a person, as their history shows it."""

    id: int
    opportunity_id: int
    step: Step
    made_at: datetime
    title: str
    kind: str
    employer: str | None
    place: str | None
    is_gone: bool


def say_step(session: Session, *, person_id: int, opportunity_id: int, step: Step, now: datetime) -> bool:
    """Whether the step is new: said again within ten minutes, it is the one that is there."""
    last = session.scalar(
        select(StepRow.step)
        .where(
            StepRow.person_id == person_id,
            StepRow.opportunity_id == opportunity_id,
            StepRow.made_at > now - _SAME_PRESS,
        )
        .order_by(StepRow.made_at.desc(), StepRow.id.desc())
        .limit(1)
    )
    if last == step.value:
        return False
    session.add(StepRow(person_id=person_id, opportunity_id=opportunity_id, step=step.value, made_at=now))
    session.flush()
    return True


def take_back_step(session: Session, *, person_id: int, step_id: int) -> bool:
    """Whether it was a step of this person; it is gone now."""
    gone = delete(StepRow).where(StepRow.id == step_id, StepRow.person_id == person_id)
    return session.scalar(gone.returning(StepRow.id)) is not None


def steps_of(session: Session, person_id: int) -> tuple[Said, ...]:
    """All that the person said they did, newest first; 200 at most."""
    rows = session.execute(queries()["steps_of"], {"person_id": person_id, "limit": _MOST_SHOWN}).mappings()
    return tuple(Said(**{**row, "step": Step(row["step"])}) for row in rows)
