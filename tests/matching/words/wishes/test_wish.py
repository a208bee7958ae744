"""A wish may name hours; they are not part of the trade."""

import pytest

from matching import Schedule
from matching.words.times.day_parts import DayPart
from matching.words.wishes.refusals import refused_by_wishes
from matching.words.wishes.wish import (
    MOST_PART_TIME_HOURS,
    Bound,
    HoursSaid,
    HoursWanted,
    at_any_time,
    hours_said,
    hours_wanted,
    names_hours,
    names_no_trade,
    naming_trades,
    only_hours,
    part_said,
    part_time_said,
    read_hours,
    said_otherwise,
    with_hours_said,
    without_hours,
    without_part_time,
    without_times,
)
from tests.make.values import some_person


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("ménage 2 heures", 2),
        ("menage 2 heure", 2),
        ("deu eure de menage", 2),
        ("menage 2h pr jour", 10),
        ("mi temp le matin", 17.5),
        ("de 2 à 3h menage", 3),
        ("menage entre 2 et 3 heures", 3),
        ("deux trois heures le matin", 15),
        ("de 10 à 12h par semaine", 12),
        ("menage 9h 11h", None),
        ("deux heures de ménage", 2),
        ("10h par semaine en boulangerie", 10),
        ("secrétariat à mi-temps", 17.5),
        ("pas avant 9h", None),
        ("finir à 16 h 30", None),
        ("ménage", None),
        ("0 heure", None),
        ("ménage 4 heures par jour", 20),
        ("deux heures chaque matin", 10),
        ("deux heures le matin", 10),
        ("10h par semaine, le matin", 10),
        ("20 heures le soir", 20),
        ("une heure de trajet maximum", None),
        ("pas plus de 2 heures de route", None),
        ("vendeuse, 10 heures d'expérience", None),
        ("2 H/F en cuisine", None),
        ("de 9 à 11h tous les jours", None),
        ("jusqu'à 18h tous les jours", None),
        ("2 eur par jour", None),
        ("12 eur de l'heure", None),
        ("2 eur de menage", 2),
        ("3 eur le matin", 15),
        ("2h de ménage le matin, pas de voiture", 10),
        ("2h de ménage en voiture", None),
        *(
            (f"menage {clock}", None)
            for clock in ("9h a 11h", "8h-10h", "9h/11h", "6h30 à 8h", "avan 10h", "9h du matin")
        ),
        ("le matin avan 10h menage", None),
        *((f"menage {few}", 3) for few in ("2 ou 3 eure", "2-3h", "2h à 3h", "2/3 h")),
        *((f"menage {few}", 15) for few in ("2-3h matin", "2/3 h le mattin", "le matain 2 ou 3 eure")),
        ("menage 10h-15h par semaine", 15),
        ("ménage 3h samedi matin", 3),
        ("ménage 2h, pas le soir", 2),
        ("pas plus de 2h de ménage", 2),
    ],
)
def test_hours_are_read_out_of_a_wish_and_the_clock_is_not(text: str, hours: float | None) -> None:
    assert hours_said(text) == hours


@pytest.mark.parametrize(
    "wish",
    [
        *("menage 2h/jour", "ménage 2h/j", "menage 2 h / jour", "2heures/jour menage", "2h par jours menage"),
        *("2 heur de menage par jour", "2 eures par jour", "2hrs par jour", "2h p/j", "2h jour", "2h la journée"),
        *("un travail de 2h par jour", "ménage de 2h/jour", "1 à 2h par jour", "2h tous les matins"),
        *("2h chaques jours", "2h tout les jour", "2h quotidien", "2h du lundi au vendredi"),
        *("2h, 5 jours par semaine", "2h 5 fois/semaine"),
        *("cleaning 2h/day", "2hrs a day", "2hours every morning", "прибирання 2 год/день", "2 години щоранку"),
        *("2ч/день", "2 часа каждое утро", "تنظيف ساعتين لليوم", "ساعتين كل صباح", "2 ساعة/يوم"),
    ],
)
def test_hours_of_a_day_are_those_of_a_day_however_they_are_spelled(wish: str) -> None:
    said = read_hours(wish)

    assert said is not None
    assert (said.number, said.a_day, said.a_week) == (2, True, 10)


