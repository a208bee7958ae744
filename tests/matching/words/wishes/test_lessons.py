"""Who wishes to learn French, to read, to drive: lessons, which no trade and no mission answers."""

import pytest

from matching import Frein
from matching.words.wishes.lessons import asks_lessons, lessons_wished, without_lessons
from matching.words.wishes.wish import naming_trades


@pytest.mark.parametrize(
    ("wish", "frein"),
    [
        ("apprendre francais", Frein.LANGUAGE),
        ("Apprendre le français", Frein.LANGUAGE),
        ("cours de français", Frein.LANGUAGE),
        ("je voudrais suivre des cours de français", Frein.LANGUAGE),
        ("apprendre à parler français", Frein.LANGUAGE),
        ("mieux parler français", Frein.LANGUAGE),
        ("parler français", Frein.LANGUAGE),
        ("améliorer mon français", Frein.LANGUAGE),
        ("progresser en français", Frein.LANGUAGE),
        ("apprendre à lire et à écrire", Frein.LANGUAGE),
        ("cour de francais", Frein.LANGUAGE),
        ("aprendre parler francais", Frein.LANGUAGE),
        ("je veu aprendre le francé", Frein.LANGUAGE),
        ("aprendre a lire et ecrire", Frein.LANGUAGE),
        ("école de français", Frein.LANGUAGE),
        ("cours d'alphabétisation", Frein.LANGUAGE),
        ("cours FLE", Frein.LANGUAGE),
        ("вивчати французьку мову", Frein.LANGUAGE),
        ("تعلم اللغة الفرنسية", Frein.LANGUAGE),
        ("learn French", Frein.LANGUAGE),
        ("cours d'informatique", Frein.DIGITAL),
        ("atelier numérique", Frein.DIGITAL),
        ("passer le code", Frein.MOBILITY),
        ("apprendre à me servir d'un ordinateur", Frein.DIGITAL),
        ("apprendre à conduire", Frein.MOBILITY),
    ],
)
def test_a_wish_for_lessons_names_no_work_and_tells_the_obstacle_that_they_lift(wish: str, frein: Frein) -> None:
    assert lessons_wished(wish) == (frein,)
    assert naming_trades((wish,)) == ()


@pytest.mark.parametrize("wish", ["cours d'anglais", "apprendre l'espagnol", "je voudrais apprendre à parler anglais"])
def test_lessons_that_lift_no_obstacle_are_lessons_too(wish: str) -> None:
    assert asks_lessons(wish)
    assert lessons_wished(wish) == ()
    assert naming_trades((wish,)) == ()


@pytest.mark.parametrize(
    "wish",
    [
        "donner des cours de français",
        "apprendre le français aux enfants",
        "aider des gens à apprendre le français",
        "professeur de français",
        "parler français avec des étrangers",
        "apprendre la cuisine",
        "apprendre un métier",
        "apprendre à conduire des engins",
        "cour de récréation",
        "conseiller numérique",
        "technicien informatique",
        "moniteur d'auto-école, cours de conduite",
        "formation cuisine",
        "parler anglais",
        "lire",
        "écrire",
    ],
)
def test_who_would_teach_or_learn_a_trade_keeps_the_wish(wish: str) -> None:
    assert not asks_lessons(wish)
    assert naming_trades((wish,)) == (wish,)


@pytest.mark.parametrize(
    ("wish", "work"),
    [
        ("apprendre le français et cuisine", "cuisine"),
        ("ménage, cours de français", "ménage"),
        ("apprendre à lire puis travailler dehors", "travailler dehors"),
    ],
)
def test_the_work_wished_beside_lessons_is_kept(wish: str, work: str) -> None:
    assert without_lessons(wish) == work
