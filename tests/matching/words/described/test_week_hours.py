"""The hours of a week: those written are told from those that days and times make, and from all other hours."""

import pytest

from matching.words.described.week_hours import hours_counted, hours_of_the_day, hours_written
from matching.words.times.timetable import Count


@pytest.mark.parametrize(
    ("text", "hours", "counts"),
    (
        ("vendeuse, 24h, 6h à 11h, 5 jours par semaine", 24, (Count(5, 300),)),
        ("femme de chambre 9h-13h 5j/7", 20, (Count(5, 240),)),
        ("10h-15h 18h-22h, 2j de repos", 45, (Count(5, 540),)),
        ("nettoyage le soir, deux heures", None, ()),
        ("12h par jour, temps plein", 35, ()),
        ("20 à 25h, le matin", 25, ()),
        ("de 6h à 13h ou de 13h à 20h, 5 jours par semaine", None, ()),
        ("réponse sous 48h", None, ()),
        ("départ 5h, retour 13h, 5 jours par semaine", 40, (Count(5, 480),)),
        ("embauche à 6h30 et débauche à 14h, 5 jours par semaine", 37.5, (Count(5, 450),)),
        ("retour 13h", None, ()),
        ("2 soirs par semaine, 19h minuit", 10, (Count(2, 300),)),
        ("3 h le lundi et 2 h le jeudi", 5, (Count(1, 180), Count(1, 120))),
        ("2h30 le lundi et le mardi, 1h le vendredi", 6, (Count(2, 150), Count(1, 60))),
        ("35h, dont 3h le lundi et 2h le mardi de ménage", 35, (Count(1, 180), Count(1, 120))),
        ("2 nuits sur 4, 12h par nuit", None, ()),
        ("3 nuits par semaine, 10h par nuit", 30, (Count(3, 600),)),
        ("ménage 20h, repassage 8h", None, ()),
        ("ouvert 24h/24", None, ()),
        ("26h15", 26.25, ()),
        ("17h30 le samedi, tenir la buvette", None, ()),
        ("chaque soir, 1h30", None, ()),
        ("chaque soir, 1h30, 5 jours par semaine", 7.5, (Count(5, 90),)),
        ("8h-17h 5j/7, une heure de pause", 40, (Count(5, 480),)),
        ("8h-17h 5j/7, pause de 12h à 13h30", 37.5, (Count(5, 450),)),
        ("8h-16h 5j/7, pause de 30 min payée", 40, (Count(5, 480),)),
        ("vendeuse 3 jours par semaine, 8h par jour, à 12,50 de l'heure", 24, (Count(3, 480),)),
        ("un jour par semaine, 8h par jour", 8, (Count(1, 480),)),
        ("8h par jour, repos un jour par semaine", None, ()),
        ("tous les jours un week-end sur deux de 8h à 10h30", None, ()),
        ("lundi 8h-17h, mardi 8h-12h, pause d'une demi-heure", 12.5, (Count(1, 510), Count(1, 240))),
        ("AS nuit CDI temps plein 10h", 35, ()),
        ("aide-soignante de nuit 35h CDI 10h par nuit", 35, ()),
        ("AS nuit 10h", None, ()),
        ("roulement, 1 week-end sur 3, 6h30 14h30", None, ()),
        ("7h30 15h10 + 1 we / 2", None, ()),
        ("7h-14h30, un week-end sur deux", None, ()),
        ("un week-end sur trois, 6h-9h", 2, (Count(2, 180, 1, 3),)),
        ("mécanicien 3 ans d'expérience 39h lundi vendredi 8h 12h 14h 18h", 39, ()),
        ("11h 15h 5 jours par semaine", 20, (Count(5, 240),)),
        ("en 12h, 3 jours par semaine", 36, (Count(3, 720),)),
        ("ménage le soir 10h par semaine", 10, ()),
        ("2h matin et 2h soir", None, ()),
        ("1h le matin et 1h le soir, 4 jours par semaine", 8, (Count(4, 120),)),
        ("1h30 + 1h, 4 jours par semaine", 10, (Count(4, 150),)),
        ("2 x 2h par jour, 6 jours par semaine", 24, (Count(6, 240),)),
        ("dans le bus 2h par jour, 4 jours par semaine", 8, (Count(4, 120),)),
        ("2h de bus par jour", None, ()),
        ("traite à 6h le matin et 18h le soir", None, ()),
        ("le jeudi 15h", None, ()),
        ("le jeudi 15h par semaine", 15, ()),
        ("mardi et jeudi 15h", 15, ()),
        ("7h30-12h 13h-16h30, vendredi 12h", None, ()),
    ),
)
def test_hours_are_written_or_counted_and_it_is_known_how(
    text: str, hours: float | None, counts: tuple[Count, ...]
) -> None:
    found = hours_counted(text, days=())

    assert (found.hours, found.counts) == (hours, counts)


