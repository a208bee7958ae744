"""What is understood of somebody's words once they are added, clause by clause, and where each is corrected."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from api.wording.languages import gettext
from api.wording.words import KINDS
from matching import Kind, Knowledge, lessons_wished
from matching.words.spelling.tongues import in_french
from matching.words.trades.themes import wished_themes
from matching.words.wishes.french_said import french_said
from matching.words.wishes.refused_times import without_asides
from matching.words.wishes.ways_said import says_no_licence, without_ways
from matching.words.wishes.wish import names_no_trade, only_hours

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
    is_french: bool = False
    """Whether it is told in the names of trades, which are French in all languages."""


def understood(wishes: Iterable[str], knowledge: Knowledge) -> tuple[Clause, ...]:
    """The clauses of some wishes, in their order, each with what is understood of it."""
    return tuple(
        _read(words, knowledge)
        for wish in wishes
        for piece in _CLAUSE.split(without_asides(wish))
        if (words := " ".join(piece.split()))
    )


def _read(words: str, knowledge: Knowledge) -> Clause:
    hours = only_hours(words)
    if level := french_said(words):
        return Clause(words, gettext("Français %(level)s", level=level), "niveau")
    if lessons_wished(words):
        return Clause(words, str(KINDS[Kind.TRAINING].name), "souhaits")
    if not names_no_trade(words):
        codes = [one.code for one in knowledge.titles.understand(words).trades] or [*wished_themes(words)]
        trades = [knowledge.labels[knowledge.trades[code]] for code in codes[:_TRADES_TOLD]]
        said = ", ".join((*trades, *((hours,) if hours else ())))
        return Clause(words, said, "souhaits" if trades else "horaires" if hours else "", is_french=bool(trades))
    if says_no_licence(in_french(words)):
        return Clause(words, gettext("Pas de permis"), "deplacements")
    is_way = without_ways(in_french(words)) != in_french(words)
    return Clause(words, hours, "horaires" if hours or not is_way else "deplacements")
