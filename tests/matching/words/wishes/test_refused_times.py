"""A refusal of days or hours ends with them; the trade beside it is still asked for."""

import pytest

from matching.words.times.day_parts import DayPart
from matching.words.trades.titles import clauses
from matching.words.wishes.refusals import NOTHING_REFUSED, refused_in
from matching.words.wishes.refused_times import refusals_apart
from matching.words.wishes.wish import part_said, without_times


@pytest.mark.parametrize(
    ("wish", "refused"),
    [
        ("pas de samedi menage", "pas de samedi"),
        ("pas de weekend menage", "pas de week-end"),
        ("menage pas le samedi", "pas le samedi"),
        ("pa le soir menage", "pas le soir"),
        ("menage pa d'apré midi", "pas d'après-midi"),
        ("ni samedi ni dimenche menage", "ni samedi ni dimanche"),
        ("pas le samedi ou le dimanche menage", "pas le samedi ni le dimanche"),
        ("pas le dimanche matin menage", "pas le dimanche matin"),
        ("jamais de nuit menage", "jamais de nuit"),
        ("pas pendant les vacances scolaires menage", "pas pendant les vacances scolaires"),
        ("pas trop tôt menage", "pas trop tôt"),
        ("pas disponible le mercredi menage", "pas disponible le mercredi"),
        ("le week end je peux pas, menage", "pas le week-end"),
        ("menage, samedi je travaille pas", "pas samedi"),
        ("menage, le samedi et le dimanche c'est pas possible", "pas le samedi et le dimanche"),
        ("menage sof le lendi", "sauf le lundi"),
        ("jamai la nui menage", "jamais la nuit"),
    ],
)
def test_a_refusal_ends_with_the_times_that_it_refuses(wish: str, refused: str) -> None:
    assert clauses(wish) == (("menage",), (refused,))


@pytest.mark.parametrize("wish", ["pas avant 9h menage", "pas plus de 2h par jour menage", "menage pas apré 14h30"])
def test_hours_that_are_refused_leave_the_trade(wish: str) -> None:
    assert clauses(without_times(wish))[0] == ("menage",)


def test_another_part_of_the_day_beside_the_one_refused_is_wanted() -> None:
    assert clauses("pas le soir le matin menage") == (("le matin menage",), ("pas le soir",))


@pytest.mark.parametrize(
    "reason", ["je garde mes enfants", "car j'ai mes enfants", "à cause de l'école", "pour garder ma mère"]
)
def test_why_a_day_is_refused_is_no_wish(reason: str) -> None:
    wanted, (refused,) = clauses(f"pas le mercredi {reason}, cuisine")

    assert wanted == ("cuisine",)
    assert refused.startswith("pas le mercredi")


@pytest.mark.parametrize(
    "text", ["plus la coiffure", "pas de cuisine", "sans expérience le matin", "aide aux PA le matin", "hors sol", ""]
)
def test_other_words_stay_as_they_are_written(text: str) -> None:
    assert refusals_apart(text) == text


def test_what_is_set_apart_is_left_so() -> None:
    once = refusals_apart("cuisine pas le soir ni le dimanche vaisselle")

    assert once == refusals_apart(once) == "cuisine, pas le soir ni le dimanche, vaisselle"


@pytest.mark.parametrize(
    ("wish", "wanted", "refused"),
    [
        ("je veux pas faire le menage", ("je veux",), ("pas faire le menage",)),
        ("je veu pa faire menage", ("je veu",), ("pas faire menage",)),
        ("je ne fais plus de ménage", ("je ne fais",), ("plus de ménage",)),
        ("j'aime pas trop la cuisine", ("j'aime",), ("pas trop la cuisine",)),
        ("menage et pas de cuisine", ("menage",), ("pas de cuisine",)),
        ("jai pa de papier", ("jai",), ("pas de papier",)),
        ("travail sans lire", ("travail",), ("sans lire",)),
        ("cleaning but not cooking", ("ménage",), ("pas cuisine",)),
    ],
)
def test_a_refusal_inside_a_clause_is_no_wish(wish: str, wanted: tuple[str, ...], refused: tuple[str, ...]) -> None:
    assert clauses(wish) == (wanted, refused)


