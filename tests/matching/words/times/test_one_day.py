"""Work of one day alone, told from work that begins or comes back on that day."""

from datetime import date

import pytest

from matching.words.times.one_day import one_day, titled_extra

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    (
        ("extra samedi prochain pour tenir le stand au marché, 90 euros la journée", date(2026, 11, 28)),
        ("un extra vendredi soir de 18h à minuit", date(2026, 11, 27)),
        ("quelqu'un pour la journée du 12 décembre, 95 euros", date(2026, 12, 12)),
        ("serveuse pour une soirée, samedi 5 décembre", date(2026, 12, 5)),
        ("extra demain midi", date(2026, 11, 23)),
        ("extra dimanche, 8h-14h", date(2026, 11, 29)),
        ("extra le vendredi soir", None),
        ("extras vendredi et samedi", None),
        ("extra du 12 au 15 décembre", None),
        ("extra à partir du 12 décembre", None),
        ("vendeuse CDI, une journée le 12 décembre pour visiter", None),
        ("vendeuse, une journée d'essai samedi prochain", None),
        ("vendeuse samedi, 90 € la journée", None),
        ("extra", None),
    ),
)
def test_a_day_alone_is_read_where_words_speak_of_one(text: str, day: date | None) -> None:
    assert one_day(text, SUNDAY) == day


@pytest.mark.parametrize(
    ("title", "text", "shown"),
    (
        ("Serveur / Serveuse", "extra samedi pour servir", "Extra : Serveur / Serveuse"),
        ("Un extra", "un extra samedi", "Extra"),
        ("", "extra samedi", "Extra"),
        ("Extra en salle", "extra en salle samedi", "Extra en salle"),
        ("Vendeur / Vendeuse", "vendeuse samedi", "Vendeur / Vendeuse"),
    ),
)
def test_the_title_of_an_extra_says_so(title: str, text: str, shown: str) -> None:
    assert titled_extra(title, text) == shown
