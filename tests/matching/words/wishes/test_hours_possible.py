"""Between which hours somebody can work, as they say it: read as hours of the day, never as how many there are."""

import pytest

from matching.words.wishes.refusals import refused_in
from matching.words.wishes.wish import names_no_trade, read_hours, work_named


@pytest.mark.parametrize(
    ("wish", "before", "after"),
    [
        ("je dois rentrer à 16h", None, 16 * 60),
        ("menage je dois etre rentrée à 16h30", None, 16 * 60 + 30),
        ("il faut que je sois rentrée pour quatre heures", None, 16 * 60),
        ("ménage, être à la maison à 16h", None, 16 * 60),
        ("je dois partir à quatre heures moins le quart", None, 15 * 60 + 45),
        ("finir à 3h de l'après-midi", None, 15 * 60),
        ("avant quatre heures et demie", None, 16 * 60 + 30),
        ("ménage avant 16:30", None, 16 * 60 + 30),
        ("avant midi", None, 12 * 60),
        ("pas plus tard que 16h", None, 16 * 60),
        ("16h au plus tard", None, 16 * 60),
        ("jusqu'à 16h", None, 16 * 60),
        ("je vais chercher mes enfants à l'école à 16h20", None, 16 * 60 + 20),
        ("je récupère ma fille à midi", None, 12 * 60),
        ("pas avant 9h je dépose les enfants", 9 * 60, None),
        ("pas avant neuf heures et quart", 9 * 60 + 15, None),
        ("je dépose les enfants à 8h30", 8 * 60 + 30, None),
        ("pas plus tôt que 9h", 9 * 60, None),
        ("ménage plus tôt que 16h", None, 16 * 60),
        ("finir plus tôt que 16h", None, 16 * 60),
        ("caisse, plus tard que 9h", 9 * 60, None),
        ("pas plus tôt qu'à 9h", 9 * 60, None),
        ("libre à partir de 9h", 9 * 60, None),
        ("pas avant 2h", 14 * 60, None),
        ("entre 9h et 16h", 9 * 60, 16 * 60),
        ("libre de 9h à 4h", 9 * 60, 16 * 60),
        ("ménage de 5h à 7h", 5 * 60, 7 * 60),
        ("de neuf heures à seize heures trente", 9 * 60, 16 * 60),
        ("le matin de 8h à 12h et le soir de 18h à 20h", 8 * 60, 20 * 60),
        ("libre de 9h à 11h et de 14h à 16h", 9 * 60, 16 * 60),
        ("ménage entre 14h et 18h ou entre 8h et 11h", 8 * 60, 18 * 60),
    ],
)
def test_the_hours_that_are_possible_are_read(wish: str, before: int | None, after: int | None) -> None:
    refused = refused_in(wish)

    assert (refused.before, refused.after) == (before, after)
    assert read_hours(wish) is None


@pytest.mark.parametrize(
    "wish",
    [
        "ménage avant 7h",
        "ménage avant 9h",
        "rentrer à 9h",
        "plus tôt que 8h",
        "de 22h à 6h",
        "de 8h à 12h ou de 22h à 6h",
        "je finis à 16h",
        "je travaille déjà jusqu'à 14h",
        "garde d'enfants, les récupérer à 16h30",
        "2h de ménage",
        "agent de midi",
    ],
)
def test_what_may_mean_something_else_is_left_unread(wish: str) -> None:
    refused = refused_in(wish)

    assert (refused.before, refused.after) == (None, None)


@pytest.mark.parametrize(
    ("wish", "hours"),
    [
        ("entre 15h et 20h", 20),
        ("à partir de 20h par semaine", 20),
        ("jusqu'à 25h par semaine", 25),
        ("ménage 2h avant 16h", 2),
        ("pas plus de 25h", 25),
    ],
)
def test_how_many_hours_there_are_stays_a_number(wish: str, hours: float) -> None:
    said = read_hours(wish)

    assert said is not None
    assert said.number == hours


@pytest.mark.parametrize(
    "wish",
    [
        "menage, je dois rentrer à 16h",
        "menage avant quatre heures et demie",
        "menage pas avant neuf heures",
        "menage de 8h à 12h et de 14h à 18h",
    ],
)
def test_the_work_is_what_is_left(wish: str) -> None:
    assert work_named(wish) == "menage"


@pytest.mark.parametrize(
    ("wish", "day"), [("de 9h à 16h sauf mercredi", 2), ("ménage entre 8h et 12h, entre 14h et 16h, pas le samedi", 5)]
)
def test_days_that_are_refused_beside_hours_are_no_more_than_days(wish: str, day: int) -> None:
    refused = refused_in(wish)

    assert refused.days == {day}
    assert refused.after == 16 * 60


@pytest.mark.parametrize(
    "wish",
    [
        "pas de 12h à 14h",
        "menage, pas disponible de 8h à 10h ni de 16h à 18h",
        "menage sauf de 12h à 14h et de 17h à 19h",
        "occupée le matin de 8h à 9h et de 16h à 17h",
        "jamais de 20h à 22h",
    ],
)
def test_hours_that_are_refused_are_not_the_only_possible_ones(wish: str) -> None:
    refused = refused_in(wish)

    assert (refused.before, refused.after, read_hours(wish)) == (None, None, None)


def test_hours_refused_beside_possible_ones_leave_these() -> None:
    refused = refused_in("je suis libre de 9h à 16h mais pas de 12h à 13h")

    assert (refused.before, refused.after) == (9 * 60, 16 * 60)


@pytest.mark.parametrize("wish", ["je dois être rentrée à 16h30", "pas avant 9h je dépose les enfants", "avant midi"])
def test_hours_alone_name_no_trade(wish: str) -> None:
    assert names_no_trade(wish)
