"""The trained part: small models that are read as one."""

import numpy as np

from matching.words.trades.titles import linear
from matching.words.trades.titles.features import features, rarity, weighted


def test_each_word_is_read_as_the_trade_that_it_was_taught_with() -> None:
    taught = ["Boulanger", "Maçon", "Infirmier"] * 200
    raw = features(taught)
    rare = rarity(raw)
    trades = np.array([0, 1, 2] * 200)
    read = linear.train(weighted(raw, rare), trades, np.ones(600, dtype=np.float32), trades_count=4)

    found = read.probabilities(weighted(features(["Infirmier", "Boulanger", "Maçon"]), rare))

    assert found.argmax(axis=1).tolist() == [2, 0, 1]
    assert found.max(axis=1).min() > 0.8
    assert found[:, 3].max() < 0.05, "a trade that no title taught"


def test_the_small_models_are_read_as_the_mean_of_what_each_finds() -> None:
    raw = features(["Boulanger", "Maçon", "Boulangère", "Maçonne"])
    vectors = weighted(raw, rarity(raw))
    trades, weights = np.array([0, 1, 0, 1]), np.ones(4, dtype=np.float32)

    together = linear.train(vectors, trades, weights, trades_count=3, seed=23)
    each = [linear._train_one(vectors, trades, weights, trades_count=3, seed=23 + one) for one in range(linear.MEMBERS)]

    mean = np.exp(np.mean([np.log(one.probabilities(vectors)) for one in each], axis=0))
    np.testing.assert_allclose(together.probabilities(vectors), mean / mean.sum(axis=1, keepdims=True), rtol=1e-4)
    assert together.probabilities(vectors).argmax(axis=1).tolist() == trades.tolist()
