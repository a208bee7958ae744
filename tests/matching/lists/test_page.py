"""A page is made of the best rows alone wherever no other row may come into it: it is the page made of all rows."""

from datetime import timedelta
from functools import cache

import numpy as np
import pytest

from matching.lists.page import Best, chosen, rows_to_choose
from matching.people import Followed
from matching.scoring.standing import Standing
from tests.make.standing import standing_of
from tests.make.values import NOON, some_opportunity, some_person

OFFERS, PAGE = 160, 20
FOLLOWED = Followed(id=1, pseudonym="", person=some_person(), ranked=True, dismissed=frozenset())
ROWS = np.arange(OFFERS)


@cache
def before() -> Standing:
    """Where all offers stand for the person, made once by the first test that asks: that compiles what scores."""
    return standing_of(
        FOLLOWED.person,
        *(some_opportunity(f"ft:{n:03}", id=n, created=NOON - timedelta(days=n)) for n in range(OFFERS)),
    )


@pytest.mark.parametrize("spread", [0.0, 0.01, 0.5])
def test_a_page_of_the_best_rows_is_that_of_all_rows(spread: float) -> None:
    prices = np.random.default_rng(23).normal(0, spread, OFFERS).astype(np.float32)

    some = chosen(
        rows_to_choose(before(), ROWS, prices=prices, count=PAGE), FOLLOWED, prices=prices, now=NOON, limit=PAGE
    )
    whole = chosen(before().some(ROWS), FOLLOWED, prices=prices, now=NOON, limit=PAGE)

    assert some[0].rows.tolist() == whole[0].rows.tolist()
    assert some[1] == whole[1]


def test_all_rows_are_looked_at_where_a_price_may_bring_another_one() -> None:
    best = Best(*before().best(ROWS, most=PAGE + 5))
    last = np.argmin(before().totals(ROWS))
    prices = np.zeros(OFFERS, dtype=np.float32)
    assert best.holds(PAGE, prices=prices)

    prices[last] = -1.0

    assert not best.holds(PAGE, prices=prices)
    assert len(rows_to_choose(before(), ROWS, prices=prices, count=PAGE).rows) == OFFERS
