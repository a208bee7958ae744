"""Words met row by row or stem by stem: the same numbers."""

import numpy as np
from scipy.sparse import csr_matrix, random_array

from matching.words.trades.terms import Terms, Vector, cosines


def some_rows(count: int, columns: int, *, density: float, seed: int) -> csr_matrix:
    return csr_matrix(
        random_array((count, columns), density=density, dtype=np.float32, rng=np.random.default_rng(seed))
    )


def test_both_ways_to_meet_words_give_the_same_numbers() -> None:
    rows = some_rows(50, 400, density=0.1, seed=3)
    question = some_rows(1, 400, density=0.05, seed=4)
    asked = Vector(question.indices, question.data)

    found = Terms.of(rows).cosines(asked)

    assert np.array_equal(found, cosines(rows, asked))
    assert np.allclose(found, (rows @ question.T).toarray().ravel(), atol=1e-6)


def test_no_word_meets_nothing() -> None:
    rows = some_rows(3, 20, density=0.5, seed=5)
    nothing = Vector(np.empty(0, np.int32), np.empty(0, np.float32))

    assert Terms.of(rows).cosines(nothing).tolist() == cosines(rows, nothing).tolist() == [0, 0, 0]
