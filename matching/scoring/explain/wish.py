"""What is told of the wishes: the trade, the work of before, the skill or the words that are met."""

import re
from functools import lru_cache
from typing import NamedTuple

from matching.reasons import Reason
from matching.scoring.corpus import bag_of
from matching.scoring.explain.rows import Rows
from matching.scoring.links import NAMED, NOTHING
from matching.scoring.profile import Profile
from matching.words.titles import clauses, kin
from matching.words.wishes import without_times

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
    """The wish, the past trade or the skill that is met; else words of the wishes, or those that the title holds."""
    named = _Named.of(rows.profile)
    trades = rows.corpus.rome[rows.rows].tolist()
    met: dict[tuple[int, str], _Met | None] = {}
    said: list[Reason | None] = []
    for place, (trade, told, value) in enumerate(zip(trades, rows.told, rows.values["wish"], strict=True)):
        if (trade, told.near) not in met:
            met[trade, told.near] = _met(rows.profile, trade, value, near=told.near) if trade >= 0 else None
        answered = met[trade, told.near]
        if answered is None:
            said.append(_words(rows, place) or named.in_title(told.title_kin))
        elif answered.where and answered.where.isdisjoint(_words_of(rows, place)):
            said.append(Reason(told.near, answered.reason.values))
        else:
            said.append(answered.reason)
    return said


class _Met(NamedTuple):
    """What a trade meets, and the columns of the words that tell where it was wished, none where that is not said."""

    reason: Reason
    where: frozenset[int] = NOWHERE


def _met(profile: Profile, trade: int, value: float, *, near: str) -> _Met | None:
    """What is asked that a trade meets, of the worth `value`: the ask that counts most, of those that may be told."""
    if profile.best_ask[trade] < 0:
        return None
    best = profile.asks[profile.best_ask[trade]]
    left = value / (best.worth * best.near[trade])  # what refusals leave of it
    for ask in sorted(profile.asks, key=lambda ask: -ask.worth * ask.near[trade]):
        worth, link, clause = left * ask.near[trade], ask.links[trade], ask.about(trade)
        if worth >= SURE and link == NAMED:
            return _Met(Reason(ANSWERS[ask.origin], (clause.text,)), clause.where if ask.origin == "wish" else NOWHERE)
        if worth >= CLOSE and link != NOTHING and ask.origin != "skill":
            return _Met(Reason(near, (clause.text,)))
    return None


class _Named(NamedTuple):
    """The words with which a person names work, sought or done, each with its kin."""

    words: tuple[tuple[str, frozenset[str]], ...]
    refused: frozenset[str]
    """The kin of all that they refuse."""

    @classmethod
    def of(cls, profile: Profile) -> "_Named":
        asked = [ask for ask in profile.asks if ask.origin != "skill"]
        words = dict.fromkeys(word for ask in asked for clause in ask.clauses for word in clause.names)
        refused = (clause for text in profile.person.wishes for clause in clauses(text)[1])
        return cls(tuple((word, kin(word)) for word in words), frozenset().union(*map(kin, refused)))

    def in_title(self, title: frozenset[str]) -> Reason | None:
        """Those of the words that a title holds, whatever its trade: hotels ask for "ménage" too."""
        if not self.refused.isdisjoint(title):
            return None
        met = [word for word, same in self.words if not same.isdisjoint(title)]
        return Reason("words", (", ".join(met[:2]),)) if met else None


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
