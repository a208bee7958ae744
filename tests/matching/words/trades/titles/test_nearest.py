"""The index of known titles: who is near votes, and what it was made of stays as it was."""

import numpy as np

from matching.words.trades.titles.features import features, rarity, weighted
from matching.words.trades.titles.nearest import TELLING, nearest_of

TITLES = ["Boulanger", "Maçon", "Conducteur d'engins de chantier et de travaux publics en grande carrière"]


def test_what_the_index_is_made_of_is_left_as_it_was() -> None:
    raw = features(TITLES)
    vectors = weighted(raw, rarity(raw))
    before = vectors.copy()

    nearest_of(vectors, rows=np.arange(3), trades=np.arange(3), weights=np.ones(3, dtype=np.float32), trades_count=3)

    assert np.diff(before.indptr).max() > TELLING
    for kept, was in zip(
        (vectors.data, vectors.indices, vectors.indptr), (before.data, before.indices, before.indptr), strict=True
    ):
        np.testing.assert_array_equal(kept, was)


def test_the_nearest_title_gives_its_trade_most_votes() -> None:
    raw = features(TITLES)
    rare = rarity(raw)
    index = nearest_of(
        weighted(raw, rare),
        rows=np.arange(3),
        trades=np.arange(3),
        weights=np.ones(3, dtype=np.float32),
        trades_count=3,
    )

    votes, near = index.votes_of(index.near(weighted(features(["maçonnerie", "boulangère"]), rare)))

    assert votes.argmax(axis=1).tolist() == [1, 0]
    assert near.max() < 1
