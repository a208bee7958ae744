"""What people type becomes trades."""

import pytest

from matching.titles import Titles, clauses, title_forms
from tests.make.values import some_rome


@pytest.fixture(scope="module")
def titles() -> Titles:
    return Titles(some_rome())


def first_code(titles: Titles, text: str) -> str | None:
    trades = titles.understand(text).trades
    return trades[0].code if trades else None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("boulanger", "D1102"),
        ("Boulangère", "D1102"),
        ("boulengère", "D1102"),
        ("macon", "F1703"),
        ("aide a domicil", "K1302"),
        ("repasser du linge", "K1304"),
        ("pétrir la pâte", "D1102"),
    ],
)
def test_should_understand_plain_misspelt_and_described_trades(titles: Titles, text: str, code: str) -> None:
    assert first_code(titles, text) == code


def test_an_everyday_word_may_mean_several_trades(titles: Titles) -> None:
    understood = titles.understand("femme de menage")

    assert {guess.code for guess in understood.trades} >= {"K2204", "K1304"}
    assert all(guess.confidence == 1 for guess in understood.trades[:2])


@pytest.mark.parametrize("text", ["", "   ", "!!!", "zzzz qqqq", "je cherche un travail", "\x00"])
def test_words_that_name_no_trade_are_not_forced_into_one(titles: Titles, text: str) -> None:
    assert titles.understand(text).trades == ()


def test_a_refusal_is_not_a_wish(titles: Titles) -> None:
    assert clauses("plus la coiffure, vendeuse mais pas le soir") == (
        ("vendeuse",),
        ("plus la coiffure", "pas le soir"),
    )
    assert titles.understand("surtout pas boulanger").trades == ()


def test_both_genders_of_a_title_are_read_whole() -> None:
    assert title_forms("Agent / Agente d'entretien de locaux (H/F)") == [
        "agent d entretien de locaux",
        "agente d entretien de locaux",
    ]
