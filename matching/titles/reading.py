"""Turns words into trades: "femme de menage" becomes K2204 with a confidence, or nothing.

Two readings, the better one counts: the name of a trade, letter by letter (misspelling, gender, word order), and what
the trade does, word by word (its titles and skills), for people who say what they would do rather than a title.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from kit import fold, stems
from matching.rome import Rome
from matching.wishes import without_hours

LEAST_CONFIDENCE = 0.45
"""Below it, words are not taken for a trade."""

MOST_TRADES = 5
"""Trades kept for one wish: everyday words are broad ("ménage" is homes, offices and hotels)."""

REMEMBERED = 20_000
"""Texts whose trades are kept: a department's wishes, and what is searched most."""

_DESCRIBED_MOST = 0.85
"""A trade that is only described, not named, is never quite sure."""
_DESCRIBED_STEEP = 2.0
"""Half of the cosine of its words is enough: a wish has three words, a trade's document fifty."""

_GENDER = re.compile(r"\s*(?:\(?\s*[hf]\s*[/\-]\s*[hf]\s*\)?|\(e\)|\(se\)|\(trice\)|\(ère\)|\(ne\))", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;.!?()]|\bmais\b|\bou\b|\bpuis\b|\bsinon\b", re.IGNORECASE)
_REFUSED = re.compile(
    r"^\s*(?:et\s+)?(?:surtout\s+)?(?:pas|plus|jamais|sauf|sans|ni)\b(?!\s+(?:ou|tard))", re.IGNORECASE
)


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


def clauses(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parts of a wish that ask for something, and those that refuse ("plus la coiffure", "pas le soir")."""
    wanted: list[str] = []
    refused: list[str] = []
    for piece in _CLAUSE.split(text):
        if fold(piece):
            (refused if _REFUSED.match(piece) else wanted).append(piece.strip())
    return tuple(wanted), tuple(refused)


def title_forms(label: str) -> list[str]:
    """The folded forms of a two-gender title: "Agent / Agente d'entretien" gives both, each whole."""
    bare = _GENDER.sub(" ", label)
    if " / " not in bare:
        return [fold(bare)]
    first, second = bare.split(" / ", 1)
    shared = second.split(" ", 1)[1] if " " in second.strip() else ""
    return [fold(f"{first} {shared}"), fold(second)]


class Titles:
    """Reads trades out of words, for one version of ROME. Build once; about a second for all of France's titles."""

    def __init__(self, rome: Rome) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer  # two seconds: only who reads words pays them

        self._codes = [trade.code for trade in rome.trades]
        self._labels = {trade.code: trade.label for trade in rome.trades}
        position = {code: index for index, code in enumerate(self._codes)}
        forms: list[str] = []
        owners: list[int] = []
        documents: list[list[str]] = [[] for _ in self._codes]
        named = [(title.rome, title.label, title.everyday) for title in rome.titles]
        named += [(trade.code, trade.label, False) for trade in rome.trades]
        for code, label, everyday in dict.fromkeys(named):
            for form in title_forms(label):
                forms.append(form)
                owners.append(position[code])
            documents[position[code]] += stems(label) * (3 if everyday else 2)
        stems_once = cache(stems)  # trades share most of their skills
        for skill in rome.skills:
            documents[position[skill.rome]] += stems_once(skill.label) * (2 if skill.core else 1)
        self._exact: dict[str, set[int]] = {}
        for form, owner in zip(forms, owners, strict=True):
            self._exact.setdefault(form, set()).add(owner)
        self._owners = np.array(owners, dtype=np.int32)
        self._letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3), sublinear_tf=True, dtype=np.float32)
        self._forms = csr_matrix(self._letters.fit_transform(forms or ["-"]).T)
        self._words = TfidfVectorizer(analyzer=_given, sublinear_tf=True, dtype=np.float32)
        self._documents = csr_matrix(self._words.fit_transform([bag or ["-"] for bag in documents] or [["-"]]).T)
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._understand)

    def confidences(self, text: str) -> NDArray[np.float32]:
        """The confidence that `text` means each trade, shape (trades of ROME,), 0 to 1."""
        folded = " ".join(form for form in title_forms(text)[:1])
        result = np.zeros(len(self._codes), dtype=np.float32)
        if not folded or not self._codes:
            return result
        by_letters = np.asarray((self._letters.transform([folded]) @ self._forms).todense()).ravel()
        np.maximum.at(result, self._owners, _steep(by_letters))
        asked = stems(text)
        known = [stem for stem in asked if stem in self._words.vocabulary_]
        if known:
            overlap = np.asarray((self._words.transform([known]) @ self._documents).todense()).ravel()
            described = _DESCRIBED_STEEP * overlap * len(known) / len(asked)
            result = np.maximum(result, np.minimum(_DESCRIBED_MOST, described).astype(np.float32))
        for owner in self._exact.get(folded, ()):
            result[owner] = 1.0
        return result

    def understand(self, text: str) -> Understood:
        """The trades that a wish or a past job means, best first, refusals left out. Remembered: people repeat."""
        return self._remembered(text)

    def _understand(self, text: str) -> Understood:
        wanted, _ = clauses(without_hours(text))
        best = np.zeros(len(self._codes), dtype=np.float32)
        for clause in wanted:
            best = np.maximum(best, self.confidences(clause))
        return Understood(text=text, trades=self._best(best))

    def _best(self, confidences: NDArray[np.float32]) -> tuple[TradeGuess, ...]:
        order = np.argsort(-confidences, kind="stable")[:MOST_TRADES]
        return tuple(
            TradeGuess(code, self._labels[code], round(float(confidences[index]), 3))
            for index in order
            if confidences[index] >= LEAST_CONFIDENCE
            for code in (self._codes[index],)
        )


def _given(bag: Iterable[str]) -> Iterable[str]:
    return bag


def _steep(cosine: NDArray[np.float32]) -> NDArray[np.float32]:
    """A cosine of letters as a confidence: 0.35 says nothing, 0.85 is sure."""
    return np.asarray(np.clip((cosine - 0.35) / 0.5, 0.0, 1.0), dtype=np.float32)
