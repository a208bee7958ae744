"""What is understood of somebody's words once they are added, clause by clause, and where each is corrected."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from matching.words.titles import Titles
from matching.words.tongues import in_french
from matching.words.ways_said import without_ways
from matching.words.wishes import names_no_trade, only_hours

_CLAUSE = re.compile(r"[,;.!?()\n]")
_TRADES_TOLD = 2


@dataclass(frozen=True, slots=True)
class Clause:
    """Some words, what they are taken for, and the part of the file where that is said or corrected."""

    words: str
    said: str
    """Trades or hours, in words; "" where nothing is understood."""
    part: str
    """The address of the part within the file: "horaires"; "" where nobody knows which."""


def understood(wishes: Iterable[str], titles: Titles) -> tuple[Clause, ...]:
    """The clauses of some wishes, in their order, each with what is understood of it."""
    return tuple(
        _read(words, titles) for wish in wishes for piece in _CLAUSE.split(wish) if (words := " ".join(piece.split()))
    )


def _read(words: str, titles: Titles) -> Clause:
    hours = only_hours(words)
    if not names_no_trade(words):
        trades = [one.label for one in titles.understand(words).trades[:_TRADES_TOLD]]
        said = ", ".join((*trades, *((hours,) if hours else ())))
        return Clause(words, said, "souhaits" if trades else "horaires" if hours else "")
    is_way = without_ways(in_french(words)) != in_french(words)
    return Clause(words, hours, "horaires" if hours or not is_way else "deplacements")
