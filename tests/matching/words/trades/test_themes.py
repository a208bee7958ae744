"""What missions and wishes are about where no trade is named."""

from typing import Any

import numpy as np
import pytest

from matching import Kind
from matching.words.trades.rome import Rome, Trade
from matching.words.trades.themes import OF_TRADE, UNSURE, theme_of, themed, themes, wished_themes, with_themes
from tests.make.values import some_opportunity


def mission(title: str, **said: Any) -> str | None:
    theme = theme_of(some_opportunity(kind=Kind.VOLUNTEERING, rome=None, title=title, **said))
    return theme.name if theme else None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Je visite des personnes âgées isolées de Guéret", "elderly"),
        ("J'aide des écoliers à faire leurs devoirs", "school"),
        ("Chantier nature : entretenir une haie", "outdoors"),
        ("Je répare des vélos", "repair"),
        ("Ateliers de français langue étrangère", "french"),
        ("Simulations d'entretiens d'embauche", "work"),
        ("Entretien des sentiers", "outdoors"),
    ],
)
def test_a_mission_is_about_what_its_title_says(title: str, name: str) -> None:
    assert mission(title) == name


def test_the_domain_speaks_where_words_say_nothing() -> None:
    assert mission("Rejoignez-nous !", conditions={"domain": "sport"}) == "sport"
    assert mission("Rejoignez-nous !") is None


@pytest.mark.parametrize(
    ("wish", "name"),
    [
        ("aider les gens", "help"),
        ("les bêtes", "animals"),
        ("le sport avec des enfants", "sport"),
        ("je veux benevole pour parle francais", "french"),
    ],
)
def test_a_wish_without_a_trade_has_themes(wish: str, name: str) -> None:
    assert f"theme:{name}" in wished_themes(wish)


def test_who_wants_a_trade_likes_its_missions_and_who_names_a_theme_may_try_its_first_trades() -> None:
    known = with_themes(np.eye(2, dtype=np.float32), ["A1403", "M1203"])
    animals = 2 + [one.name for one in themes()].index("animals")

    assert known[0, animals] == pytest.approx(OF_TRADE)
    assert known[animals, 0] == pytest.approx(UNSURE)
    assert known[1, animals] == known[animals, 1] == 0


def test_every_theme_stands_behind_the_trades() -> None:
    rome = themed(Rome("one", trades=(Trade("A1403", "Aide d'élevage"),), titles=(), relations=()))

    assert [trade.code for trade in rome.trades[1:]] == [one.code for one in themes()]


def test_themes_name_each_other_and_are_near_themselves_only_once() -> None:
    names = {one.name for one in themes()}

    assert all(set(one.near) <= names - {one.name} for one in themes())
