"""Numbers and days are spelled in one place each, and read alike wherever a text counts something."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from matching.words import conditions as said
from matching.words.described.trial import trial_days
from matching.words.described.week_hours import hours_counted
from matching.words.numbers import NUMBER, between, in_figures, number_of
from matching.words.spelling.tongues import in_french
from matching.words.times.days import days_from_to
from matching.words.times.sessions import Sessions, sessions_in
from matching.words.wishes.wish import read_hours
from tests.matching.words.conditions.reading import read

ROOT = Path(__file__).parents[3]
_SPELLED_OUT = re.compile(r"\b(?:lundi\W{1,3}mardi|mardi\W{1,3}mercredi|deux\W{1,3}trois|trois\W{1,3}quatre)\b")


@pytest.mark.parametrize(
    ("written", "number"),
    [("7", 7), ("une", 1), ("neuf", 9), ("dix-sept", 17), ("vingt et une", 21), ("trente cinq", 35), ("soixante", 60)],
)
def test_a_number_is_the_same_in_letters_and_in_figures(written: str, number: int) -> None:
    assert re.fullmatch(NUMBER, written)
    assert number_of(written) == number


def test_numbers_between_two_are_those_alone() -> None:
    asked = re.compile(between(2, 12))

    assert [one for one in ("1", "un", "2", "douze", "12", "13", "treize") if asked.fullmatch(one)] == [
        *("2", "douze", "12"),
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("vingt-quatre heures, une heure de pause, deux jours", "24 heures, une heure de pause, deux jours"),
        ("mille huit cents euros", "1800 euros"),
        ("dans le neuf et la rénovation, vingt-neuf heures", "dans le neuf et la rénovation, 29 heures"),
        ("43 pour cent du SMIC", "43 pour cent du SMIC"),
        ("aux Quatre-Vents", "aux Quatre-Vents"),
    ],
)
def test_what_counts_is_put_in_figures_and_what_does_not_stays(text: str, figures: str) -> None:
    assert in_figures(text) == figures


@pytest.mark.parametrize(
    ("wish", "hours"),
    [
        ("ménage vingt-quatre heures", 24),
        ("ménage trente cinq heures par semaine", 35),
        ("vingt et une heures", 21),
        ("quarante heures", 40),
        ("dix-huit h", 18),
        ("sept heures par jour, cinq jours par semaine", 35),
        ("прибирання двадцять чотири години", 24),
        ("уборка тридцать пять часов", 35),
        ("تنظيف اربع و عشرين ساعة", 24),
        ("cleaning twenty-four hours", 24),
    ],
)
def test_the_hours_of_a_wish_are_read_whatever_their_number_and_language(wish: str, hours: float) -> None:
    found = read_hours(wish)

    assert found is not None
    assert found.a_week == hours


@pytest.mark.parametrize("number", ["six", "sept", "neuf", "onze", "dix-huit", "vingt-quatre"])
def test_every_number_counts_months_days_and_times_alike(number: str) -> None:
    count = number_of(number)

    assert read(said.months_in, f"Expérience de {number} mois") == count
    assert trial_days(f"essai de {number} jours") == count
    assert sessions_in(f"1 h, {number} fois par mois") == Sessions(count, 60)


def test_an_employer_may_spell_the_hours_of_a_week_or_of_a_day() -> None:
    assert hours_counted("aide ménagère vingt-quatre heures par semaine", days=()).hours == 24
    assert hours_counted("sept heures par jour, cinq jours par semaine", days=()).hours == 35
    assert hours_counted("de sept heures à douze heures, cinq jours par semaine", days=()).hours == 25


def test_what_is_no_number_of_hours_is_left_in_another_language() -> None:
    assert in_french("20 4 heures") == "20 4 heures"


def test_days_from_one_to_another_go_over_the_week_end() -> None:
    assert days_from_to(5, 0) == {5, 6, 0}


def test_no_other_module_spells_days_or_numbers_out() -> None:
    folders = ("api", "cli", "geo", "ingest", "kit", "matching", "sheets", "store")
    modules = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    found = {str(path.relative_to(ROOT)) for path in modules if any(_SPELLED_OUT.search(one) for one in _texts(path))}

    assert found == {"matching/words/times/days.py", "matching/words/numbers.py"}


def test_no_other_module_reads_numbers_in_letters_by_itself() -> None:
    modules = (path for path in (ROOT / "matching").rglob("*.py") if "text_to_num" in path.read_text(encoding="utf-8"))

    assert [path.relative_to(ROOT).as_posix() for path in modules] == ["matching/words/numbers.py"]


def _texts(path: Path) -> Iterator[str]:
    """The strings of a module that are no docstrings, and its lists of strings as one; none where it says neither."""
    source = path.read_text(encoding="utf-8")
    if not any(word in source for word in ("mardi", "trois")):
        return
    tree = ast.parse(source)
    told = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value
        elif isinstance(node, ast.Tuple | ast.List | ast.Set):
            yield ",".join(str(one.value) for one in node.elts if isinstance(one, ast.Constant))
        elif isinstance(node, ast.Dict):
            yield ",".join(str(one.value) for one in node.keys if isinstance(one, ast.Constant))
