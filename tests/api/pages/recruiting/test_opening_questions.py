"""What only the employer can settle is asked, and what they have said is not."""

import pytest

from api.employers.filled import Filled
from api.pages.recruiting.opening_questions import days_asked, weekend_asked

WEEKDAYS = ["0", "1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("text", "asked"),
    (
        ("Aide à domicile tous les jours sauf week-end", False),
        ("Ménage, repos samedi et dimanche", False),
        ("Vendeuse, travail le week-end", True),
        ("Vendeuse, repos lundi, travail le week-end", True),
    ),
)
def test_a_weekend_that_is_shut_out_is_not_asked_about(text: str, *, asked: bool) -> None:
    assert bool(weekend_asked(Filled(text=text, days=WEEKDAYS))) is asked


def test_weekends_that_are_worked_too_are_to_be_ticked() -> None:
    assert "« week-ends »" in days_asked(Filled(text="Agent d'accueil, 35 h, week-ends"))


def test_days_of_some_weeks_are_told_and_not_to_be_ticked() -> None:
    assert not days_asked(Filled(text="Tenir la médiathèque un samedi sur deux, 10h-12h"))
