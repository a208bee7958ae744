"""Words met row by row or stem by stem: the same numbers."""

import numpy as np
from scipy.sparse import random_array

from matching.terms import Terms, cosines


def test_both_ways_to_meet_words_give_the_same_numbers() -> None:
    rows = random_array((50, 400), density=0.1, format="csr", dtype=np.float32, rng=np.random.default_rng(3))
    question = random_array((1, 400), density=0.05, format="csr", dtype=np.float32, rng=np.random.default_rng(4))

    found = Terms.of(rows).cosines(question)

    assert np.array_equal(found, cosines(rows, question))
    assert np.allclose(found, (rows @ question.T).toarray().ravel(), atol=1e-6)


def test_no_word_meets_nothing() -> None:
    rows = random_array((3, 20), density=0.5, format="csr", dtype=np.float32, rng=np.random.default_rng(5))
    nothing = random_array((1, 20), density=0.0, format="csr", dtype=np.float32)

    assert Terms.of(rows).cosines(nothing).tolist() == cosines(rows, nothing).tolist() == [0, 0, 0]
