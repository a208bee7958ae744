"""The two usual ways to meet a text with words: BM25, and TF-IDF of letters. Baselines: the service uses neither.

Documents are all that an opportunity says, its title three times; a question is all that a person says, wishes, past
jobs and skills. Both choices were the best of those tried on the judged set, so that the comparison is fair.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from kit import fold, words
from matching.model import Opportunity, Person

Values = NDArray[np.float64]

K1, B = 1.2, 0.75
"""Of BM25 (Robertson and Zaragoza 2009): how soon a word said again stops counting, and how much length does."""
GRAM_SIZES = (3, 4, 5)
TITLE_TIMES = 3


def text_of(opportunity: Opportunity) -> str:
    """All words of an opportunity, those of its title three times."""
    said = opportunity.conditions
    asked = [skill.label for skill in said.skills]
    others = (opportunity.rome_label or "", (said.domain or "").replace("-", " "), opportunity.text, *asked)
    return " ".join((*[opportunity.title] * TITLE_TIMES, *others))


def question_of(person: Person) -> str:
    """All words of a person that say what they want or can do."""
    return " ".join((*person.wishes, *(done.text for done in person.experience), *person.skills))


class Index:
    """Some texts, to be asked how near they are to a question; 0 where nothing is shared."""

    def __init__(self, texts: Sequence[str], terms: Callable[[str], Iterator[str]], *, bm25: bool) -> None:
        counts = [Counter(terms(text)) for text in texts]
        self._terms = terms
        self._column = {term: column for column, term in enumerate({term: None for one in counts for term in one})}
        self._bm25 = bm25
        table = _table(counts, self._column)
        seen = np.bincount(table.indices, minlength=len(self._column))
        if bm25:
            self._rare = np.log1p((len(texts) - seen + 0.5) / (seen + 0.5))
            length = np.repeat(table.sum(axis=1) / max(table.sum() / len(texts), 1e-9), np.diff(table.indptr))
            table.data = table.data * (K1 + 1) / (table.data + K1 * (1 - B + B * length)) * self._rare[table.indices]
        else:
            self._rare = np.log((1 + len(texts)) / (1 + seen)) + 1.0
            _weigh(table, self._rare)
        self._table = table

    def nearness(self, question: str) -> Values:
        """How near each text is to the question, float64 (texts,): BM25, or the cosine."""
        asked = Counter(term for term in self._terms(question) if term in self._column)
        vector = _table([asked], self._column)
        if not self._bm25:
            _weigh(vector, self._rare)
        return np.asarray((self._table @ vector.T).todense(), dtype=np.float64).ravel()


def words_index(texts: Sequence[str]) -> Index:
    """BM25 on words."""
    return Index(texts, lambda text: iter(words(text)), bm25=True)


def letters_index(texts: Sequence[str]) -> Index:
    """Cosine of TF-IDF on three to five letters within words, counts damped by a logarithm."""
    return Index(texts, _grams, bm25=False)


def _grams(text: str) -> Iterator[str]:
    """Three to five letters within words and their edges; a word too short for a size stands there once, whole."""
    for word in fold(text).split():
        padded = f" {word} "
        for size in GRAM_SIZES:
            yield from (padded[start : start + size] for start in range(max(1, len(padded) - size + 1)))
            if len(padded) <= size:
                break


def _table(counts: Sequence[Counter[str]], column: dict[str, int]) -> csr_array:
    lengths = [len(one) for one in counts]
    indices = np.fromiter((column[term] for one in counts for term in one), dtype=np.int32, count=sum(lengths))
    values = np.fromiter((count for one in counts for count in one.values()), dtype=np.float64, count=sum(lengths))
    ends = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
    return csr_array((values, indices, ends), shape=(len(counts), len(column)))


def _weigh(table: csr_array, rare: Values) -> None:
    """Damps the counts, weighs them by rarity and gives each row a length of 1, in place."""
    table.data = (1.0 + np.log(table.data)) * rare[table.indices]
    rows = np.repeat(np.arange(table.shape[0]), np.diff(table.indptr))
    squares = np.bincount(rows, weights=table.data**2, minlength=table.shape[0])
    table.data = table.data / np.sqrt(np.where(squares > 0, squares, 1.0))[rows]
