"""Opportunities laid out in columns, so that one person is compared with all of them at once."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from itertools import chain
from math import sqrt
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack

from geo import FAR_FROM_CENTRES_KM, Communes
from kit import fold, roots
from matching.model import Kind, Opportunity
from matching.scoring.columns import Licences, columns_of, licences_of
from matching.scoring.opportunities import Opportunities
from matching.words.trades.declared import Trades
from matching.words.trades.terms import Terms, Vector, cosines

KINDS = tuple(Kind)
"""A position in it is the code of a kind in `Corpus.kind`."""
BUCKETS = 1 << 18
"""Stems are hashed into so many columns: no vocabulary to keep, rows can be computed one by one."""
TITLE_TIMES = 3
"""A stem of the title counts as three of the text."""

Bag = dict[int, float]
"""Column of a stem → how often it stands there, damped."""


class _Columns(dict[str, int]):
    """The column of each folded word, -1 for one without meaning: looked up, not made again for each text."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:  # invented words would fill the memory
            self.clear()
        found = roots(word)
        self[word] = column = zlib.crc32(found[0].encode()) % BUCKETS if found else -1
        return column


COLUMNS_OF_WORDS = _Columns()
_MOST_WORDS = 500_000


def _counted(text: str) -> Counter[int]:
    """How often each column stands in a text: counted once, for the bag of words and for that of skills."""
    return _counted_again(text) if len(text) <= _SHORT else _counted_twice(text)


_SHORT = 80
"""Letters of what people say of themselves: many say the same."""


def _counted_in(text: str) -> Counter[int]:
    return Counter([COLUMNS_OF_WORDS[word] for word in fold(text).split()])


_counted_again = lru_cache(maxsize=20_000)(_counted_in)
_counted_twice = lru_cache(maxsize=4)(_counted_in)


def bag_of(*weighted: tuple[str, float]) -> Bag:
    """The stems of some texts, each text with its weight, damped (square root of the count)."""
    counts: Bag = {}
    for text, weight in weighted:
        for column, times in _counted(text).items():
            counts[column] = counts.get(column, 0.0) + weight * times
    counts.pop(-1, None)
    return {column: sqrt(count) for column, count in counts.items()}


@dataclass(frozen=True, slots=True)
class Features:
    """What is computed once for an opportunity: the bags of its words and of its skills."""

    opportunity: Opportunity
    words: Bag
    skills: Bag


class Texts[Value](NamedTuple):
    """What is written of an opportunity, or a value for each of these texts."""

    title: Value
    rome_label: Value
    domain: Value
    text: Value
    skills: Value


AMONG_WORDS = Texts(title=TITLE_TIMES, rome_label=1.0, domain=TITLE_TIMES, text=1.0, skills=1.0)
AMONG_SKILLS = Texts(title=0.0, rome_label=0.0, domain=0.0, text=0.5, skills=1.0)
"""What a stem of each text counts, in halves at the least."""


def texts_of(opportunity: Opportunity) -> Texts[str]:
    """What is written of an opportunity."""
    return Texts(
        title=opportunity.title,
        rome_label=opportunity.rome_label or "",
        domain=(opportunity.conditions.domain or "").replace("-", " "),
        text=opportunity.text,
        skills="; ".join(skill.label for skill in opportunity.conditions.skills),
    )


def features_of(opportunity: Opportunity) -> Features:
    """The features of one opportunity."""
    texts = texts_of(opportunity)
    return Features(
        opportunity=opportunity,
        words=bag_of(*zip(texts, AMONG_WORDS, strict=True)),
        skills=bag_of((texts.skills, AMONG_SKILLS.skills), (texts.text, AMONG_SKILLS.text)),
    )