@pytest.mark.parametrize(
    ("text", "minutes"),
    (
        ("coupure 7h-12h30 puis 15h30-19h", 540),
        ("7h-12h30 / 15h30-19h", 540),
        ("7h-12h30/15h30-19h", 540),
        ("7h-12h coupure 16h-19h", 480),
        ("horaires coupés : 7h-12h, 16h-19h30", 510),
        ("en coupure 11h-15h et 18h30-22h30", 480),
        ("9h-19h, coupure 12h-15h", 420),
        ("9h-19h, 3h de coupure", 420),
        ("8h-12h, pause 12h-14h, 14h-18h", 480),
    ),
)
def test_both_ranges_of_a_day_are_worked_and_its_break_is_not(text: str, minutes: int) -> None:
    assert hours_counted(f"{text}, 5 jours par semaine", days=()).counts == (Count(5, minutes),)


@pytest.mark.parametrize("text", ("5h-13h / 13h-21h", "matin 7h-13h ou après-midi 13h-19h", "8h-14h et 10h-16h"))
def test_hours_of_which_one_works_a_part_make_no_sum(text: str) -> None:
    assert hours_counted(f"{text}, 5 jours par semaine", days=()).hours is None


@pytest.mark.parametrize(
    ("text", "days", "hours"),
    (
        ("un week-end sur deux samedi et dimanche matin 7h30 à 13h", (5, 6), 5.5),
        ("un dimanche sur deux 8h-13h", (), 2.5),
        ("du lundi au vendredi 8h-15h et un samedi sur deux 8h-12h", (0, 1, 2, 3, 4), 37),
        ("du lundi au vendredi et un samedi sur deux, de 8h à 12h", (0, 1, 2, 3, 4), 22),
        ("du lundi au samedi, un samedi sur deux, de 8h à 12h", (0, 1, 2, 3, 4, 5), 22),
        ("du lundi au vendredi 8h-12h et un week-end sur deux 9h-12h", (0, 1, 2, 3, 4), 23),
        ("5 jours par semaine, un samedi sur deux, 9h-16h", (), 35),
        ("du lundi au dimanche 9h-14h avec 2 jours de repos", tuple(range(7)), 25),
        ("7j/7 9h-14h, deux jours de repos par semaine", (), 25),
        ("du mardi au samedi 9h-14h, 2 jours de repos", (1, 2, 3, 4, 5), 25),
    ),
)
def test_days_count_for_the_weeks_that_have_them(text: str, days: tuple[int, ...], hours: float) -> None:
    assert hours_counted(text, days=days).counted == hours


@pytest.mark.parametrize(
    ("text", "days", "a_day", "hours"),
    (
        ("le ménage du bureau 1h le soir", (), 1, None),
        ("ménage 1h le soir", (0, 3), None, 2),
        ("nettoyage 2h tous les soirs", (), 2, None),
        ("serveur 7h par jour", (), 7, None),
        ("serveur 20h par semaine", (), None, 20),
    ),
)
def test_hours_of_a_day_make_a_week_only_where_its_days_are_said(
    text: str, days: tuple[int, ...], a_day: float | None, hours: float | None
) -> None:
    found = hours_counted(text, days=days)

    assert (found.a_day, found.hours) == (a_day, hours)


@pytest.mark.parametrize(
    ("text", "hours"),
    (
        ("90 € la journée de 8h", 8),
        ("journées de 7h30", 7.5),
        ("la journée de 8h à 17h", None),
        ("3 jours, 24h", None),
    ),
)
def test_the_hours_of_one_day_are_read_however_many_days_there_are(text: str, hours: float | None) -> None:
    assert hours_of_the_day(text) == hours


@pytest.mark.parametrize(
    ("text", "told"),
    (
        ("Boulanger 60 heures par semaine de 3h a 15h", [(60, 60, "60 heures par semaine")]),
        ("CDI 35h, 2h de route", [(35, 35, "35h")]),
        ("20 à 25h", [(20, 25, "20 à 25h")]),
        ("4h par semaine", [(4, 4, "4h par semaine")]),
        ("2h le soir, à partir de 19h", []),
        ("151,67 h par mois, réponse sous 48h", []),
        ("formation de 14h, repas à 13h", []),
        ("17h30 le samedi", []),
        ("35h + 4h sup", [(35, 35, "35h")]),
    ),
)
def test_only_hours_of_a_week_are_told_as_such(text: str, told: list[tuple[float, float, str]]) -> None:
    assert [(one.least, one.most, one.words) for one in hours_written(text)] == told