@pytest.mark.parametrize(
    ("wish", "hours"),
    [
        *(("ménage 4h/sem", 4), ("20h hebdo", 20), ("10h/semaine", 10), ("10 heur par semaines", 10)),
        *(("1h30 par jour", 7.5), ("une heure et demie par jour", 7.5)),
        *(("4h par jour, 3 jours par semaine", 12), ("2h deux fois par semaine", 4), ("10h par semaine, 3 jours", 10)),
    ],
)
def test_hours_of_a_week_are_counted_with_the_days_that_are_said(wish: str, hours: float) -> None:
    assert hours_said(wish) == hours


def test_what_is_left_names_the_trade() -> None:
    assert without_hours("menage 2h/jour, 3 jours par semaine") == "menage ,"
    assert without_hours("2 heur de repassage par jour") == "de repassage"
    assert without_hours("ménage 2 heures par semaine") == "ménage"
    assert without_hours("boulangerie, pas après 14h") == "boulangerie, pas"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("menage 2h le matin", "menage"),
        ("ménage tous les matins", "ménage"),
        ("ménage, pas le matin", "ménage, pas le matin"),
        ("aide à domicile", "aide à domicile"),
    ],
)
def test_what_hours_of_an_offer_meet_is_not_looked_for_in_its_words(text: str, left: str) -> None:
    assert without_times(text) == left


@pytest.mark.parametrize(
    ("text", "part"),
    [
        *((f"ménage {said}", DayPart.MORNING) for said in ("le matin", "le matain", "le mattin", "matein")),
        ("ménage l'apre midi", DayPart.AFTERNOON),
        ("cuisine le soire", DayPart.EVENING),
        ("pas le soir, ménage le matin", DayPart.MORNING),
        ("sans voiture ménage le matin", DayPart.MORNING),
        ("ménage pa le soir", None),
        ("ménage le matin ou le soir", None),
        ("ménage", None),
    ],
)
def test_one_part_of_the_day_is_understood_unless_it_is_refused(text: str, part: DayPart | None) -> None:
    assert part_said(text) is part


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("ménage le mattin", "ménage"),
        ("ménage 2h le matin", "ménage 2h par jour"),
        ("ménage 2h tous les matins", "ménage 2h tous les jours"),
        ("pas le soir, ménage le matin", "pas le soir, ménage"),
        ("cleaning in the morning", "ménage"),
        ("ménage, pas le matin", "ménage, pas le matin"),
    ],
)
def test_a_part_of_the_day_is_taken_out_and_the_rest_stays(text: str, left: str) -> None:
    assert at_any_time(text) == left


def test_hours_given_otherwise_are_believed_first() -> None:
    assert with_hours_said(some_person(wishes=("ménage 2 heures",))).hours_max == 2
    assert with_hours_said(some_person(wishes=("ménage 2 heures",), hours_max=10.0)).hours_max == 10


@pytest.mark.parametrize(
    ("wish", "otherwise"),
    [
        ("ménage 2h", "ménage 2h par jour"),
        ("ménage 2h par jour", "ménage 2h par semaine"),
        ("2 heures de ménage par semaine", "2 heures de ménage par jour"),
        ("прибирання 2 години", "прибирання 2 години par jour"),
        ("ménage 2h le matin", "ménage 2h le matin par semaine"),
        ("menage 2h/jour", "menage 2h par semaine"),
        ("2h/j ménage", "2h ménage par semaine"),
        ("ménage 2h tous les matins", None),
        ("ménage 20h", None),
        ("ménage", None),
    ],
)
def test_hours_a_week_are_said_as_hours_a_day_and_back(wish: str, otherwise: str | None) -> None:
    assert said_otherwise(wish) == otherwise


def test_hours_of_each_morning_are_those_of_a_week_and_end_by_lunch() -> None:
    person = with_hours_said(some_person(wishes=("ménage 2h le matin",)))

    assert (person.hours_min, person.hours_max, person.schedule) == (10, 10, Schedule(end=13 * 60))


@pytest.mark.parametrize("wish", ["aucune idé", "pas trop d'idées pour le moment", "je sais pas encore"])
def test_whoever_has_no_idea_names_no_trade_and_a_nurse_does(wish: str) -> None:
    assert names_no_trade(wish)
    assert not names_no_trade("IDE")


@pytest.mark.parametrize("wish", ["travail", "RSA", "CAF RSA", "aide", "je sais pas", "n'importe quoi", "робота", "2h"])
def test_words_that_ask_for_any_work_name_no_trade(wish: str) -> None:
    assert names_no_trade(wish)
    assert not names_no_trade(f"{wish} cuisine")


