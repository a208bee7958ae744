"""How near each trade is to each other: told alike, a known move, one family; a step up is farther than one down.

ROME's moves alone are too bold (a joiner may become a maintenance technician) and silent between close neighbours
(a mason and a building labourer). What both trades are called and what they take, word by word, corrects both.
"""

import re

import numpy as np
from numpy.typing import NDArray

from kit import fold
from matching.words.trades.rome import Rome
from matching.words.trades.titles import Descriptions

TOLD_ALIKE = 1.15
"""What the cosine of the words of two trades (titles, skills) is worth: 0.5 is nearly the same trade."""
MOVES = ((2, 0.3), (5, 0.22))
"""What a known move adds, by its rank in ROME: the first two, up to the fifth."""
LATER_MOVE = 0.15
"""What a move of a later rank adds."""
OTHER_WORLD = 0.6
"""What is left of a move to another large family (first letter of the code): from wood to buildings."""
SAME_FAMILY = 0.13
"""What one professional family adds (first three letters of the code)."""
MOST = 0.92
"""Another trade is never quite the same."""
STEP_UP = 0.7
"""What is left where the trade offered leads people, or is an engineer's, and the trade wanted is neither."""

_LEADS = re.compile(
    r"(?:\d+ |une? )?(?:(?:adjointe? ){1,2}(?:au |a la |du |de la |de )?)?"
    r"(?:cheff?e?|direct(?:eur|rice|ion)|responsable|gerante?|manage(?:r|use)|cadre|contremait(?:re|resse)"
    r"|conduct(?:eur|rice)s?(?: conductrices?| trices?)? de travaux|dirigeante?|superviseu(?:r|se))s?\b"
    r"(?!(?: cheffe| fe)? de (?:rang|partie))"
)
"""On folded words, a title in both genders too: "conducteur conductrice de travaux"."""
_ENGINEER = re.compile(r"ingenieure?\b")


def affinities(rome: Rome, descriptions: Descriptions) -> NDArray[np.float32]:
    """The affinity of each trade (row: wanted) with each (column: offered), shape (n, n), 0 to 1, 1 on the diagonal."""
    codes = np.array([trade.code for trade in rome.trades], dtype=str)
    result = TOLD_ALIKE * descriptions.likeness() + _moves(rome)
    families = codes.astype("U3")
    result += np.float32(SAME_FAMILY) * (families[:, None] == families[None, :])
    above = np.array([stands_above(trade.label) for trade in rome.trades], dtype=bool)
    result *= np.where(~above[:, None] & above[None, :], np.float32(STEP_UP), np.float32(1))
    result = np.minimum(result, np.float32(MOST))
    np.fill_diagonal(result, 1.0)
    return np.asarray(result, dtype=np.float32)


def leads_people(title: str) -> bool:
    """Whether the title of a trade or of an offer begins with a word for whoever leads others."""
    return _LEADS.match(fold(title)) is not None


def stands_above(label: str) -> bool:
    """Whether a trade leads people or is an engineer's, who may lead nobody: a step up for whoever does neither."""
    return leads_people(label) or _ENGINEER.match(fold(label)) is not None


def _moves(rome: Rome) -> NDArray[np.float32]:
    """What the known moves add, there and back, shape (n, n)."""
    position = {trade.code: index for index, trade in enumerate(rome.trades)}
    moves = np.zeros((len(position), len(position)), dtype=np.float32)
    for relation in rome.relations:
        here, there = position[relation.rome], position[relation.target]
        worth = next((worth for last, worth in MOVES if relation.rank <= last), LATER_MOVE)
        worth *= 1.0 if relation.rome[0] == relation.target[0] else OTHER_WORLD
        moves[here, there] = max(moves[here, there], worth)
    return np.maximum(moves, moves.T)
