"""Reads trades out of what people type: "femme de menage" becomes K1304 with a confidence, or nothing.

Three readings of each part of a wish, the best one counts: the words as they are known (exactly), the names of trades
letter by letter (misspelling, gender, word order), and what the trade does, word by word (its titles and skills). The
model that codes titles puts them in order.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from matching.rome import Rome
from matching.titles.described import Descriptions
from matching.titles.everyday import everyday
from matching.titles.features import features, weighted
from matching.titles.model import TitleModel
from matching.titles.training import nearest_titles
from matching.titles.wording import clauses, title_forms, tokens
from matching.wishes import without_hours

LEAST_CONFIDENCE = 0.45
"""Below it, words are not taken for a trade."""
MOST_TRADES = 5
"""Trades kept for one wish: everyday words are broad ("ménage" is homes, offices and hotels)."""
REMEMBERED = 20_000
"""Texts whose trades are kept: a department's wishes, and what is searched most."""

_KNOWN = (1.0, 0.9, 0.8, 0.7)
"""What an everyday word is worth for its first meaning, its second, and so on."""
_NOTHING_SAID, _SURE = 0.3, 0.75
"""The cosine of letters that says nothing, and the one that is sure."""
_HALF = 0.7
"""What one half of an alternative is worth where the whole is understood: "école" in "nettoyer bureau ou école"."""
_EITHER = re.compile(r"\bou\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TradeGuess:
    """A trade that some words may mean; `confidence` from 0 to 1."""

    code: str
    label: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Understood:
    """How some words were understood: the likely trades, best first; none where they name no trade."""

    text: str
    trades: tuple[TradeGuess, ...]


class Titles:
    """Reads trades out of words, for one version of ROME. With no trained model, the nearest titles do: seconds."""

    def __init__(self, rome: Rome, model: TitleModel | None = None) -> None:
        self._labels = {trade.code: trade.label for trade in rome.trades}
        self._codes = list(self._labels)
        self._model = (model or nearest_titles(rome)) if rome.trades else None
        if self._model is not None and list(self._model.codes) != self._codes:
            self._model = nearest_titles(rome)  # trained on another version of ROME
        self._descriptions = Descriptions(rome)
        self._known = _known_words(rome)
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._understand)

    def confidences(self, text: str) -> NDArray[np.float32]:
        """The confidence that `text` means each trade, shape (trades of ROME,), 0 to 1."""
        if self._model is None or not tokens(text):
            return np.zeros(len(self._codes), dtype=np.float32)
        chances, _ = self._model.probabilities([text])
        vector = weighted(features([text]), self._model.rare)
        letters = (self._model.nearest.cosines_for(vector) - _NOTHING_SAID) / (_SURE - _NOTHING_SAID)
        read = np.maximum(np.clip(letters, 0, 1), self._descriptions.confidences(text))
        likely = np.sqrt(chances[0] / chances[0].max())
        read = np.asarray(read * (0.5 + 0.5 * likely), dtype=np.float32)
        for trade, worth in self._known.get(" ".join(tokens(text)), {}).items():
            read[trade] = max(read[trade], worth)
        return read

    def understand(self, text: str) -> Understood:
        """The trades that a wish or a past job means, best first, refusals left out. Remembered: people repeat."""
        return self._remembered(text)

    def _understand(self, text: str) -> Understood:
        wanted, _ = clauses(without_hours(text))
        best = np.zeros(len(self._codes), dtype=np.float32)
        for clause in wanted:
            best = np.maximum(best, self.confidences(clause))
        if len(wanted) > 1 and _EITHER.search(text):
            whole = self.confidences(" ".join(wanted))
            if whole.max(initial=0) >= LEAST_CONFIDENCE:
                best = np.maximum(whole, _HALF * best)
        return Understood(text=text, trades=self._best(best))

    def _best(self, confidences: NDArray[np.float32]) -> tuple[TradeGuess, ...]:
        order = np.argsort(-confidences, kind="stable")[:MOST_TRADES]
        return tuple(
            TradeGuess(code, self._labels[code], round(float(confidences[index]), 3))
            for index in order
            if confidences[index] >= LEAST_CONFIDENCE
            for code in (self._codes[index],)
        )


def _known_words(rome: Rome) -> dict[str, dict[int, float]]:
    """For the words of each title and everyday expression, the trades they name, each with its worth."""
    position = {trade.code: index for index, trade in enumerate(rome.trades)}
    known: dict[str, dict[int, float]] = {}
    named = [(title.rome, title.label) for title in rome.titles] + [(trade.code, trade.label) for trade in rome.trades]
    said: list[tuple[str, tuple[str, ...]]] = [(form, (code,)) for code, label in named for form in title_forms(label)]
    said += [(one.words, one.codes) for one in everyday()]
    for words, codes in said:
        meanings = known.setdefault(" ".join(tokens(words)), {})
        for code, worth in zip(codes, _KNOWN, strict=False):
            if code in position:
                meanings[position[code]] = max(worth, meanings.get(position[code], 0.0))
    return known
