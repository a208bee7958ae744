"""What a search is for, shown back: the trades that were understood, each one tap from being taken out or put in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from api.search.question import Question, SoughtTrade
from api.wording.languages import gettext
from api.wording.refused import refused_said
from matching import Knowledge, Understood
from matching.words.times.day_parts import DayPart
from matching.words.wishes.limits import NAMES
from matching.words.wishes.limits_said import strains_refused, without_limits
from matching.words.wishes.refusals import refused_in, without_refusals
from matching.words.wishes.wish import HoursSaid, at_any_time, part_said, read_hours, said_otherwise

_SHOWN = 2
"""Trades of which a search is said to be: the others that words may mean are proposed."""
_PROPOSED = 4


@dataclass(frozen=True, slots=True)
class TradeLink:
    """A trade, and the address of the same search without it, or with it too."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class HoursLink:
    """The hours that the words name, those of a day or of a week, and the address of the same search the other way."""

    said: HoursSaid
    otherwise: str


@dataclass(frozen=True, slots=True)
class Moment:
    """The part of the day that the words name, and the address of the same search at any time."""

    part: DayPart
    address: str


@dataclass(frozen=True, slots=True)
class Without:
    """The times that the words refuse, and what they say to be impossible, as they were understood; and the address of
    the same search with those too."""

    times: str
    address: str


@dataclass(frozen=True, slots=True)
class Sought:
    """What a search is for: trades, others that the words may mean, and where to say something else."""

    words: str
    trades: tuple[TradeLink, ...]
    """None where the words name no trade: they are looked for as they are."""
    proposed: tuple[TradeLink, ...]
    anew: str
    hours: HoursLink | None = None
    """None where the words name no hours, or can be read in one way only."""
    moment: Moment | None = None
    """None where the words name no part of the day, or several."""
    without: Without | None = None
    """None where the words refuse nothing that is understood."""
    anything: bool = False
    """Whether the words name nothing to look for: all that is near is shown."""


def sought(question: Question, understood: Sequence[Understood]) -> Sought | None:
    """What a search is for; None where nothing was said. `understood`: how its words were, one answer a wish."""
    if not (question.words or question.trades):
        return None
    guesses = [SoughtTrade(one.code, one.label) for meant in understood for one in meant.trades]
    shown = question.trades or tuple(guesses[:_SHOWN])
    codes = {one.code for one in shown}
    others = [one for one in guesses if one.code not in codes][:_PROPOSED]
    return Sought(
        words=question.words,
        trades=tuple(
            TradeLink(one.label, question.for_trades(*(each for each in shown if each != one))) for one in shown
        ),
        proposed=tuple(TradeLink(one.label, question.for_trades(*shown, one)) for one in others),
        anew=question.anew(),
        hours=_hours(question),
        moment=_moment(question),
        without=_without(question),
        anything=not question.trades and not question.names_trade,
    )


def _hours(question: Question) -> HoursLink | None:
    said, otherwise = read_hours(question.words), said_otherwise(question.words)
    return None if said is None or otherwise is None else HoursLink(said, question.for_words(otherwise))


def _moment(question: Question) -> Moment | None:
    part = part_said(question.words)
    return None if part is None else Moment(part, question.for_words(at_any_time(question.words)))


def _without(question: Question) -> Without | None:
    words = question.words
    limits = [gettext(NAMES[strain]) for strain in strains_refused(words)]
    refused = gettext(", ").join(filter(None, (refused_said(refused_in(words)), *limits)))
    return Without(refused, question.for_words(without_limits(without_refusals(words)))) if refused else None


def labels_of(codes: Iterable[str], knowledge: Knowledge) -> dict[str, str]:
    """The names of those of some codes that are trades."""
    return {code: knowledge.labels[knowledge.trades[code]] for code in codes if code in knowledge.trades}
