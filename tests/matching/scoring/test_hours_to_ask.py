"""What is told, to whoever shut out weekends or hours, of hours that an opportunity does not settle."""

from typing import Any

import pytest

from matching import Asked, Schedule
from tests.make.standing import reasons
from tests.make.values import some_opportunity, some_person

MAYBE_WEEKEND = "Attention : peut-être le week-end aussi, à demander."
IRREGULAR = "Attention : horaires irréguliers, à demander."
WISHED = {"skills": (Asked("Travailler le week-end", required=False),)}


@pytest.mark.parametrize(
    ("schedule", "conditions", "is_told"),
    [
        (Schedule(weekends=False), WISHED, True),
        (Schedule(weekends=True), WISHED, False),
        (Schedule(), WISHED, False),
        (Schedule(weekends=False), {**WISHED, "weekends": False}, False),
        (Schedule(weekends=False), {"skills": (Asked("Servir en salle", required=True),)}, False),
    ],
)
def test_weekends_among_what_is_wished_are_told_to_whoever_shut_them_out(
    schedule: Schedule, conditions: dict[str, object], *, is_told: bool
) -> None:
    said = reasons(some_person(schedule=schedule), some_opportunity(conditions=conditions))

    assert (MAYBE_WEEKEND in said) == is_told


@pytest.mark.parametrize(
    ("schedule", "is_told"),
    [
        (Schedule(weekends=False), True),
        (Schedule(start=7 * 60, end=17 * 60), True),
        (Schedule(days=frozenset({0, 1})), True),
        (Schedule(), False),
    ],
)
def test_irregular_hours_are_told_to_whoever_has_hours_or_days(schedule: Schedule, *, is_told: bool) -> None:
    from_label = some_opportunity(conditions={"schedule": "39H/semaine\nHoraires irréguliers"})
    from_text = some_opportunity(text="Vous travaillez en horaires décalés.")

    said = [reasons(some_person(schedule=schedule), one) for one in (from_label, from_text)]

    assert [IRREGULAR in one for one in said] == [is_told] * 2


@pytest.mark.parametrize(
    "said",
    [
        {"text": "2 heures par semaine, le vendredi en fin de journée."},
        {"conditions": {"starts_at": 5 * 60}},
        {"conditions": {"starts_at": 9 * 60, "ends_at": 12 * 60}},
    ],
)
def test_hours_that_the_offer_tells_are_not_to_be_asked(said: dict[str, Any]) -> None:
    label = {"schedule": "20H/semaine Horaires décalés"}
    job = some_opportunity(**said | {"conditions": said.get("conditions", {}) | label})

    assert IRREGULAR not in reasons(some_person(schedule=Schedule(weekends=False)), job)


def test_hours_that_are_said_not_to_be_irregular_are_no_warning() -> None:
    job = some_opportunity(text="Poste en journée, pas d'horaires décalés.")

    assert IRREGULAR not in reasons(some_person(schedule=Schedule(weekends=False)), job)
