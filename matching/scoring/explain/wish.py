"""What is told of the wishes: the trade, the work of before, the skill or the words that are met."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kit import compiled, roots
from matching.reasons import Reason
from matching.scoring.corpus import bag_of
from matching.scoring.explain.rows import Rows, Said
from matching.scoring.links import NAMED, NOTHING
from matching.scoring.profile import Ask, Profile
from matching.scoring.telling import Telling
from matching.words.trades.ordinary import links_in_text, links_in_title
from matching.words.trades.titles import clauses, kin, tokens
from matching.words.trades.workplaces import places_named
from matching.words.wishes.wish import without_times

ANSWERS = {"wish": "wish", "experience": "done", "skill": "skill"}
"""What is told of an ask that is met, by its origin."""
_WORD = re.compile(r"\w+(?:-\w+)*")
SURE, CLOSE = 0.9, 0.5
"""From which wish value an opportunity is "the trade wished for", and from which "a trade near to it": where the words
say so too, `matching.scoring.links`."""
_SURE, _CLOSE = np.float32(SURE), np.float32(CLOSE)
NOWHERE = frozenset[int]()
WORDS_MET = 0.5
"""From which worth the words of the wishes are told to be met."""


def wish(rows: Rows) -> Said:
    """The wish, the past trade or the skill that is met; else words of the wishes, or those that the title holds; else
    a place of work that is wished for."""
    said: dict[int, Reason | None] = {}
    worth, words = rows.values["wish"], (rows.values["words"] >= WORDS_MET).tolist()
    for profile, places in rows.people:
        named, trades = _Named.of(profile), rows.trades[places.start : places.stop]
        met_by = _met(profile, trades, worth[places.start : places.stop])
        for place, trade in zip(places, trades, strict=True):
            met, told = met_by.get(trade), rows.told[place]
            if met is None:
                in_text = _words(rows, place, profile) if words[place] else None
                said[place] = in_text or named.in_title(told.title_kin) or named.there(told.workplaces)
            elif met.names and not (met.where and met.where.isdisjoint(_words_of(rows, place))):
                said[place] = _quoted(met.answers, met.text)
            else:
                said[place] = _quoted(told.near, met.text)
    return {place: one for place, one in said.items() if one is not None}


class _Met(NamedTuple):
    """What a trade meets of what is asked."""

    answers: str
    """The code of what says that it is what was asked."""
    text: str
    """What was asked."""
    names: bool
    """Whether that may be told; else only that it is near to it."""
    where: frozenset[int] = NOWHERE
    """The columns of the words that tell where it was wished, none where that is not said."""


@lru_cache(maxsize=20_000)
def _quoted(code: str, text: str) -> Reason:
    """Many are told the same."""
    return Reason(code, (text,))


def _met(profile: Profile, trades: Sequence[int], worth: NDArray[np.float64]) -> dict[int, _Met]:
    """What each trade of some rows, of this worth to the person, meets: the ask that counts most, of those that may be
    told (`links`)."""
    asks, at = profile.asks, {trade: place for place, trade in enumerate(trades) if trade >= 0}
    if not asks or not at:
        return {}
    found, first = np.array([*at]), np.full(len(at), -1)
    named = np.zeros(len(at), dtype=np.bool_)
    _first_told(
        np.array([ask.near[found] for ask in asks]),
        np.array([ask.links[found] for ask in asks]),
        np.array([ask.worth for ask in asks], dtype=np.float32),
        np.array([ask.origin == "skill" for ask in asks]),
        profile.best_ask[found],
        worth[[*at.values()]].astype(np.float32),
        first,
        named,
    )
    return {
        trade: _met_by(asks[ask], trade, names=names)
        for trade, ask, names in zip(at, first.tolist(), named.tolist(), strict=True)
        if ask >= 0
    }


@compiled
def _first_told(
    near: NDArray[np.float32],
    links: NDArray[np.int8],
    counts: NDArray[np.float32],
    skill: NDArray[np.bool_],
    best: NDArray[np.int64],
    worth: NDArray[np.float32],
    first: NDArray[np.int64],
    named: NDArray[np.bool_],
) -> None:
    """Fills `first` (m,) with which of k asks (near (k, m), links (k, m)) is told of each trade of this worth, where
    one may be, and `named` with whether it names the trade."""
    for trade in range(len(best)):
        if best[trade] < 0:
            continue
        left = worth[trade] / (counts[best[trade]] * near[best[trade], trade])  # by refusals
        most = np.float32(-1)
        for ask in range(len(counts)):
            here, link = left * near[ask, trade], links[ask, trade]
            names = here >= _SURE and link == NAMED
            counted = counts[ask] * near[ask, trade]
            if counted > most and (names or (link != NOTHING and here >= _CLOSE and not skill[ask])):
                first[trade], named[trade], most = ask, names, counted


def _met_by(ask: Ask, trade: int, *, names: bool) -> _Met:
    clause = ask.about(trade)
    return _Met(ANSWERS[ask.origin], clause.text, names, clause.where if ask.origin == "wish" else NOWHERE)


_kin, _places_in = lru_cache(maxsize=20_000)(kin), lru_cache(maxsize=20_000)(places_named)
"""Of the few words that many write."""


@lru_cache(maxsize=20_000)
def _kin_of_each(word: str) -> tuple[frozenset[str], ...]:
    """The kin of each of the words that a short form stands for ("atsem"); of any other word, its own alone."""
    return tuple(map(kin, tokens(word)))


def _is_met(each: Sequence[frozenset[str]], title: frozenset[str]) -> bool:
    """Whether a title holds more than half of them: an « agent » alone is no « atsem »."""
    return 2 * sum(not one.isdisjoint(title) for one in each) > len(each)


class _Named(NamedTuple):
    """The words with which a person names work, sought or done, each with its kin, of a short form word by word."""

    words: tuple[tuple[str, tuple[frozenset[str], ...]], ...]
    refused: frozenset[str]
    """The kin of all that they refuse."""
    places: tuple[tuple[str, frozenset[str]], ...]
    """What they wish for that names places of work, each with these (`matching.words.trades.workplaces`)."""

    @classmethod
    def of(cls, profile: Profile) -> "_Named":
        asked = [ask for ask in profile.asks if ask.origin != "skill"]
        words = dict.fromkeys([word for ask in asked for clause in ask.clauses for word in clause.names])
        wanted = [clause for text in profile.person.wishes for clause in clauses(text)[0]]
        unwanted = [clause for text in profile.person.wishes for clause in clauses(text)[1]]
        not_there = frozenset[str]().union(*map(_places_in, unwanted))
        places = [(clause, there) for clause in wanted if (there := _places_in(clause) - not_there)]
        return cls(
            tuple([(word, _kin_of_each(word)) for word in words]),
            frozenset[str]().union(*map(_kin, unwanted)),
            tuple(places),
        )

    def in_title(self, title: frozenset[str]) -> Reason | None:
        """Those of the words that a title holds, whatever its trade: hotels ask for "ménage" too."""
        if not self.refused.isdisjoint(title):
            return None
        met = [word for word, each in self.words if _is_met(each, title) and links_in_title(word)]
        return Reason("words", (", ".join(met[:2]),)) if met else None

    def there(self, workplaces: frozenset[str]) -> Reason | None:
        """The wish for a place of work, where it is one of these: other work than the one that was meant."""
        near = (clause for clause, places in self.places if not places.isdisjoint(workplaces))
        return next((Reason("near", (clause,)) for clause in near), None)


def _words(rows: Rows, place: int, profile: Profile) -> Reason | None:
    """The words of the wishes that stand in what is read of the opportunity, and tell what the work is."""
    here = _words_of(rows, place)
    met = [word for word, columns in _wished_words(profile.person.wishes) if not here.isdisjoint(columns)]
    told = _read(rows.told[place], met) if met else []
    return Reason("words", (", ".join(told[:2]),)) if told else None


def _read(told: Telling, words: Sequence[str]) -> list[str]:
    """Those of some words that link: in the title, in the text, or two that follow each other there ("agent de
    sécurité"). The label of its trade, which counts among the words, is nowhere on its page."""
    title, text = told.words_read
    linked = {
        word
        for word in words
        if (title.issuperset(roots(word)) and links_in_title(word))
        or (links_in_text(word) and all(f" {one} " in text for one in roots(word)))
    }
    for first, second in pairwise(words):
        if f" {' '.join(roots(first) + roots(second))} " in text:
            linked |= {first, second}
    return [word for word in words if word in linked]


def _words_of(rows: Rows, place: int) -> set[int]:
    """The columns of the words of an opportunity, in `Corpus.words`."""
    row, words = rows.rows[place], rows.corpus.words
    return set(words.indices[words.indptr[row] : words.indptr[row + 1]].tolist())


@lru_cache(maxsize=10_000)
def _wished_words(wishes: tuple[str, ...]) -> tuple[tuple[str, frozenset[int]], ...]:
    """The words of some wishes as they were written, without refusals and hours, each with its columns in
    `Corpus.words`."""
    written = (word for wish in wishes for clause in clauses(without_times(wish))[0] for word in _WORD.findall(clause))
    return tuple((word, frozenset(bag_of((word, 1.0)))) for word in dict.fromkeys(written))
