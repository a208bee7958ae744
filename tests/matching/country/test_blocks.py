"""Blocks: neighbours together, none too heavy."""

import numpy as np

from matching.country.blocks import blocks_of

LAT, LON = (axis.ravel() for axis in np.meshgrid(np.arange(45.0, 49.0, 0.25), np.arange(0.0, 4.0, 0.25)))


def test_no_block_weighs_more_than_asked() -> None:
    weight = np.random.default_rng(1).integers(1, 20, len(LAT))

    blocks = blocks_of(LAT, LON, weight, most=100)

    assert np.bincount(blocks, weights=weight).max() <= 100
    assert blocks.max() + 1 <= 2 * weight.sum() / 100 + 10


def test_what_weighs_nothing_is_in_no_block_and_a_heavy_place_stands_alone() -> None:
    weight = np.ones(len(LAT), np.int64)
    weight[3], weight[7] = 0, 500

    blocks = blocks_of(LAT, LON, weight, most=50)

    assert blocks[3] == -1
    assert (blocks == blocks[7]).sum() == 1


def test_nowhere_has_no_block() -> None:
    assert blocks_of(LAT, LON, np.zeros(len(LAT), np.int64), most=10).max() == -1
