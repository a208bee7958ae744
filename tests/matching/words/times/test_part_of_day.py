"""Hours told by a part of the day: what a way by timetable is reckoned with, and when nothing is told."""

import pytest

from matching.words.conditions import Passage, window_in
from matching.words.times.moment import Moment, moment_in, parts_said
from matching.words.times.part_of_day import part_of_day_in

TUESDAY, MONDAY, THURSDAY, FRIDAY = 1, 0, 3, 4


@pytest.mark.parametrize(
    ("text", "days", "hours", "words"),
    [
        ("2 heures par semaine, le mardi matin.", {TUESDAY}, (9, 12), "le mardi matin"),
        ("Ménage tôt le matin et en fin d'après-midi.", set(), (5, 19), "tôt le matin, en fin d'après-midi"),
        ("4 h par semaine, le vendredi en fin de journée.", {FRIDAY}, (17, 19), "le vendredi en fin de journée"),
        ("8h par semaine le lundi et le jeudi matin", {MONDAY, THURSDAY}, (9, 12), "le lundi et le jeudi matin"),
        ("Travail l'après-midi. Les soirs aussi.", set(), (14, 20), "l'après-midi, Les soirs"),
        ("3 matinées par semaine", set(), (9, 12), "3 matinées"),
        ("les mardis après-midi", {TUESDAY}, (14, 17), "les mardis après-midi"),
        ("Très tôt le matin, du lundi au vendredi", set(), (5, 8), "Très tôt le matin"),
    ],
)
def test_a_part_of_the_day_is_read_with_its_days(text: str, days: set[int], hours: tuple[int, int], words: str) -> None:
    read = part_of_day_in(text)

    assert read is not None
    assert read.days == days
    assert (read.starts, read.ends) == (60 * hours[0], 60 * hours[1])
    assert read.words == words


@pytest.mark.parametrize(
    "text",
    [
        *("Le travail est du matin : l'après-midi est libre.", "Travail du matin, l'après-midi libre."),
        *("Travail du matin. Les après-midis et les week-ends sont libres.", "Travail du matin, jamais le soir."),
        *("Travail du matin, pas l'après-midi.", "Travail du matin, pas de travail le soir."),
        *("Travail du matin ; repos le soir.", "Travail du matin, ni l'après-midi ni le soir."),
    ],
)
def test_a_part_of_the_day_that_is_free_is_none_of_work(text: str) -> None:
    read = part_of_day_in(text)

    assert read is not None
    assert (read.starts, read.ends, read.words) == (9 * 60, 12 * 60, "du matin")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Les heures sont le soir.", "le soir"),
        ("Vous assurez le service du soir.", "du soir"),
        ("Vous ferez 20 heures par semaine, le soir.", "le soir"),
        ("Vous travaillerez le soir.", "le soir"),
        ("Vous aurez à effectuer 3 soirs par semaine.", "3 soirs"),
        ("Vous acceptez de vous lever tôt le matin.", "tôt le matin"),
        ("La traite du matin et du soir.", "du matin, du soir"),
        ("Horaires : travail en journée, travail en soirée.", "en soirée"),
        ("Le travail se fait en fin de journée, après 17 h 30.", "en fin de journée"),
        ("Vous livrez les paniers le vendredi soir.", "le vendredi soir"),
        ("Travail le soir. Vous rentrez avant le matin.", "le soir"),
    ],
)
def test_a_part_of_the_day_counts_where_work_is_spoken_of(text: str, words: str) -> None:
    read = part_of_day_in(text)

    assert read is not None
    assert read.words == words


