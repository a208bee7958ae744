"""When a service is open: told whole, or not at all."""

import pytest

from api.wording.opening_hours import opening_told


@pytest.mark.parametrize(
    ("notation", "told"),
    [
        ("Mo-Fr 09:00-12:00", "Du lundi au vendredi, de 9 h à 12 h."),
        ("Mo,We 09:00-12:00,14:00-17:30", "Lundi, mercredi, de 9 h à 12 h et de 14 h à 17 h 30."),
        (
            "Mo-We, Fr 08:30-12:00, 13:30-17:00",
            "Lundi, mardi, mercredi, vendredi, de 8 h 30 à 12 h et de 13 h 30 à 17 h.",
        ),
        ("Tu 14:00-17:00; Sa 09:00-12:00; PH off", "Mardi, de 14 h à 17 h. Samedi, de 9 h à 12 h."),
    ],
)
def test_days_and_hours_are_told_in_words(notation: str, told: str) -> None:
    assert opening_told(notation).replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ") == told


@pytest.mark.parametrize(
    "notation",
    [
        None,
        "",
        "24/7",
        "sur rendez-vous",
        "Mo-Fr",
        "Mo-Fr 09:00+",
        "Mo-Fr 22:00-02:00",
        "Th[1] 14:00-17:00",
        "Mo-Fr 09:00-12:00; Sa on appointment",
        "week 1-53/2 Mo 09:00-12:00",
    ],
)
def test_what_is_not_read_whole_is_not_told(notation: str | None) -> None:
    assert opening_told(notation) == ""