@dataclass(frozen=True, slots=True)
class Corpus:
    """n opportunities in columns of shape (n,); NaN or -1 stands for "not said".

    `id` int64, the row in the store, -1 where there is none; `lat`, `lon` float64 degrees; `commune` int32, the
    position of its commune; `blur_km` float64, how far from that point it may really be (0 where the commune is
    known, NaN for what has no place); `order` int64, what comes first among equals: the id in the store, else the
    place of the key among all keys; `kind` int8 (index of `KINDS`); `rome` int32 (index of the trade that it is,
    or of the theme of a mission: `Trades.of`); `hours` float32 a week; `full_time`, `nights`, `weekends`,
    `heavy`, `vehicle`, `lift`, `lodging`, `remote`, `accessible`, `soon`, `experience_required`,
    `level_required` float32 0/1; `lift_from` uint32, the mark of the town where a lift begins
    (`words.conditions.departure`); `experience` float32 months; `level` float32 rank;
    `french` float32, the rank in `FRENCH` asked; `strains` uint16 (a bit per strain that the text names) and `days`
    uint8 (a bit per day of work, Monday first; 0 where nothing is said); `starts_at`, `ends_at` float32 minutes after
    midnight; `weekends` is 0.5 where they are worked now and then only;
    `created`, `over` float64 seconds since 1970 (`over`: since when it can no longer be joined);
    `responsiveness` float32;
    `words`, `skills` csr float32 (n, BUCKETS), weighted by rarity, rows of length 1.
    """

    opportunities: Opportunities
    id: NDArray[np.int64]
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    commune: NDArray[np.int32]
    blur_km: NDArray[np.float64]
    order: NDArray[np.int64]
    kind: NDArray[np.int8]
    rome: NDArray[np.int32]
    hours: NDArray[np.float32]
    full_time: NDArray[np.float32]
    nights: NDArray[np.float32]
    weekends: NDArray[np.float32]
    heavy: NDArray[np.float32]
    vehicle: NDArray[np.float32]
    lift: NDArray[np.float32]
    lift_from: NDArray[np.uint32]
    lodging: NDArray[np.float32]
    remote: NDArray[np.float32]
    accessible: NDArray[np.float32]
    soon: NDArray[np.float32]
    experience: NDArray[np.float32]
    experience_required: NDArray[np.float32]
    level: NDArray[np.float32]
    level_required: NDArray[np.float32]
    french: NDArray[np.float32]
    strains: NDArray[np.uint16]
    days: NDArray[np.uint8]
    starts_at: NDArray[np.float32]
    ends_at: NDArray[np.float32]
    created: NDArray[np.float64]
    over: NDArray[np.float64]
    responsiveness: NDArray[np.float32]
    licences: Licences
    words: csr_matrix
    skills: csr_matrix
    rarity: NDArray[np.float32]
    """Inverse document frequency of each column of `words`, shape (BUCKETS,)."""
    terms: tuple[Terms, Terms] | None = None
    """`words` and `skills` by stem, where many ask (`asked_by_many`)."""

    def __len__(self) -> int:
        return len(self.opportunities)

    def asked_by_many(self) -> Corpus:
        """The same corpus, quicker to ask for words."""
        return replace(self, terms=(Terms.of(self.words), Terms.of(self.skills)))

    def word_cosines(self, bag: Bag) -> NDArray[np.float64]:
        """The cosine of each row's words with those of a bag, shape (n,)."""
        question = vector_of(bag, self.rarity)
        return self.terms[0].cosines(question) if self.terms else cosines(self.words, question)

    def skill_cosines(self, bag: Bag) -> NDArray[np.float64]:
        """The cosine of each row's skills with those of a bag, shape (n,)."""
        question = vector_of(bag, self.rarity)
        return self.terms[1].cosines(question) if self.terms else cosines(self.skills, question)

    def take(self, rows: NDArray[np.intp]) -> Corpus:
        """The corpus of some rows only, in that order; the rarity of words stays that of the whole."""
        return self.with_words(rows, self.words[rows], self.skills[rows])

    def with_words(self, rows: NDArray[np.intp], words: csr_matrix, skills: csr_matrix) -> Corpus:
        """The corpus of some rows only, in that order, whose words and skills are given, row by row."""
        return Corpus(
            opportunities=self.opportunities.take(rows),
            licences=tuple((code, need[rows], wish[rows]) for code, need, wish in self.licences),
            words=words,
            skills=skills,
            rarity=self.rarity,
            **{name: getattr(self, name)[rows] for name in _COLUMNS},
        )


_WHOLE = frozenset({"opportunities", "licences", "words", "skills", "rarity", "terms"})
_COLUMNS = tuple(one.name for one in fields(Corpus) if one.name not in _WHOLE)


def build_corpus(features: Sequence[Features], *, trades: Trades, communes: Communes) -> Corpus:
    """The corpus of some opportunities; `trades` tells which trade each one is."""
    counted = laid_out(features, trades=trades, communes=communes)
    return weighted(counted, rarity_in(counted))


def rarity_in(counted: Corpus) -> NDArray[np.float32]:
    """How rare each column of `words` is in a corpus, float32, shape (BUCKETS,)."""
    return rarity_of(np.bincount(counted.words.indices, minlength=BUCKETS), among=len(counted))


def rarity_of(seen: NDArray[np.int64], *, among: int) -> NDArray[np.float32]:
    """How rare each column is that so many rows hold (`seen`, shape (BUCKETS,)); float32, same shape."""
    return np.log((1 + among) / (1 + seen)).astype(np.float32) + np.float32(0.1)


