"""What a search is for, shown back: the trades that were understood, each one tap from being taken out or put in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from api.search.place_in_words import without_place
from api.search.question import Question, SoughtTrade
from api.wording.languages import gettext
from api.wording.refused import times_refused
from geo import Commune, distance_km
from matching import Knowledge, Understood
from matching.words.spelling.tongues import in_french
from matching.words.times.day_parts import DayPart
from matching.words.wishes.limits_said import without_limits
from matching.words.wishes.refusals import without_refusals
from matching.words.wishes.refused_work import without_refused_work
from matching.words.wishes.ways_said import without_no_licence
from matching.words.wishes.wish import (
    HoursSaid,
    at_any_time,
    part_said,
    part_time_said,
    read_hours,
    said_otherwise,
    without_part_time,
)

_SHOWN = 2
"""Trades of which a search is said to be: the others that words may mean are proposed."""
_PROPOSED = 4
_FARTHEST_KM = 100
"""How far a place may lie that is named among what is looked for: farther, it is a word ("Peintre" is a village)."""


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
    """What the words refuse, as it was understood: times and what they say to be impossible, full time, or work; and
    the address of the same search with those too."""

    said: str
    address: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another place that the words name, and the address of the same search from there."""

    place: str
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
    without: tuple[Without, ...] = ()
    """None where the words refuse nothing that is understood."""
    elsewhere: Elsewhere | None = None
    """None where the words name no other place."""
    anything: bool = False
    """Whether the words name nothing to look for: all that is near is shown."""


def sought(
    question: Question,
    understood: Sequence[Understood],
    *,
    refused: Sequence[str] = (),
    named: Sequence[Commune] = (),
) -> Sought | None:
    """What a search is for; None where nothing was said. `understood`: how its words were, one answer a wish;
    `refused`: the work that they refuse; `named`: the communes whose names stand among them.
    """
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
        without=tuple(_without(question, refused)),
        elsewhere=_elsewhere(question, named, is_work=bool(guesses)),
        anything=not question.trades and not question.names_trade,
    )


def _hours(question: Question) -> HoursLink | None:
    said, otherwise = read_hours(question.words), said_otherwise(question.words)
    return None if said is None or otherwise is None else HoursLink(said, question.for_words(otherwise))


def _moment(question: Question) -> Moment | None:
    part = part_said(question.words)
    return None if part is None else Moment(part, question.for_words(at_any_time(question.words)))


def _without(question: Question, work: Sequence[str]) -> Iterator[Without]:
    words = question.words
    if times := times_refused(words):
        yield Without(times, question.for_words(without_limits(without_refusals(words))))
    if part_time_said(words):
        yield Without(gettext("temps plein"), question.for_words(without_part_time(words)))
    if question.without_licence:
        yield Without(gettext("permis de conduire"), question.for_words(without_no_licence(in_french(words))))
    if work:
        yield Without(gettext(", ").join(work), question.for_words(without_refused_work(words)))


def _elsewhere(question: Question, named: Sequence[Commune], *, is_work: bool) -> Elsewhere | None:
    """The place of "ménage guéret", asked from Bourganeuf; none where the place is all that is said and is work too."""
    here = question.home.point
    for place in named:
        if place == question.home or here is None or place.point is None:
            continue
        left = without_place(question.words, place)
        is_named = left != question.words and (left or not is_work)
        if is_named and distance_km(here, place.point) <= _FARTHEST_KM:
            return Elsewhere(place.name, replace(question, home=place).for_words(left))
    return None


def labels_of(codes: Iterable[str], knowledge: Knowledge) -> dict[str, str]:
    """The names of those of some codes that are trades."""
    return {code: knowledge.labels[knowledge.trades[code]] for code in codes if code in knowledge.trades}
