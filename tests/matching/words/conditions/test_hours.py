"""The hours of a week and of a day, as a field or a text says them."""

import pytest

from matching.words import conditions as said
from tests.matching.words.conditions.reading import read


@pytest.mark.parametrize(
    ("label", "hours"),
    [
        ("35H/semaine\nTravail en journée", 35.0),
        ("Temps partiel - 26H15/semaine", 26.25),
        ("37H50\nTravail en journée", 37 + 50 / 60),
        ("2H/semaine", 2.0),
        ("De 24h à 30h", 30.0),
        ("2 heures par semaine", 2.0),
        ("151H par mois", None),
        ("7H par jour", None),
        ("Temps plein", None),
        (None, None),
    ],
)
def test_hours_a_week(label: str | None, hours: float | None) -> None:
    assert said.hours_per_week(label) == hours


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Vous travaillez 18h par semaine", 18.0),
        ("Horaires hebdomadaires : 36h75", 36.75),
        ("CDI 35h, salaire selon profil", 35.0),
        ("Ouvert 24h sur 24", None),
        ("Mission de 4h par jour", None),
    ],
)
def test_hours_in_a_text(text: str, hours: float | None) -> None:
    assert read(said.hours_in, text) == hours


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("Du lundi au vendredi de 6h à 11h30", (360, 690)),
        ("Horaires : 5h-13h ou 13h-21h", (300, 1260)),
        ("8h00/12h00 et 14h00/18h30", (480, 1110)),
        ("Service du soir", (None, 1200)),
        ("10 h par semaine, du lundi au vendredi de 9 h à 11 h", (540, 660)),
        ("Les heures sont le soir.", (None, 1200)),
        ("Prise de poste dès 5h", (300, None)),
        ("La prise de poste est tôt le matin, entre 5 h et 6 h.", (300, None)),
        ("Vous commencez entre 7h et 9h", (420, None)),
        ("Débutant accepté. Travail entre 8h et 17h", (480, 1020)),
        ("Travail en soirée, matin et soir le samedi", (None, 1200)),
        ("En coupure : midi et soir le jeudi", (None, 1200)),
        ("Vous conduisez les élèves matin et soir", None),
        ("Vous retrouvez les vôtres tous les soirs", None),
        ("Animer des lotos en soirée", None),
        ("Nos bureaux sont ouverts de 9h à 18h", None),
        ("Entretiens de 14h à 16h", None),
        ("Contrat de 35h, 2h de route", None),
        ("De 3 heures à 4 heures par jour", None),
    ],
)
def test_the_hours_of_a_day_of_work_are_not_those_of_an_office(
    text: str, window: tuple[int | None, int | None] | None
) -> None:
    assert read(said.window_in, text) == window


def test_a_day_cut_in_two_is_read_and_a_power_cut_is_not() -> None:
    assert read(said.split_in, "Horaires en coupure, 11h-15h puis 18h-22h") is True
    assert read(said.split_in, "Journée continue sans coupure") is None
    assert read(said.split_in, "Intervenir lors des coupures de courant") is None