def weighted(counted: Corpus, rarity: NDArray[np.float32]) -> Corpus:
    """A corpus that was only counted (`laid_out`), its words weighted by `rarity`."""
    return replace(
        counted,
        words=_rows_of_length_one(counted.words, rarity),
        skills=_rows_of_length_one(counted.skills, rarity),
        rarity=rarity,
    )


def joined(parts: Sequence[Corpus], opportunities: Opportunities) -> Corpus:
    """The rows of some corpora, one after the other, all counted or all weighted; `opportunities` are theirs."""
    codes = sorted({code for part in parts for code, _, _ in part.licences})
    asked = [_licences(part, codes) for part in parts]
    columns: dict[str, Any] = {name: np.concatenate([getattr(part, name) for part in parts]) for name in _COLUMNS}
    return Corpus(
        opportunities=opportunities,
        licences=tuple(
            (code, np.concatenate([need for need, _ in said]), np.concatenate([wish for _, wish in said]))
            for code, said in zip(codes, zip(*asked, strict=True), strict=True)
        ),
        words=vstack([part.words for part in parts], format="csr"),
        skills=vstack([part.skills for part in parts], format="csr"),
        rarity=parts[0].rarity,
        **columns,
    )


def _licences(corpus: Corpus, codes: Sequence[str]) -> list[tuple[NDArray[np.bool_], NDArray[np.bool_]]]:
    """Where each of `codes` is required and where it is wished for, also those of which the corpus says nothing."""
    said = {code: (need, wish) for code, need, wish in corpus.licences}
    nobody = np.zeros(len(corpus), dtype=bool)
    return [said.get(code, (nobody, nobody)) for code in codes]


def laid_out(features: Sequence[Features], *, trades: Trades, communes: Communes) -> Corpus:
    """The corpus of some opportunities, its words only counted: their rarity is 1 and rows have any length."""
    rows = [one.opportunity for one in features]
    bare = in_columns(rows)
    return replace(
        bare,
        rome=np.array([trades.of(one) for one in rows], dtype=np.int32),
        commune=commune_of(bare, communes),
        words=_matrix([one.words for one in features]),
        skills=_matrix([one.skills for one in features]),
    )


def commune_of(corpus: Corpus, communes: Communes) -> NDArray[np.int32]:
    """The position of the commune of each row, -1 where there is none, shape (n,)."""
    return communes.nearest(corpus.lat, corpus.lon, within_km=FAR_FROM_CENTRES_KM)


def in_columns(rows: Sequence[Opportunity]) -> Corpus:
    """The corpus of some opportunities by itself: no word, no skill, and -1 for each trade and each commune."""
    unknown = np.full(len(rows), -1, dtype=np.int32)
    nothing = csr_matrix((len(rows), BUCKETS), dtype=np.float32)
    return Corpus(
        opportunities=Opportunities.at_hand(rows),
        kind=np.array([KINDS.index(one.kind) for one in rows], dtype=np.int8),
        commune=unknown,
        rome=unknown,
        licences=licences_of(rows),
        words=nothing,
        skills=nothing,
        rarity=np.ones(BUCKETS, dtype=np.float32),
        terms=None,
        **columns_of(rows),
    )


def vector_of(bag: Bag, rarity: NDArray[np.float32]) -> Vector:
    """A bag as words of length 1, weighted by rarity as the corpus is."""
    columns = np.fromiter(bag, dtype=np.int32, count=len(bag))
    weights = np.fromiter(bag.values(), dtype=np.float32, count=len(bag)) * rarity[columns]
    length = np.sqrt((weights**2).sum(dtype=np.float64))
    return Vector(columns, weights / np.float32(max(length, 1e-9)))


def _matrix(bags: Sequence[Bag]) -> csr_matrix:
    lengths = [len(bag) for bag in bags]
    indices = np.fromiter(chain.from_iterable(bags), dtype=np.int32, count=sum(lengths))
    values = np.fromiter(chain.from_iterable(bag.values() for bag in bags), dtype=np.float32, count=sum(lengths))
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
    return csr_matrix((values, indices, starts), shape=(len(bags), BUCKETS))


def _rows_of_length_one(matrix: csr_matrix, rarity: NDArray[np.float32]) -> csr_matrix:
    weighted = matrix.copy()
    weighted.data = weighted.data * rarity[weighted.indices]
    counts = np.diff(weighted.indptr)
    rows = np.repeat(np.arange(matrix.shape[0]), counts)
    lengths = np.sqrt(np.bincount(rows, weights=weighted.data**2, minlength=matrix.shape[0]))
    weighted.data = weighted.data / np.repeat(np.maximum(lengths, 1e-9), counts).astype(np.float32)
    return weighted
