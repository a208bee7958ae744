"""The least lengths along a graph: those of scipy, to the last digit."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from geo.estimate.paths import shortest


def some_graph(seed: int, *, nodes: int = 60, edges: int = 140) -> csr_array:
    """Some pairs of nodes joined both ways, others out of reach."""
    rng = np.random.default_rng(seed)
    here, there = rng.integers(0, nodes, (2, edges))
    lengths = np.full((nodes, nodes), 0.0)
    lengths[here, there] = lengths[there, here] = rng.uniform(0.1, 30.0, edges)
    return csr_array(lengths)


@settings(deadline=None, max_examples=50)  # the first one waits for machine code
@given(seed=st.integers(0, 2**32 - 1), most=st.sampled_from([0.0, 12.5, 40.0, np.inf]))
def test_lengths_are_those_of_the_textbook(seed: int, most: float) -> None:
    graph = some_graph(seed)

    least, longest = graph.data.min(), graph.data.max()
    found = shortest(graph.indptr, graph.indices, graph.data, 7, most, least, longest)

    assert np.array_equal(found, dijkstra(graph, indices=7, limit=most))


def test_a_node_joined_to_none_is_all_there_is() -> None:
    alone = csr_array((3, 3), dtype=np.float64)

    found = shortest(alone.indptr, alone.indices, alone.data, 1, np.inf, 1.0, 1.0)

    assert found.tolist() == pytest.approx([np.inf, 0.0, np.inf])