@pytest.mark.parametrize(
    "wish",
    [
        "pourquoi pas la cuisine",
        "je veux pas que du ménage",
        "je cherche plus d'heures de ménage",
        "vendeur sans expérience",
        "conduire un bus",
    ],
)
def test_what_only_sounds_like_a_refusal_is_wanted(wish: str) -> None:
    assert clauses(wish) == ((wish,), ())


@pytest.mark.parametrize(
    ("wish", "refused"),
    [
        ("pas tot le matin, vente", "pas tôt le matin"),
        ("pa tro to, vente", "pas trop tôt"),
        ("pas le matin trop tôt vente", "pas le matin trop tôt"),
        ("pas de bonne heure le matin vente", "pas de bonne heure le matin"),
        ("vente, pas finir tard le soir", "pas finir tard le soir"),
        ("être chez moi le soir, vente", "pas le soir"),
        ("vente, rester à la maison le mercredi", "pas le mercredi"),
        ("vente, mercredi non", "pas mercredi"),
        ("le samedi c'est compliqué, vente", "pas le samedi"),
        ("le soir j'ai mes enfants, vente", "pas le soir"),
        ("le lundi j'ai cours, vente", "pas le lundi"),
        ("lundi mardi jeudi je peux pas, vente", "pas lundi mardi jeudi"),
        ("garder mes soirées, vente", "pas les soirées"),
        ("repos le dimanche, vente", "pas le dimanche"),
        ("vente en semaine", "pas le week-end"),
        ("vente, éviter le soir", "pas le soir"),
        ("vente 9h-16h", "pas avant 9h ni après 16h"),
        ("vente aux horaires d'école", "pas avant 8h30 ni après 16h30"),
        ("vente pendant que mes enfants sont à l'école", "pas avant 8h30 ni après 16h30"),
    ],
)
def test_times_that_do_not_suit_are_told_in_many_ways(wish: str, refused: str) -> None:
    assert clauses(wish) == (("vente",), (refused,))


@pytest.mark.parametrize(
    "wish",
    [
        *("ménage le soir", "je suis libre le week-end", "pourquoi pas le soir", "animatrice le mercredi", "20h-25h"),
        *("garde de nuit, j'ai ma fille", "ménage le matin j'ai mes enfants", "le plus tôt possible", "15h-20h"),
        *("ménage en semaine et le week-end", "boulanger, me lever tôt ne me gêne pas", "le matin non stop"),
    ],
)
def test_times_that_suit_are_not_refused(wish: str) -> None:
    assert clauses(wish)[1] == ()


def test_the_day_before_another_that_is_refused_stays_wanted() -> None:
    assert clauses("ménage le matin, le soir je peux pas") == (("ménage le matin",), ("pas le soir",))


@pytest.mark.parametrize(
    "wish",
    [
        *("menage même le soir", "menage y compris le soir", "menage, le soir ça va", "menage, soir ok"),
        *("menage, le soir pas de souci", "menage, le soir ça me dérange pas", "menage ok pour le soir"),
        *("menage, le soir et le week-end pas de problème", "menage, le soir pourquoi pas"),
    ],
)
def test_a_time_that_suits_too_is_not_the_only_one(wish: str) -> None:
    assert part_said(wish) is None
    assert clauses(wish) == (("menage",), ())


def test_a_sunday_that_suits_too_leaves_the_weekend_of_who_works_in_the_week() -> None:
    assert refused_in("menage en semaine, même le dimanche") == NOTHING_REFUSED


@pytest.mark.parametrize("wish", ["menage le soir", "menage quand même le soir", "menage, le soir ça va mieux"])
def test_a_time_that_is_asked_for_stays_one(wish: str) -> None:
    assert part_said(wish) is DayPart.EVENING