def test_hours_are_kept_without_the_trade() -> None:
    assert only_hours("je veux ménage 2h par jour l'après-midi") == "2h, par jour, l'après-midi"
    assert only_hours("ménage 2h/jour, 3 jours par semaine") == "2h, par jour, 3 jours par semaine"
    assert only_hours("ménage 2h tous les matins") == "2h, tous les matins"
    assert only_hours("ménage") == ""


@pytest.mark.parametrize(
    ("wish", "least", "most"),
    [
        *((said, None, 25) for said in ("max 25h", "25h max", "25 h maximum", "pas plus de 25h", "pas + de 25 heures")),
        *((said, None, 25) for said in ("moins de 25h", "au plus 25h", "25h/sem max", "jusqu'à 25h par semaine")),
        *(
            (said, 20, None)
            for said in ("+ de 20h", "plus de 20h", "au moins 20h", "20h minimum par semaine", "mini 20h")
        ),
        ("manutention, 25h max", None, 25),
        ("ménage max 2h par jour", None, 10),
    ],
)
def test_a_ceiling_and_a_floor_are_hours_and_bound_one_side_only(
    wish: str, least: float | None, most: float | None
) -> None:
    assert hours_wanted([wish]) == HoursWanted(least, most)


def test_a_ceiling_and_a_floor_of_two_wishes_stand_together() -> None:
    assert hours_wanted(["caisse", "+ de 20h", "30h max"]) == HoursWanted(20, 30)
    assert hours_wanted(["au moins 30h", "max 20h"]) == HoursWanted(None, 20)


def test_hours_without_a_bound_are_what_is_wanted() -> None:
    assert hours_wanted(["ménage 20h"]) == HoursWanted(None, 20, is_about=True)
    assert hours_wanted(["15 a 25h"]) == HoursWanted(None, 25, is_about=True)


@pytest.mark.parametrize(
    "wish",
    [
        "max 25h",
        "25h max",
        "+ de 20h",
        "plus de 20h",
        "au moins 15h",
        "pas le matin avt 9h",
        "20 a 25h",
        "temps complet",
    ],
)
def test_hours_and_times_alone_name_no_trade(wish: str) -> None:
    assert names_no_trade(wish)
    assert not naming_trades((wish,))


def test_hours_that_somebody_has_had_enough_of_are_not_wanted() -> None:
    assert hours_said("un vrai temps plein et pas 12h par semaine") is None
    assert hours_said("ménage pas plus de 12h par semaine") == 12


def test_whoever_names_a_few_hours_asks_for_paid_ones() -> None:
    assert names_hours(["ménage 2 heures"])
    assert not names_hours(["ménage 35 heures"])


@pytest.mark.parametrize(
    "wish", ["temps partiel", "vente à temps partiel", "tem parsiel, menage", "tps partiel caisse"]
)
def test_part_time_is_a_ceiling_of_hours(wish: str) -> None:
    assert hours_wanted((wish,)) == HoursWanted(most=MOST_PART_TIME_HOURS)
    assert part_time_said(without_part_time(wish)) is False


@pytest.mark.parametrize("wish", ["temps plein ou partiel", "pas de temps partiel", "partiel ou complet", "ménage"])
def test_who_takes_any_time_asks_for_no_part(wish: str) -> None:
    assert not part_time_said(wish)


@pytest.mark.parametrize("wish", ["4 heures par jour pas plus", "4h/jour, pas plus", "4h par jour grand maximum"])
def test_hours_and_no_more_are_a_ceiling(wish: str) -> None:
    assert read_hours(wish) == HoursSaid(4, a_day=True, bound=Bound.MOST)


@pytest.mark.parametrize("wish", ["ménage, retour école 16h", "ménage, finir 16h", "прибирання до 16 години"])
def test_when_work_has_to_end_is_no_number_of_hours(wish: str) -> None:
    assert read_hours(wish) is None
    assert refused_by_wishes((wish,)).after == 16 * 60


def test_the_hours_of_a_lift_are_those_that_work_has() -> None:
    lifted = refused_by_wishes(("mon mari m'emmène à 8h et me reprend à midi",))

    assert (lifted.before, lifted.after) == (8 * 60, 12 * 60)
