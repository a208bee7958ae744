"""Days to see a trade are told apart from work in it."""

import pytest

from matching.words.trades.placements import is_placement


@pytest.mark.parametrize(
    "done",
    (
        "stage de 3e en boulangerie",
        "Stage de 3ème, boulangerie",
        "stage d'observation à l'EHPAD",
        "stage de découverte en garage",
        "stage scolaire en boulangerie",
        "stage du collège en mairie",
        "un stage d'une semaine chez un maçon",
        "immersion en cuisine (PMSMP)",
        "semaine de découverte en boulangerie",
    ),
)
def test_days_to_see_a_trade_are_no_job(done: str) -> None:
    assert is_placement(done)


@pytest.mark.parametrize(
    "done",
    (
        "boulanger",
        "plonge au restaurant l'été",
        "CAP boulanger, stages en alternance",
        "stage de 6 mois en comptabilité",
        "maître de stage",
        "vendeuse, remplacement d'une semaine",
        "aide à domicile 3 semaines",
        "animateur de stages de poterie",
    ),
)
def test_work_and_longer_stages_are(done: str) -> None:
    assert not is_placement(done)
