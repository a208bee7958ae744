"""Nobody suits an opening: its employer is told what to loosen, and only of what this one asks."""

import pytest

from api.employers.loosened import would_help
from matching import Conditions


@pytest.mark.parametrize(
    ("conditions", "told"),
    (
        (Conditions(experience_months=12), "« Débutant accepté » aide souvent."),
        (Conditions(experience_months=0, starts_at=360), "Un horaire plus souple aide souvent."),
        (
            Conditions(experience_required=True, nights=True),
            "Un horaire plus souple ou « débutant accepté » aide souvent.",
        ),
        (Conditions(), "Un métier proche aide parfois : choisissez « Modifier », puis « Le métier »."),
    ),
)
def test_only_what_an_opening_asks_is_said_to_be_loosened(conditions: Conditions, told: str) -> None:
    assert would_help(conditions, has_trade=True) == told


def test_a_mission_that_asks_nothing_has_nothing_to_loosen() -> None:
    assert would_help(Conditions(), has_trade=False) == ""
