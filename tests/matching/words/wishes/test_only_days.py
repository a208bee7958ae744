"""The only days that somebody has are kept, and the work beside them stays."""

import pytest

from matching.words.times.day_parts import DayPart
from matching.words.trades.titles import clauses
from matching.words.wishes.only_days import only_days_told
from matching.words.wishes.refusals import refused_in
from matching.words.wishes.wish import names_no_trade, part_said

_ALL = frozenset(range(7))


@pytest.mark.parametrize(
    ("wish", "days"),
    [
        ("que le lundi et le jeudi", {0, 3}),
        ("ménage uniquement mardi et vendredi", {1, 4}),
        ("ménage le lundi et mardi seulement", {0, 1}),
        ("que les mardis, jeudis et samedis", {1, 3, 5}),
        ("du lundi au jeudi seulement", {0, 1, 2, 3}),
        ("serveur le week-end seulement", {5, 6}),
        ("caisse que le week-end et le mercredi", {2, 5, 6}),
        ("ma soeur m'emmène le lundi et le jeudi", {0, 3}),
        ("seulment ménage, juste le samdi", {5}),
    ],
)
def test_other_days_than_the_only_ones_are_refused(wish: str, days: set[int]) -> None:
    assert refused_in(wish).days == _ALL - days


def test_the_part_of_the_only_day_is_kept() -> None:
    assert part_said("ménage, samedi matin seulement") is DayPart.MORNING
    assert refused_in("samedi matin seulement").parts == frozenset()


def test_the_work_beside_the_only_days_is_asked_for() -> None:
    assert clauses("je cherche ménage que le lundi")[0] == ("je cherche ménage",)
    assert names_no_trade("n'importe quel travail, que le lundi")


@pytest.mark.parametrize(
    "text",
    [
        *("je sais que le lundi c'est fermé", "que le mercredi et le samedi je peux pas", "sauf que le mercredi"),
        *("je veux que le mercredi soit libre", "pas le lundi seulement", "pas que le samedi", "parce que le lundi"),
        *("menage vendredi samedi", "le lundi et le jeudi", "accompagner le mercredi", "serveuse le soir seulement"),
    ],
)
def test_days_that_are_not_the_only_ones_stay_as_they_are(text: str) -> None:
    assert only_days_told(text) == text
