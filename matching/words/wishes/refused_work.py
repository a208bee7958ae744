"""The work that a wish refuses, in its own words: "je ne veux plus faire de camion" refuses "camion"."""

import re

from kit import fold
from matching.words.trades.titles.sentence_words import SENTENCE_WORDS
from matching.words.trades.titles.wording import clauses, tokens
from matching.words.wishes.limits_said import limits_said
from matching.words.wishes.refusals import NOTHING_REFUSED, refusals_said, refused_in
from matching.words.wishes.wish import names_no_trade, part_said, read_hours

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_REFUSING_WORDS = "assez autre excepte fini finie hormis jamais marre ni non pas plus rien sans sauf"
_SHUNNING_WORDS = "allergie allergique horreur peur phobie"
_REFUSING = frozenset((*_REFUSING_WORDS.split(), *_SHUNNING_WORDS.split()))
_OFFICES_DONE = re.compile(r"\b(?:faire|fais)\s+(?:les|des)\s+bureaux\b", re.IGNORECASE)
"""Whoever does offices cleans them: the verb tells."""
_ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu)['’]\s*", re.IGNORECASE)


def without_refusal(clause: str) -> str:
    """What a clause refuses, without the words that refuse it: "camion" of "plus faire de camion"; "" for nothing."""
    if cleaning := _OFFICES_DONE.search(clause):
        return cleaning[0]
    bare = _ELIDED.sub(lambda found: " " * len(found[0]), clause)
    telling = [word for word in _WORD.finditer(bare) if not _is_small(word[0])]
    return clause[telling[0].start() : telling[-1].end()] if telling else ""


def refused_work(text: str) -> tuple[str, ...]:
    """All that a wish refuses but times, each once: "bureau" of "pas de bureau, pas le soir"."""
    clauses_refused = (clause for clause in clauses(text)[1] if refused_in(clause) == NOTHING_REFUSED)
    return tuple(dict.fromkeys(filter(None, map(without_refusal, clauses_refused))))


def without_refused_work(text: str) -> str:
    """The wish without the work that it refuses: what it asks for, the times that it refuses and its limits."""
    asked = (one for one in clauses(text)[0] if not names_no_trade(one) or read_hours(one) or part_said(one))
    return ", ".join((*asked, *refusals_said(text), *limits_said(text)))


def _is_small(word: str) -> bool:
    parts = fold(word).split()
    return not tokens(word) or (SENTENCE_WORDS | _REFUSING).issuperset(parts)
