"""The licence that a driver needs is read where only what is driven is named."""

import pytest

from kit import fold
from matching.words.described.lorries import licences_to_drive


@pytest.mark.parametrize(
    ("text", "codes"),
    (
        ("chauffeur PL benne", ["C"]),
        ("conducteur poids lourds", ["C"]),
        ("chauffeur SPL régional", ["CE"]),
        ("conductrice super-lourd", ["CE"]),
        ("livreur VL nuit", ["B"]),
        ("chauffeur livreur PL ou VL", ["B"]),
        ("chauffeur PL débutant, on finance le permis", []),
        ("chauffeur PL, permis pris en charge", []),
        ("mécanicien poids lourds", []),
        ("chauffeur de taxi", []),
    ),
)
def test_what_is_driven_tells_the_licence(text: str, codes: list[str]) -> None:
    licences = licences_to_drive(fold(text))

    assert [one.code for one in licences] == codes
    assert all(one.required for one in licences)
