"""What is told of the wishes: the trade, the work of before, the skill or the words that are met."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from matching.reasons import Reason
from matching.scoring.corpus import bag_of
from matching.scoring.explain.rows import Rows
from matching.scoring.links import NAMED, NOTHING
from matching.scoring.profile import Profile
from matching.words.titles import clauses, kin
from matching.words.wishes import without_times
from matching.words.workplaces import places_named

ANSWERS = {"wish": "wish", "experience": "done", "skill": "skill"}
"""What is told of an ask that is met, by its origin."""
_WORD = re.compile(r"\w+(?:-\w+)*")
SURE, CLOSE = 0.9, 0.5
"""From which wish value an opportunity is "the trade wished for", and from which "a trade near to it": where the words
say so too, `matching.scoring.links`."""
NOWHERE = frozenset[int]()
WORDS_MET = 0.5
"""From which worth the words of the wishes are told to be met."""


def wish(rows: Rows) -> list[Reason | None]:
    """The wish, the past trade or the skill that is met; else words of the wishes, or those that the title holds; else
    a place of work that is wished for."""
    named = _Named.of(rows.profile)
    said: list[Reason | None] = []
    for place, (met, told) in enumerate(zip(_met(rows), rows.told, strict=True)):
        if met is None:
            said.append(_words(rows, place) or named.in_title(told.title_kin) or named.there(told.workplaces))
        elif met.names and not (met.where and met.where.isdisjoint(_words_of(rows, place))):
            said.append(met.answer)
        else:
            said.append(Reason(told.near, met.answer.values))
    return said


class _Met(NamedTuple):
    """What a trade meets of what is asked."""

    answer: Reason
    """That it is what was asked."""
    names: bool
    """Whether that may be told; else only that it is near to it."""
    where: frozenset[int] = NOWHERE
    """The columns of the words that tell where it was wished, none where that is not said."""


def _met(rows: Rows) -> list[_Met | None]:
    """What the trade of each row meets of what is asked."""
    worth = dict(zip(rows.trades, rows.values["wish"], strict=True))
    trades = np.array([*worth], dtype=np.intp)
    links = [ask.links[trades].tolist() for ask in rows.profile.asks]
    met = {
        trade: _met_by(trade, rows.profile, linked, worth=worth[trade])
        for trade, *linked in zip(worth, *links, strict=True)
        if trade >= 0 and any(linked)
    }
    return [met.get(trade) for trade in rows.trades]


def _met_by(trade: int, profile: Profile, links: Sequence[int], *, worth: float) -> _Met | None:
    """What a trade of this worth to the person meets: the ask that counts most, of those that may be told (`links`)."""
    if profile.best_ask[trade] < 0:
        return None
    best = profile.asks[profile.best_ask[trade]]
    left = worth / (best.worth * best.near[trade])  # what refusals leave of it
    linked = [(ask, link) for ask, link in zip(profile.asks, links, strict=True) if link != NOTHING]
    for ask, link in sorted(linked, key=lambda one: -one[0].worth * one[0].near[trade]):
        here = left * ask.near[trade]
        if (named := here >= SURE and link == NAMED) or (here >= CLOSE and ask.origin != "skill"):
            clause = ask.about(trade)
            where = clause.where if ask.origin == "wish" else NOWHERE
            return _Met(Reason(ANSWERS[ask.origin], (clause.text,)), bool(named), where)
    return None


class _Named(NamedTuple):
    """The words with which a person names work, sought or done, each with its kin."""

    words: tuple[tuple[str, frozenset[str]], ...]
    refused: frozenset[str]
    """The kin of all that they refuse."""
    places: tuple[tuple[str, frozenset[str]], ...]
    """What they wish for that names places of work, each with these (`matching.words.workplaces`)."""

    @classmethod
    def of(cls, profile: Profile) -> "_Named":
        asked = [ask for ask in profile.asks if ask.origin != "skill"]
        words = dict.fromkeys([word for ask in asked for clause in ask.clauses for word in clause.names])
        wanted = [clause for text in profile.person.wishes for clause in clauses(text)[0]]
        unwanted = [clause for text in profile.person.wishes for clause in clauses(text)[1]]
        not_there = frozenset[str]().union(*map(places_named, unwanted))
        places = [(clause, there) for clause in wanted if (there := places_named(clause) - not_there)]
        return cls(
            tuple([(word, kin(word)) for word in words]),
            frozenset[str]().union(*map(kin, unwanted)),
            tuple(places),
        )

    def in_title(self, title: frozenset[str]) -> Reason | None:
        """Those of the words that a title holds, whatever its trade: hotels ask for "ménage" too."""
        if not self.refused.isdisjoint(title):
            return None
        met = [word for word, same in self.words if not same.isdisjoint(title)]
        return Reason("words", (", ".join(met[:2]),)) if met else None

    def there(self, workplaces: frozenset[str]) -> Reason | None:
        """The wish for a place of work, where it is one of these: other work than the one that was meant."""
        near = (clause for clause, places in self.places if not places.isdisjoint(workplaces))
        return next((Reason("near", (clause,)) for clause in near), None)


def _words(rows: Rows, place: int) -> Reason | None:
    """The words of the wishes that stand in the opportunity."""
    if not rows.values["words"][place] >= WORDS_MET:
        return None
    here = _words_of(rows, place)
    met = [word for word, columns in _wished_words(rows.person.wishes) if not here.isdisjoint(columns)]
    return Reason("words", (", ".join(met[:2]),)) if met else None


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
