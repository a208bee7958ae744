"""How near each trade is to each other: same, a known move, a move of a move, shared skills, same field."""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from matching.rome import Rome

MOVE_FIRST, MOVE_STEP, MOVE_LEAST = 0.78, 0.03, 0.5
"""ROME ranks the moves from a trade: the nearest is worth 0.78, each next one 0.03 less, at least 0.5."""
TWO_MOVES = 0.75
"""A move of a move is worth this share of the product of both."""
SKILLS_MOST = 0.75
"""What two trades are worth that share all their skills and no move."""
SAME_FIELD = 0.3
"""What two trades of one professional field (first three letters of the code) are worth at least."""


def affinities(rome: Rome) -> NDArray[np.float32]:
    """The affinity of each trade (row: wanted) with each (column: offered), shape (n, n), 0 to 1, 1 on the diagonal."""
    codes = [trade.code for trade in rome.trades]
    position = {code: index for index, code in enumerate(codes)}
    n = len(codes)
    moves = np.zeros((n, n), dtype=np.float32)
    for relation in rome.relations:
        here, there = position[relation.rome], position[relation.target]
        worth = max(MOVE_LEAST, MOVE_FIRST - MOVE_STEP * (relation.rank - 1))
        moves[here, there] = max(moves[here, there], worth)
    result = np.maximum(moves, 0.9 * moves.T)
    for index in range(n):
        steps = np.flatnonzero(moves[index])
        if steps.size:
            two = TWO_MOVES * (moves[index, steps, None] * moves[steps]).max(axis=0)
            result[index] = np.maximum(result[index], two)
    result = np.maximum(result, SKILLS_MOST * _shared_skills(rome, position))
    fields = np.array([code[:3] for code in codes])
    result = np.maximum(result, np.where(fields[:, None] == fields[None, :], np.float32(SAME_FIELD), np.float32(0)))
    np.fill_diagonal(result, 1.0)
    return np.asarray(result, dtype=np.float32)


def _shared_skills(rome: Rome, position: dict[str, int]) -> NDArray[np.float32]:
    """Cosine of the trades' skills, each weighted by its rarity (idf), the core ones double; shape (n, n)."""
    n = len(position)
    columns: dict[str, int] = {}
    rows: list[int] = []
    cols: list[int] = []
    weights: list[float] = []
    for skill in rome.skills:
        rows.append(position[skill.rome])
        cols.append(columns.setdefault(skill.code, len(columns)))
        weights.append(2.0 if skill.core else 1.0)
    if not rows:
        return np.zeros((n, n), dtype=np.float32)
    matrix = csr_matrix((np.array(weights, dtype=np.float32), (rows, cols)), shape=(n, len(columns)))
    trades_with = np.bincount(cols, minlength=len(columns))
    rare = matrix.multiply(np.log(1 + n / trades_with)[None, :]).tocsr()
    lengths = np.sqrt(rare.multiply(rare).sum(axis=1))
    unit = csr_matrix(rare.multiply(1 / np.maximum(lengths, np.float32(1e-9))))
    return np.asarray((unit @ unit.T).todense(), dtype=np.float32)