def test_work_by_day_begins_neither_early_nor_ends_in_the_evening() -> None:
    text = "Les tournées du matin commencent tôt, celles du soir finissent tard."
    by_day = part_of_day_in(text, "35H/semaine\nTravail en journée")

    assert by_day is not None
    assert by_day.words == "du matin"
    assert part_of_day_in("Les heures sont le soir.", "35H/semaine") is not None
    assert part_of_day_in("Les heures sont le soir.", "Travail en journée") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "L'après-midi est libre.",
        "Vous serez du matin ou du soir, une semaine sur deux.",
        "Horaires : le matin ou l'après-midi.",
        "L'agence est ouverte le matin.",
        "Appelez le matin au bureau.",
        "Vous travaillez en journée et rentrez le soir.",
        "Vous travaillez sur des chantiers du pays et rentrez chez vous tous les soirs.",
        "Vous préparez le mortier et nettoyez en fin de journée. Le travail se fait en journée.",
        "Vous nettoyez votre poste de travail en fin de journée.",
        "Vous accueillez les parents le matin et leur racontez la journée le soir.",
        "Vous entretenez la machine chaque soir.",
        "Un minibus d'entreprise passe par Ahun le matin et le soir.",
        "Réunion le mardi matin.",
        "Travail le samedi matin possible.",
        "Poste en journée, 35 h.",
        "Petit déjeuner : buffet matinal.",
    ],
)
def test_what_is_no_hour_of_the_work_tells_nothing(text: str) -> None:
    assert part_of_day_in(text) is None


@pytest.mark.parametrize(
    ("title", "days", "hours"),
    [
        ("Réparer des vélos avec nous, le mercredi après-midi", {2}, (14 * 60, 17 * 60)),
        ("Aider aux devoirs après l'école", set(), (16 * 60 + 30, 18 * 60 + 30)),
        ("Garde d'enfants, sortie d'école", set(), (16 * 60 + 30, 18 * 60 + 30)),
        ("Accueil des enfants avant la classe", set(), (7 * 60 + 30, 8 * 60 + 30)),
        ("Vendeur / Vendeuse, tôt le matin", set(), (5 * 60, 8 * 60)),
    ],
)
def test_a_title_tells_the_part_of_the_day_where_the_text_does_not(
    title: str, days: set[int], hours: tuple[int, int]
) -> None:
    read = part_of_day_in("Vous venez quand vous voulez, on vous apprend.", None, title)

    assert read is not None
    assert (set(read.days), (read.starts, read.ends)) == (days, hours)


def test_a_label_of_hours_tells_the_part_of_the_day_and_a_text_goes_before_it() -> None:
    from_label = part_of_day_in("Vous triez les vêtements.", "Le samedi matin", "Tenir la boutique l'après-midi")
    from_text = part_of_day_in("Le travail se fait l'après-midi.", "Le samedi matin")

    assert from_label is not None
    assert from_text is not None
    assert (from_label.words, from_text.words) == ("Le samedi matin", "l'après-midi")


def test_no_part_of_the_day_is_taken_from_a_title_where_the_text_or_the_title_leaves_the_choice() -> None:
    assert part_of_day_in("Heures : matin ou soir.", None, "Ménage le matin") is None
    assert part_of_day_in("", None, "Ménage, matin ou après-midi") is None


@pytest.mark.parametrize(
    "text",
    [
        "Maçon, retour à domicile tous les soirs",
        "Chauffeur, retour tous les soirs",
        "Vous rentrez chez vous le soir",
        "Travail en journée, les soirs à la maison",
        "Travail en équipe, le soir est libre",
    ],
)
def test_a_part_of_the_day_at_which_one_is_home_is_none_of_work_for_any_reader(text: str) -> None:
    assert window_in(Passage(text)) is None
    assert moment_in(text) == Moment()
    assert parts_said(text) == ()
    assert part_of_day_in(text) is None


@pytest.mark.parametrize(
    "text", ["Aide à domicile, travail tous les soirs", "Service du soir", "Ménage tous les soirs"]
)
def test_work_in_the_evening_bounds_an_offer_and_is_asked_of_an_employer(text: str) -> None:
    found = window_in(Passage(text))

    assert found is not None
    assert found.value == (None, 20 * 60)
    assert moment_in(text) == Moment()
    assert parts_said(text) != ()
