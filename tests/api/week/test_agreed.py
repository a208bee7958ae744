"""What a week begins with, as people said it: the first day of a place, and work that fills it."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.week.agreed import agreed_by
from matching import Kind
from store.people.steps import Step, say_step
from tests.make.rows import store_opportunities
from tests.make.town import settle_town
from tests.make.values import NOON, some_opportunity


def said_of(session: Session, step: Step, *, on_day: date | None = None, **offer: Any) -> tuple[int, Any]:
    """The number of an offer of which somebody said this, and what their week begins with."""
    person = settle_town(session).own_person
    (number,) = store_opportunities(session, [some_opportunity("ft:said", **offer)])
    say_step(session, person_id=person, opportunity_id=number, step=step, now=NOON, on_day=on_day)
    return number, agreed_by(session, person, now=NOON)


def test_a_place_begins_on_the_day_that_was_told(session: Session) -> None:
    number, agreed = said_of(session, Step.TAKEN, on_day=date(2026, 12, 2))

    assert (agreed.taken, agreed.begins) == ({number}, {number: date(2026, 12, 2)})


@pytest.mark.parametrize(
    ("step", "kind", "conditions", "fills"),
    [
        (Step.STARTED, Kind.JOB, {"hours_per_week": 37.0}, True),
        (Step.TAKEN, Kind.INCLUSION_JOB, {"full_time": True}, True),
        (Step.STARTED, Kind.JOB, {}, True),
        (Step.STARTED, Kind.JOB, {"hours_per_week": 6.0}, False),
        (Step.STARTED, Kind.VOLUNTEERING, {}, False),
        (Step.STOPPED, Kind.JOB, {"hours_per_week": 37.0}, False),
        (Step.APPLIED, Kind.JOB, {"hours_per_week": 37.0}, False),
    ],
)
def test_work_fills_a_week_unless_it_has_few_hours_or_is_over(
    session: Session,
    step: Step,
    kind: Kind,
    conditions: dict[str, Any],
    fills: bool,  # noqa: FBT001 - parametrized
) -> None:
    _, agreed = said_of(session, step, kind=kind, conditions=conditions)

    assert agreed.has_work is fills
