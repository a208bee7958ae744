"""Nobody suits an opening: its employer is told what to loosen, and only of what this one asks."""

import pytest

from api.employers.loosened import would_help
from matching import Asked, Conditions, Level

CAR, TRUCK = (Asked(f"Permis {code}", required=True, code=code) for code in "BC")


@pytest.mark.parametrize(
    ("conditions", "told"),
    (
        (Conditions(experience_months=12), "Votre offre demande : de l'expérience. Sans cela,"),
        (Conditions(experience_months=0, starts_at=360), "Votre offre demande : début à 6 h. Sans cela,"),
        (
            Conditions(licences=(CAR, TRUCK), nights=True, hours_per_week=39),
            "Votre offre demande : Permis C (camion), Permis B (voiture), travail de nuit. La première demande",
        ),
        (
            Conditions(experience_months=0, starts_at=480, ends_at=21 * 60, hours_per_week=35),
            "Votre offre demande : fin à 21 h, 35 h par semaine. La première demande",
        ),
        (Conditions(licences=(Asked("Permis B", required=False, code="B"),), starts_at=480), "Un métier proche"),
        (Conditions(), "Un métier proche aide parfois : choisissez « Modifier », puis « Le métier »."),
    ),
)
def test_only_what_an_opening_asks_is_said_to_be_loosened(conditions: Conditions, told: str) -> None:
    assert would_help(conditions, has_trade=True).startswith(told)


def test_a_diploma_that_the_law_asks_is_never_said_to_be_loosened() -> None:
    asked = Conditions(level=Level.CAP, level_required=True, nights=True)

    assert would_help(asked, has_trade=True).startswith("Votre offre demande : un diplôme, travail de nuit.")
    assert would_help(asked, has_trade=True, is_regulated=True).startswith("Votre offre demande : travail de nuit.")


def test_a_mission_that_asks_nothing_has_nothing_to_loosen() -> None:
    assert would_help(Conditions(), has_trade=False) == ""
