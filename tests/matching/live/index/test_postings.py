"""Words looked up by stem: told of some runs of rows, and forgotten after."""

import numpy as np
from numpy.typing import NDArray

from matching.live.index import parts_of
from matching.live.index.postings import Postings
from matching.scoring.corpus import bag_of, rarity_of, vector_of
from matching.words.trades.terms import cosines
from tests.make.standing import COMMUNES, KNOWLEDGE
from tests.make.values import some_opportunity

TITLES = ("Agent de ménage", "Boulanger", "Ménage de bureaux et accueil", "Maçon", "Agent d'accueil") * 20
ROWS = [some_opportunity(id=number, title=title) for number, title in enumerate(TITLES)]
BAGS = parts_of(ROWS, trades=KNOWLEDGE.trades, communes=COMMUNES).bags
RARITY = rarity_of(np.bincount(BAGS.columns[BAGS.words > 0], minlength=1 << 18), among=len(ROWS))
POSTINGS = Postings.of(BAGS, RARITY)
EVERYTHING = ((0, len(ROWS)),)


def cosines_with(words: str, *, within: tuple[tuple[int, int], ...]) -> NDArray[np.float32]:
    asked, runs = vector_of(bag_of((words, 1.0)) if words else {}, RARITY), np.array(within, dtype=np.int32)
    with POSTINGS.cosines(asked, len(ROWS), runs) as found:
        return found.copy()


def test_runs_of_rows_are_told_the_cosines_that_all_rows_are_told() -> None:
    here = np.zeros(len(ROWS), dtype=np.bool_)
    here[3:41] = here[60:61] = True

    some = cosines_with("accueil et ménage", within=((3, 41), (60, 61)))

    everywhere = cosines_with("accueil et ménage", within=EVERYTHING)
    assert np.count_nonzero(everywhere) == 60
    assert np.array_equal(some, np.where(here, everywhere, 0))


def test_nothing_is_left_of_a_question_after_it() -> None:
    cosines_with("accueil et ménage", within=((3, 41), (60, 61)))

    assert not cosines_with("", within=EVERYTHING).any()


def test_what_is_looked_up_is_what_each_row_says() -> None:
    asked = vector_of(bag_of(("accueil et ménage", 1.0)), RARITY)

    row_by_row = cosines(BAGS.words_of(np.arange(len(ROWS)), RARITY), asked)

    assert np.allclose(cosines_with("accueil et ménage", within=EVERYTHING), row_by_row, atol=1e-4)
