"""What is typed of a step is read alike for a person and for who follows them."""

from datetime import date

import pytest

from api.following.steps import StepDetails, StepFault, StepTyped, UnreadStep, read_step
from store.people.steps import Step

TODAY = date(2026, 11, 20)


def test_a_step_with_a_day_has_its_hour_and_its_word() -> None:
    typed = StepTyped(jour="24/11/2026", heure="9 h 30", mot=" Demander Mme Petit ")

    read = read_step(typed, Step.INTERVIEW, today=TODAY)

    assert read == StepDetails(date(2026, 11, 24), 570, "Demander Mme Petit")


def test_of_a_step_without_a_day_only_the_word_is_read() -> None:
    typed = StepTyped(jour="jeudi", heure="midi", mot="Rappeler lundi")

    assert read_step(typed, Step.CALLED, today=TODAY) == StepDetails(None, None, "Rappeler lundi")


@pytest.mark.parametrize(
    ("step", "typed", "faults"),
    [
        (Step.INTERVIEW, {"jour": "jeudi", "heure": "midi"}, (StepFault.DAY, StepFault.HOUR)),
        (Step.INTERVIEW, {"jour": "24/11/2028"}, (StepFault.DAY,)),
        (Step.INTERVIEW, {"heure": "9 h"}, (StepFault.NO_DAY,)),
        (Step.STARTED, {"jour": "21/11/2026"}, (StepFault.NOT_BEGUN,)),
        (Step.STOPPED, {"jour": "21/11/2026", "heure": "midi"}, (StepFault.HOUR, StepFault.NOT_OVER)),
    ],
)
def test_all_that_is_wrong_is_told_at_once(step: Step, typed: dict[str, str], faults: tuple[StepFault, ...]) -> None:
    with pytest.raises(UnreadStep) as wrong:
        read_step(StepTyped(**typed), step, today=TODAY)

    assert wrong.value.faults == faults
    assert all(fault.field in typed or fault is StepFault.NO_DAY for fault in faults)
