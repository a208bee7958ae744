"""The trades between which an employer's own words leave the choice: "mécanicien auto ou poids lourd"."""

import re
from collections.abc import Iterable

from matching.words.described.work_said import PIECE
from matching.words.trades.titles import Titles, TradeGuess, tokens

_OR = re.compile(r"\bou\b", re.IGNORECASE)


def alternatives(work: str, *, name: str, titles: Titles) -> tuple[tuple[TradeGuess, ...], ...]:
    """What each half of a choice means, the likeliest first; none where there is no choice: "vendeur ou vendeuse".

    `name` is what the employer's name says of its work: it tells what "auto ou poids lourd" means at a garage.
    """
    own = titles.understand(name).trades
    for piece in PIECE.split(work):
        first, *others = (half.strip() for half in _OR.split(piece))
        heads = [words[0] for words in (first.split(), *(one.label.split() for one in own[:1])) if words]
        meant = [_meant(half, heads[half == first :], name, titles) for half in (first, *others) if half]
        halves = [guesses for guesses in meant if guesses]
        best = [{one.code for one in guesses if one.confidence == guesses[0].confidence} for guesses in halves]
        if len(halves) > 1 and not set.intersection(*best):
            return tuple(halves)
    return ()


def _meant(half: str, heads: Iterable[str], name: str, titles: Titles) -> tuple[TradeGuess, ...]:
    """The trades that one half means: alone where it says who works ("boulanger"); else with a head that makes it a
    whole known name ("mécanicien poids lourd"), else alone, else with the employer's name."""
    alone = titles.understand(half).trades
    if alone and tokens(alone[0].label)[:1] == tokens(half)[:1]:
        return alone
    for head in heads:
        whole = titles.understand(f"{head} {half}").trades if tokens(head) != tokens(half) else ()
        if whole and whole[0].confidence == 1:
            return whole
    said = half if titles.said(half) else f"{half} {name}"
    codes = titles.said(said)
    return tuple(one for one in titles.understand(said).trades if one.code in codes)
