"""The words of many opportunities as bags, at once: the very counts that `corpus.features_of` makes one by
one, halves of a word included.

Texts are taken apart at spaces, and each piece ("L'aide,") is looked up: a million texts are written with few pieces.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kit import compiled, fold
from matching.live.index.bags import PARTS, Bags
from matching.scoring.corpus import AMONG_SKILLS, AMONG_WORDS, COLUMNS_OF_WORDS, Texts

_MOST_PIECES = 1_000_000


class _Pieces(dict[str, bytes]):
    """The columns of the words of each piece of text, int32, in bytes: looked up, not made again for each text.

    Folding puts a space for a space: a text folded whole, or piece by piece, gives the same words.
    """

    def __missing__(self, piece: str) -> bytes:
        if len(self) >= _MOST_PIECES:  # invented words would fill the memory
            self.clear()
        columns = [column for word in fold(piece).split() if (column := COLUMNS_OF_WORDS[word]) >= 0]
        self[piece] = found = np.array(columns, dtype=np.int32).tobytes()
        return found


_PIECES = _Pieces()


def counted_bags(opportunities: Sequence[Texts[str]]) -> Bags:
    """The bags of some opportunities, of which the texts are given."""
    said = [_said(text) for texts in opportunities for text in texts]
    ends = np.cumsum([0, *(len(one) // 4 for one in said)], dtype=np.int64)
    columns = np.frombuffer(b"".join(said), dtype=np.int32)
    starts = np.zeros(len(opportunities) + 1, dtype=np.int64)
    found = np.empty(len(columns), dtype=np.int32)
    words, skills = np.empty(len(columns), dtype=np.uint8), np.empty(len(columns), dtype=np.uint8)
    _count(columns, ends, _parts(AMONG_WORDS), _parts(AMONG_SKILLS), starts, found, words, skills)
    end = starts[-1]
    return Bags(starts, found[:end].copy(), words[:end].copy(), skills[:end].copy())


def _said(text: str) -> bytes:
    return b"".join(map(_PIECES.__getitem__, text.replace("\n", " ").split(" ")))


def _parts(worth: Texts[float]) -> NDArray[np.int64]:
    """What each text counts, in the parts of a bag."""
    return (np.array(worth) * PARTS).astype(np.int64)


@compiled
def _count(
    columns: NDArray[np.int32],
    ends: NDArray[np.int64],
    among_words: NDArray[np.int64],
    among_skills: NDArray[np.int64],
    starts: NDArray[np.int64],
    found: NDArray[np.int32],
    words: NDArray[np.uint8],
    skills: NDArray[np.uint8],
) -> None:
    """Counts the columns of each row, whose texts end one after the other at `ends` (rows × texts + 1,).

    Fills `starts`, and of each row `found` in ascending order, with its counts.
    """
    texts, end = len(among_words), 0
    for row in range(len(starts) - 1):
        first, last = ends[row * texts], ends[(row + 1) * texts]
        keys = np.empty(last - first, dtype=np.int64)
        for text in range(texts):
            for place in range(ends[row * texts + text], ends[row * texts + text + 1]):
                keys[place - first] = np.int64(columns[place]) * texts + text
        keys.sort()
        before, in_words, in_skills = np.int64(-1), np.int64(0), np.int64(0)
        for key in keys:
            column, text = key // texts, key % texts
            if column != before:
                end += 1
                before, in_words, in_skills = column, np.int64(0), np.int64(0)
            in_words += among_words[text]
            in_skills += among_skills[text]
            found[end - 1] = column
            words[end - 1], skills[end - 1] = min(in_words, 255), min(in_skills, 255)
        starts[row + 1] = end
