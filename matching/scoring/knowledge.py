"""What is known of trades, and how some words are read with it: what they name and what is near to them."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.scoring.corpus import bag_of
from matching.scoring.fits import TradeFitter
from matching.scoring.links import links_of
from matching.words.trades.affinity import affinities
from matching.words.trades.declared import Trades
from matching.words.trades.demands import demands_of
from matching.words.trades.rome import Rome
from matching.words.trades.themes import UNSURE, themed, themes, wished_themes, with_themes
from matching.words.trades.titles import TitleModel, Titles, Understood, clauses
from matching.words.wishes.wish import names_no_trade, work_named

MOST_READ = 20_000
"""Texts whose reading is kept: those of a department, which are read again every night."""
BESIDE_A_TRADE = 0.8
"""What a theme is worth in words that name a trade: "dessin sur ordinateur" is drawing before it is computers."""
NEAR_TRADE = 0.4
"""From which affinity a refusal takes another trade away too."""
SEVERAL = 2
"""From how many clauses that ask for something, what answers one of them is told by that one alone."""


class Clause(NamedTuple):
    """One of the things that some words ask for: "vente" of "vente, parapharmacie"."""

    text: str
    links: NDArray[np.int8]
    """As in `Read`."""
    where: frozenset[int]
    """The columns, in `Corpus.words`, of its words that only tell where: who works elsewhere does not answer it all."""
    names: tuple[str, ...]
    """Its words that name work by themselves."""


class Read(NamedTuple):
    """How some words were read."""

    understood: Understood
    near: NDArray[np.float32]
    """How near each trade is to the words, shape (trades,), 0 to 1."""
    links: NDArray[np.int8]
    """What may be told of each trade beside them, shape (trades,): `matching.scoring.links`."""
    clauses: tuple[Clause, ...]
    """What they ask for, each alone; the whole where they ask for one thing."""


class Knowledge:
    """One version of ROME, ready to be asked: titles to trades, trades to trades. Build once a process: seconds."""

    def __init__(self, rome: Rome, *, model: TitleModel | None = None) -> None:
        self.rome = themed(rome)
        """The taxonomy, and behind its trades the themes of missions."""
        self.labels = tuple(trade.label for trade in self.rome.trades)
        self.titles = Titles(rome, model)
        """Reads trades out of words."""
        self.demands = demands_of(self.rome)
        """What each trade demands of anybody."""
        self.fitter = TradeFitter(self.demands)
        """How people stand before it."""
        codes = [trade.code for trade in rome.trades]
        self.affinity = with_themes(affinities(rome, self.titles.descriptions), codes)
        """Affinity of each wanted trade or theme (row) with each offered one (column), shape (n, n), 0 to 1."""
        self.trades = Trades(self.rome.trades, titles=self.titles, affinity=self.affinity)
        """Index of each trade and theme in every array here; knows which one an opportunity is."""
        self._kept: dict[str, Read] = {}

    def refused(self, words: str) -> NDArray[np.float32]:
        """How much of each trade some refused words mean, shape (trades,), 0 to 1: the trades that they name and those
        near to them; of a place, what is done there; of a theme, no other theme."""
        meant = np.zeros(len(self.rome.trades), dtype=np.float32)
        there = self.titles.at_refused_place(words)
        meant[[self.trades[code] for code in there]] = 1
        named = () if there else self.titles.understand(words).trades
        for guess in named:
            near = self.affinity[self.trades[guess.code]]
            meant = np.maximum(meant, guess.confidence * np.where(near >= NEAR_TRADE, near, 0))
        for code, confidence in wished_themes(words).items():
            theme = self.trades[code]
            tried = np.zeros(0) if there else self.affinity[theme, : len(meant) - len(themes())]
            meant[: len(tried)] = np.maximum(meant[: len(tried)], confidence * tried)
            meant[theme] = max(meant[theme], confidence)
        return meant

    def read(self, text: str) -> Read:
        """How some words are read; kept, as people write the same few."""
        kept = self._kept.get(text)
        if kept is None:
            if len(self._kept) >= MOST_READ:
                self._kept.clear()
            self._kept[text] = kept = _read(text, self)
        return kept


def _read(text: str, knowledge: Knowledge) -> Read:
    """How some words are understood, how near each trade is to them, and what may be told of it."""
    understood, wanted = knowledge.titles.understand(text), clauses(text)[0]
    named = {guess.code: guess.confidence for guess in understood.trades}
    wished = wished_themes(" ; ".join(wanted))
    trades = np.zeros(len(knowledge.rome.trades), dtype=np.float32)
    for code, confidence in named.items():
        trades = np.maximum(trades, confidence * knowledge.affinity[knowledge.trades[code]])
    for code, confidence in wished.items():
        near = knowledge.affinity[knowledge.trades[code]]
        trades = np.maximum(trades, BESIDE_A_TRADE * confidence * _missions(near) if named else confidence * near)
    each = [knowledge.titles.understand(clause) for clause in wanted] if len(wanted) >= SEVERAL else [understood]
    links = _links(each, wished, knowledge)
    return Read(understood, trades, links, _clauses_of(text, wanted, each, links, knowledge))


def _clauses_of(
    text: str, wanted: Sequence[str], each: Sequence[Understood], links: NDArray[np.int8], knowledge: Knowledge
) -> tuple[Clause, ...]:
    """`Read.clauses`: those that mean something, where several ask for more than hours."""
    telling = [(work_named(text), links)]
    if sum(not names_no_trade(clause) for clause in wanted) >= SEVERAL:
        alone = [_links([read], wished_themes(clause), knowledge) for clause, read in zip(wanted, each, strict=True)]
        meant = [(clause.strip(), said) for clause, said in zip(wanted, alone, strict=True) if said.any()]
        telling = meant or telling
    return tuple(
        Clause(
            clause,
            said,
            frozenset(bag_of(*((word, 1.0) for word in knowledge.titles.places(clause)))),
            knowledge.titles.naming(clause),
        )
        for clause, said in telling
    )


def _links(each: Sequence[Understood], wished: Collection[str], knowledge: Knowledge) -> NDArray[np.int8]:
    """`Read.links`: each clause of some words speaks for itself, "boulanger, mécanique" is near to no trade of both."""
    themes_asked = [knowledge.trades[code] for code in wished]
    of_trades = knowledge.affinity[themes_asked, : len(knowledge.rome.trades) - len(themes())]
    return links_of(
        [{knowledge.trades[guess.code]: guess.confidence for guess in one.trades} for one in each],
        themes=themes_asked,
        to_try=np.flatnonzero((of_trades >= UNSURE).any(axis=0)).tolist(),
        affinity=knowledge.affinity,
    )


def _missions(near: NDArray[np.float32]) -> NDArray[np.float32]:
    """The themes alone: who names a trade beside a theme does not ask for any other trade of it."""
    themes_only = near.copy()
    themes_only[: len(near) - len(themes())] = 0
    return themes_only
