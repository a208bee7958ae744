"""Training: names of trades, everyday words and titles of real offers become one model.

The margin is measured, not chosen: a part of the titles is kept apart, the rest trains, and the margin is the lowest
confidence from which what is accepted was right as often as asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.words.trades.rome import Rome
from matching.words.trades.titles.errors import NoTitleToLearn
from matching.words.trades.titles.everyday import Everyday, everyday
from matching.words.trades.titles.features import features, rarity, weighted
from matching.words.trades.titles.linear import train
from matching.words.trades.titles.model import TitleModel
from matching.words.trades.titles.nearest import nearest_of
from matching.words.trades.titles.wording import title_forms, tokens

RIGHT = 0.94
"""How often an accepted code must be right where the margin is measured; 0.92 is promised."""
USUAL_MARGIN = 0.85
"""The margin where too few offers are given to measure it: that of two thousand offers, and a little more."""
FEWEST_TO_MEASURE = 400
"""Offers under which the margin is not measured."""
_PARTS = 4
"""One title in four is kept apart to measure the margin."""

_OFFICIAL, _EVERYDAY, _OFFER = 0.6, 1.2, 1.2
_LATER = (1.0, 0.5, 0.3, 0.2)
"""What a title counts by where it comes from; an everyday word counts less for its second meaning, and so on."""


@dataclass(frozen=True, slots=True)
class Example:
    """A title of a real offer, and the code that the offer has."""

    title: str
    rome: str


@dataclass(frozen=True, slots=True)
class _Lesson:
    """A form of a title, the index of its trade, what it counts, and whether it is a real offer's."""

    words: str
    trade: int
    weight: float
    offered: bool = False


def train_titles(
    rome: Rome, examples: Sequence[Example] = (), *, said: Sequence[Everyday] | None = None, seed: int = 23
) -> TitleModel:
    """The model of a taxonomy, with what offers teach. About a minute for all of France. Raises `NoTitleToLearn`.

    `said` are the everyday words that it learns, all of `everyday.toml` where they are not given.
    """
    if not rome.trades:
        raise NoTitleToLearn
    position = {trade.code: index for index, trade in enumerate(rome.trades)}
    lessons = _lessons_of_rome(rome, position, everyday() if said is None else said)
    offered = [_Lesson(one.title, position[one.rome], _OFFER, offered=True) for one in examples if one.rome in position]
    margin = USUAL_MARGIN
    if len(offered) >= FEWEST_TO_MEASURE:
        apart = _set_apart([one.words for one in offered], seed=seed)
        kept = [one for one in offered if one.words not in apart]
        asked = [one for one in offered if one.words in apart]
        margin = _margin(_fit(rome, [*lessons, *kept], margin=1.0, seed=seed), asked)
    return _fit(rome, [*lessons, *offered], margin=margin, seed=seed)


def nearest_titles(rome: Rome) -> TitleModel:
    """The model of a taxonomy without its trained part: made in seconds for all of France. Raises `NoTitleToLearn`."""
    if not rome.trades:
        raise NoTitleToLearn
    position = {trade.code: index for index, trade in enumerate(rome.trades)}
    return _fit(rome, _lessons_of_rome(rome, position, everyday()), margin=USUAL_MARGIN, seed=None)


def _lessons_of_rome(rome: Rome, position: dict[str, int], words: Sequence[Everyday]) -> list[_Lesson]:
    named = [(title.rome, title.label) for title in rome.titles if not title.everyday]
    named += [(trade.code, trade.label) for trade in rome.trades]
    lessons = [
        _Lesson(form, position[code], _OFFICIAL) for code, label in dict.fromkeys(named) for form in title_forms(label)
    ]
    said: list[tuple[str, tuple[str, ...]]] = [(title.label, (title.rome,)) for title in rome.titles if title.everyday]
    said += [(one.words, one.codes) for one in words]
    lessons += [
        _Lesson(words, position[code], _EVERYDAY * worth)
        for words, codes in said
        for code, worth in zip(codes, _LATER, strict=False)
        if code in position
    ]
    return lessons


def _fit(rome: Rome, lessons: Sequence[_Lesson], *, margin: float, seed: int | None) -> TitleModel:
    rows: dict[str, int] = {}
    row_of = np.array([rows.setdefault(" ".join(tokens(one.words)), len(rows)) for one in lessons])
    trades = np.array([one.trade for one in lessons])
    weights = np.array([one.weight for one in lessons], dtype=np.float32)
    raw = features(list(rows))
    rare = rarity(raw[row_of])
    vectors = weighted(raw, rare)
    count = len(rome.trades)
    seen = np.bincount([one.trade for one in lessons if one.offered], minlength=count) + 0.1
    return TitleModel(
        version=rome.version,
        codes=tuple(trade.code for trade in rome.trades),
        rare=rare,
        nearest=nearest_of(vectors, rows=row_of, trades=trades, weights=weights, trades_count=count),
        linear=None if seed is None else train(vectors[row_of], trades, weights, trades_count=count, seed=seed),
        prior=(seen / seen.sum()).astype(np.float32),
        margin=margin,
    )


def _set_apart(titles: Sequence[str], *, seed: int) -> set[str]:
    """One title in `_PARTS`, with all its offers: what is measured was never seen, however often it is posted."""
    distinct = list(dict.fromkeys(titles))
    drawn = np.random.default_rng(seed).integers(0, _PARTS, len(distinct)) == 0
    return {title for title, out in zip(distinct, drawn, strict=True) if out}


def _margin(model: TitleModel, asked: Sequence[_Lesson]) -> float:
    """The margin of a model, measured on `asked`."""
    coded = model.code_many([one.words for one in asked], top=1)
    confidence = np.array([one.confidence for one in coded])
    right = np.array(
        [bool(got.codes) and got.codes[0] == model.codes[one.trade] for got, one in zip(coded, asked, strict=True)]
    )
    return lowest_margin(confidence, right)


def lowest_margin(confidence: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    """The lowest confidence from which codes are right as often as `RIGHT`, 1 where none is; both of shape (n,)."""
    order = np.argsort(-confidence, kind="stable")
    precision = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(precision >= RIGHT)
    return float(confidence[order[enough[-1]]]) if len(enough) else 1.0
