"""When somebody is free names no trade, and the work beside it stays."""

import pytest

from matching.words.trades.titles import clauses
from matching.words.wishes.free_said import without_free_times
from matching.words.wishes.wish import names_no_trade


@pytest.mark.parametrize(
    "wish",
    [
        *(
            "dispo qd école",
            "dispo quand les enfants sont à l'école",
            "disponible le lundi et mardi",
            "horaires d'école",
        ),
        *("2 enfants école -> 9h-16h pas de we", "enfants école => 9h-16h", "pas le mardi (soins)"),
        *("je suis libre le samedi", "dispo de suite", "horaires scolaires", "disponible immédiatement"),
    ],
)
def test_when_one_is_free_asks_for_no_work(wish: str) -> None:
    assert names_no_trade(wish)


@pytest.mark.parametrize(
    ("wish", "work"),
    [
        ("caisse, dispo qd école", "caisse,"),
        ("dispo de suite pour ménage", "pour ménage"),
        ("ménage horaires d'école", "ménage"),
    ],
)
def test_the_work_beside_it_stays(wish: str, work: str) -> None:
    assert without_free_times(wish) == work


@pytest.mark.parametrize(
    "wish", ["agent d'école", "cantine scolaire", "vente en libre service", "temps libre des enfants"]
)
def test_work_that_sounds_so_is_left_as_it_is(wish: str) -> None:
    assert without_free_times(wish) == wish


def test_a_day_that_is_refused_stays_refused() -> None:
    assert clauses("pas disponible le mercredi, ménage") == (("ménage",), ("pas disponible le mercredi",))
