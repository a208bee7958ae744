"""Days that are counted from today are written as dates: the others who read them do so on other days."""

from datetime import date

import pytest

from matching.words.described.from_today import dated

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("said", "written"),
    (
        ("remplacement cantine demain 11h 14h", "remplacement cantine le mercredi 25 novembre 11h 14h"),
        ("serveuse pour demain midi", "serveuse pour le mercredi 25 novembre midi"),
        ("chauffeur après-demain de 6h à 14h", "chauffeur le jeudi 26 novembre de 6h à 14h"),
        ("vendeuse des demain jusqua samedi", "vendeuse du mercredi 25 novembre au samedi 28 novembre"),
        ("cantine de demain à vendredi", "cantine du mercredi 25 novembre au vendredi 27 novembre"),
        ("à partir de demain, 20h par semaine", "à partir du mercredi 25 novembre, 20h par semaine"),
        ("commence demain, plongeur", "à partir du mercredi 25 novembre, plongeur"),
        ("plongeur demain CDI 35 h", "plongeur à partir du mercredi 25 novembre CDI 35 h"),
        (
            "ATSEM demain matin et toute la semaine",
            "ATSEM à partir du mercredi 25 novembre matin et toute la semaine",
        ),
    ),
)
def test_a_day_counted_from_today_is_dated(said: str, written: str) -> None:
    assert dated(said, TUESDAY) == written


@pytest.mark.parametrize(
    "text",
    (
        "les métiers de demain",
        "serveur le samedi, appelez demain",
        "répondre avant demain",
        "je suis là jusqu'à demain",
        "du jour au lendemain",
        "vendeuse dès lundi",
    ),
)
def test_what_is_no_day_of_work_stays(text: str) -> None:
    assert dated(text, TUESDAY) == text
