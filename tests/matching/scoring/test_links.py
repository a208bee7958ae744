"""What may be told of a trade beside some words: fewer than the score counts, so that each one is believed."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matching.scoring.links import NAMED, NEAR, NOTHING, links_of

SHOP, CLOTHES, BAKER, PASTRY, THEME = range(5)
AFFINITY = np.eye(5, dtype=np.float32)
AFFINITY[SHOP, BAKER], AFFINITY[CLOTHES, BAKER], AFFINITY[BAKER, PASTRY] = 0.74, 0.1, 0.84


def links(*meant: dict[int, float], themes: tuple[int, ...] = (), to_try: tuple[int, ...] = ()) -> list[int]:
    return [int(link) for link in links_of(meant, themes=themes, to_try=to_try, affinity=AFFINITY)]


def test_a_trade_near_to_one_meaning_of_several_is_told_as_near_to_nothing() -> None:
    assert links({SHOP: 1.0})[BAKER] == NEAR
    assert links({SHOP: 1.0, CLOTHES: 1.0})[BAKER] == NOTHING


def test_a_meaning_that_is_less_sure_takes_less_away() -> None:
    assert links({SHOP: 1.0, CLOTHES: 0.2})[BAKER] == NEAR


def test_each_clause_is_near_to_trades_of_its_own() -> None:
    assert links({CLOTHES: 1.0}, {BAKER: 1.0}) == [NOTHING, NAMED, NAMED, NEAR, NOTHING]


def test_a_theme_names_itself_and_what_anybody_may_try_where_no_trade_is_named() -> None:
    assert links({}, themes=(THEME,), to_try=(BAKER,)) == [NOTHING, NOTHING, NEAR, NOTHING, NAMED]
    assert links({CLOTHES: 1.0}, themes=(THEME,), to_try=(BAKER,))[BAKER] == NOTHING


@given(st.lists(st.dictionaries(st.integers(0, 4), st.floats(0.45, 1), max_size=4), max_size=3))
def test_what_is_named_is_what_the_words_may_mean(meant: list[dict[int, float]]) -> None:
    named = {trade for trade, link in enumerate(links(*meant)) if link == NAMED}

    assert named == {trade for clause in meant for trade in clause}


def test_words_that_mean_nothing_are_linked_to_nothing() -> None:
    assert links() == links({}) == [NOTHING] * 5
