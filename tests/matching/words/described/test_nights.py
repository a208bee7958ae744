"""Whether one works at night."""

import pytest

from kit import fold
from matching.words.described.nights import at_night


@pytest.mark.parametrize(
    ("text", "nights"),
    (
        ("AS nuit CDI", True),
        ("aide soignant nuit 12h", True),
        ("équipe nuit", True),
        ("chauffeur de nuit, découchés possibles", True),
        ("chauffeur, découché 2 à 3 nuits semaine", False),
        ("monteur, nuits d'hôtel payées", False),
        ("35 h, nuits et week-ends", True),
        ("veilleur de nuit", True),
        ("surveiller les mises bas la nuit", True),
        ("la nuit parfois", False),
        ("travail de nuit occasionnel", False),
        ("quelques nuits", False),
        ("pas de nuit", False),
        ("prime de nuit", False),
        ("maison ouverte jour et nuit", False),
        ("jour ou nuit", False),
        ("bonne nuit", False),
        ("bénévoles pour la nuit des musées", False),
    ),
)
def test_a_night_of_the_work_is_told_from_all_others(text: str, *, nights: bool) -> None:
    assert at_night(fold(text)) is nights
