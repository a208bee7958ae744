"""The trained part: small models that are read as one."""

import numpy as np

from matching.words.titles import linear
from matching.words.titles.features import features, rarity, weighted


def test_the_small_models_are_read_as_the_mean_of_what_each_finds() -> None:
    raw = features(["Boulanger", "Maçon", "Boulangère", "Maçonne"])
    vectors = weighted(raw, rarity(raw))
    trades, weights = np.array([0, 1, 0, 1]), np.ones(4, dtype=np.float32)

    together = linear.train(vectors, trades, weights, trades_count=3, seed=23)
    each = [linear._train_one(vectors, trades, weights, trades_count=3, seed=23 + one) for one in range(linear.MEMBERS)]

    mean = np.exp(np.mean([np.log(one.probabilities(vectors)) for one in each], axis=0))
    np.testing.assert_allclose(together.probabilities(vectors), mean / mean.sum(axis=1, keepdims=True), rtol=1e-4)
    assert together.probabilities(vectors).argmax(axis=1).tolist() == trades.tolist()
