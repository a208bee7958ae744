"""Parts of the day, days and a "pas" that people spell as they hear them."""

import pytest

from matching.words.spelling.times import times_spelled


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *((f"le {one}", "le matin") for one in ("matain", "mattin", "matein", "mattain", "matin")),
        ("les matains", "les matins"),
        ("le soire", "le soir"),
        ("l'apré midi", "l'après-midi"),
        ("pa le soir", "pas le soir"),
        ("pa de samdi", "pas de samedi"),
        ("Pa avan 10h", "pas avant 10h"),
        ("pa dimenche", "pas dimanche"),
        ("wekend", "week-end"),
        *((one, "mercredi") for one in ("mecredi", "mercrdi", "mercredi")),
        *((one, "vendredis") for one in ("vandredis", "vendrdis")),
        ("lendi, juedi", "lundi, jeudi"),
    ],
)
def test_times_are_spelled_as_they_sound(typed: str, meant: str) -> None:
    assert times_spelled(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "aide aux pa le matin",
        "PA le matin",
        "soirée",
        "matinal",
        "we are",
        "avant",
        "matou",
        "midi",
        "verdi",
        "maladie",
    ],
)
def test_other_words_stay_as_they_are_written(text: str) -> None:
    assert times_spelled(text) == text
