"""Each part of a score as one short, true reason, made from the same data as the score.

`matching.reasons` has the sentences that tell them.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from math import isnan
from typing import NamedTuple

from kit import day_in_france
from matching.model import Asked, Kind, Opportunity, Person, Schedule, Stage, Strain
from matching.reasons import Reason
from matching.scoring.corpus import Corpus, bag_of
from matching.scoring.fits import french_of
from matching.scoring.links import NAMED, NOTHING
from matching.scoring.profile import Profile
from matching.scoring.telling import Telling
from matching.scoring.without_car import LIFT_ALONE
from matching.words.demands import STRAINS
from matching.words.limits import limits_of, strains_named
from matching.words.skills import skills_in_common
from matching.words.titles import clauses
from matching.words.wishes import without_times

ANSWERS = {"wish": "wish", "experience": "done", "skill": "skill"}
"""What is told of an ask that is met, by its origin."""
STAGE = {
    (Stage.SOCIO_PRO, Kind.IMMERSION): Reason("try_a_trade"),
    (Stage.REMOBILISATION, Kind.IMMERSION): Reason("try_some_days"),
    (Stage.REMOBILISATION, Kind.VOLUNTEERING): Reason("first_step"),
    (Stage.SOCIO_PRO, Kind.INCLUSION_JOB): Reason("accompanied"),
    (Stage.REMOBILISATION, Kind.INCLUSION_JOB): Reason("accompanied"),
}
HIGHER_LEVEL, APPRENTICE_AGAIN = Reason("level"), Reason("apprentice_again")
MORE_FRENCH, USUALLY_MORE_FRENCH = Reason("french"), Reason("french_usual")
REGULATED = Reason("regulated")
DOOR_TO_DOOR, SITE_TO_SITE, LICENCE_USUAL = Reason("door_to_door"), Reason("site_to_site"), Reason("licence_usual")
BUILDING = "F"
"""The codes of ROME that begin with it are trades of building sites: who does them goes to no home."""
TRADE_LEARNT_MONTHS = 24.0
"""From how many months in a trade an apprenticeship in it teaches somebody what they know."""
RESPONSIVE = Reason("responsive")
TODAY, YESTERDAY = Reason("published_today"), Reason("published_yesterday")
_WORD = re.compile(r"\w+(?:-\w+)*")
SURE, CLOSE = 0.9, 0.5
"""From which wish value an opportunity is "the trade wished for", and from which "a trade near to it": where the words
say so too, `matching.scoring.links`."""
NOWHERE = frozenset[int]()
WORDS_MET = 0.5
"""From which worth the words of the wishes are told to be met."""


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """m rows of a corpus before one person: what their reasons are made of, each of length m."""

    profile: Profile
    corpus: Corpus
    rows: Sequence[int]
    """Their places in the corpus."""
    told: Sequence[Telling]
    values: Mapping[str, Sequence[float]]
    """Of each part, NaN where unknown."""
    as_of: datetime
    travel: Sequence[Reason | None]
    """What `commute` says of each; None where no way and no distance is known."""
    helps: Sequence[tuple[Reason, ...]]
    """What makes up for a car."""

    @property
    def person(self) -> Person:
        """Whom they stand before."""
        return self.profile.person


Said = Sequence[Reason | None] | None
"""What is said of each row; None where it is nothing of any."""


def reasons(rows: Rows) -> list[tuple[Reason, ...]]:
    """What is said of each row, the most telling first.

    Told subject by subject for all rows: what somebody did not speak of is not looked for row by row.
    """
    said = [one for one in (tell(rows) for tell in _TOLD) if one is not None]
    return [tuple(filter(None, line)) for line in zip(*said, strict=True)]


_today = lru_cache(maxsize=64)(day_in_france)


def _wish(rows: Rows) -> Said:
    """The wish, the past trade or the skill that is met; else the words of the wishes."""
    trades = rows.corpus.rome[rows.rows].tolist()
    met: dict[tuple[int, str], _Met | None] = {}
    said: list[Reason | None] = []
    for place, (trade, told, value) in enumerate(zip(trades, rows.told, rows.values["wish"], strict=True)):
        if (trade, told.near) not in met:
            met[trade, told.near] = _met(rows.profile, trade, value, near=told.near) if trade >= 0 else None
        answered = met[trade, told.near]
        if answered is None:
            said.append(_words(rows, place))
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


def _travel(rows: Rows) -> Said:
    return [said or told.without_way for said, told in zip(rows.travel, rows.told, strict=True)]


def _helps(rows: Rows) -> Said:
    if not any(rows.helps):
        return None
    return [without_car_told(helps) for helps in rows.helps]


def without_car_told(helps: tuple[Reason, ...]) -> Reason | None:
    """What makes up for a car; a lift alone is told as what the employer offers, which may not pass where one lives."""
    if not helps:
        return None
    return helps[0] if helps == LIFT_ALONE else Reason("without_car", (helps,))


def _stage(rows: Rows) -> Said:
    stage = rows.person.stage
    if stage is None:
        return None
    kinds = (told.opportunity.kind for told in rows.told)
    return [
        STAGE.get((stage, kind)) if value >= 0.7 else None
        for kind, value in zip(kinds, rows.values["stage"], strict=True)
    ]


ABOUT = 0.75
"""From which share of the hours wished an opportunity's hours are about those: fewer are fewer."""


def _hours(rows: Rows) -> Said:
    least, most = rows.person.hours_min, rows.person.hours_max
    wanted = most if rows.profile.hours_in_words and least is None else None
    return [_hours_told(told.hours, told.hours_said, least, most, wanted=wanted) for told in rows.told]


@lru_cache(maxsize=10_000)
def _hours_told(
    hours: float | None, said: float | None, least: float | None, most: float | None, *, wanted: float | None
) -> Reason | None:
    """`wanted`: the hours a week that somebody wrote in their wish, which are no limit ("ménage 20h")."""
    if hours is None:
        return None
    if wanted is not None and hours < ABOUT * wanted:
        return Reason("hours_less", (said, wanted))
    if most is not None and hours > most:
        return Reason("hours_more", (said, most))
    if least is not None and hours < least:
        return Reason("hours_less", (said, least))
    if least is not None and most is not None and least != most:
        return Reason("hours_between", (said, least, most))
    is_far_below = least is None and most is not None and hours < ABOUT * most
    return Reason("hours" if is_far_below or (least is None and most is None) else "hours_wished", (said,))


def _nights_and_weekends(rows: Rows) -> Said:
    """Nights and weekends asked, each against its own answer."""
    possible = rows.person.schedule
    return [_late(told.late, (possible.nights, possible.weekends_at(told.days))) for told in rows.told]


@lru_cache(maxsize=100)
def _late(asked: tuple[str, ...], possible: tuple[bool | None, ...]) -> Reason | None:
    """What is asked of nights and weekends, None for nothing, and whether each is possible."""
    met = [(when, can) for when, can in zip(asked, possible, strict=True) if when]
    if not met:
        return None
    return Reason("late_possible" if all(can for _, can in met) else "late", ("+".join(when for when, _ in met),))


def _clock(rows: Rows) -> Said:
    """Hours of work outside those that are possible, in the words of the text where there are some ("cinq soirs")."""
    wanted = rows.person.schedule
    if wanted.start is None and wanted.end is None:
        return None
    return [_outside(wanted, told) for told in rows.told]


def _outside(wanted: Schedule, told: Telling) -> Reason | None:
    starts, ends = told.opportunity.conditions.starts_at, told.opportunity.conditions.ends_at
    if (said := told.part_of_day) is not None:
        parts = [one.words for one in said.parts if any(_beyond(wanted, one.starts, one.ends))]
        return Reason("outside", (", ".join(parts),)) if parts else None
    early, late = _beyond(wanted, starts, ends)
    if not early and not late:
        return None
    if told.window:
        return Reason("outside", (told.window,))
    if early and late:
        return Reason("outside_both", (starts, ends))
    return Reason("outside_from", (starts,)) if early else Reason("outside_until", (ends,))


def _beyond(wanted: Schedule, starts: int | None, ends: int | None) -> tuple[bool, bool]:
    """Whether work begins before the hours wanted, and whether it ends after them."""
    early = wanted.start is not None and starts is not None and starts < wanted.start
    return early, wanted.end is not None and ends is not None and ends > wanted.end


def _days(rows: Rows) -> Said:
    """The days of work that are not possible."""
    possible = rows.person.schedule
    if possible.days is None:
        return None
    return [Reason("days", (missing,)) if (missing := possible.lacks(told.days)) else None for told in rows.told]


def _experience(rows: Rows) -> Said:
    return [
        told.experience_had if value >= 1 else told.experience
        for told, value in zip(rows.told, rows.values["experience"], strict=True)
    ]


def _apprenticeship(rows: Rows) -> Said:
    """An apprenticeship in a trade that the person has done for long."""
    if not rows.person.experience:
        return None
    trades = rows.corpus.rome[rows.rows].tolist()
    months = rows.profile.experience_months
    return [
        APPRENTICE_AGAIN if told.is_apprenticeship and trade >= 0 and months[trade] >= TRADE_LEARNT_MONTHS else None
        for trade, told in zip(trades, rows.told, strict=True)
    ]


def _level(rows: Rows) -> Said:
    return [HIGHER_LEVEL if value < 1 else None for value in rows.values["level"]]


def _limits(rows: Rows) -> Said:
    """What the text names against a limit, or what the trade usually has: then it is to be asked."""
    if not rows.person.limits:
        return None
    return [
        _limits_met(rows, row, told.opportunity, value) if value < 1 else None
        for row, told, value in zip(rows.rows, rows.told, rows.values["limits"], strict=True)
    ]


def _limits_met(rows: Rows, row: int, opportunity: Opportunity, value: float) -> Reason | None:
    """None where all that the trade usually has is loads, and the text says that they are light."""
    if not value > 0:
        named = limits_of(rows.person) & strains_named(opportunity.conditions)
        return Reason("limit_named", ("+".join(sorted(named)),))
    usual = int(rows.profile.fits.strains[rows.corpus.rome[row]])
    likely = {strain for place, strain in enumerate(STRAINS) if usual >> place & 1}
    if opportunity.conditions.heavy is False:
        likely.discard(Strain.LOADS)
    return Reason("limit_likely", ("+".join(sorted(likely)),)) if likely else None


def _french(rows: Rows) -> Said:
    """French that is missing: asked by the opportunity, or usual in the trade and then to be asked."""
    had = french_of(rows.person)
    if had is None:
        return None
    return [
        (MORE_FRENCH if rows.corpus.french[row] > had else USUALLY_MORE_FRENCH) if value < 1 else None
        for row, value in zip(rows.rows, rows.values["french"], strict=True)
    ]


def _regulated(rows: Rows) -> Said:
    """By ROME's own field, whatever is known of the person (R15)."""
    return [None if isnan(value) else REGULATED for value in rows.values["regulated"]]


def _licence(rows: Rows) -> Said:
    held = rows.person.licences
    return [
        _licences_told(held, told.licences) if told.licences else _usual_licence(value, told.opportunity.rome)
        for told, value in zip(rows.told, rows.values["licence"], strict=True)
    ]


def _usual_licence(value: float, rome: str | None) -> Reason | None:
    """Where the opportunity says nothing of a licence."""
    if not value < 1:
        return None
    if value > 0:
        return SITE_TO_SITE if rome is not None and rome.startswith(BUILDING) else DOOR_TO_DOOR
    return LICENCE_USUAL


@lru_cache(maxsize=10_000)
def _licences_told(held: frozenset[str] | None, asked: tuple[Asked, ...]) -> Reason:
    missing = [one for one in asked if held is None or one.code not in held]
    if not missing:
        return Reason("licence_held", (_codes(asked),))
    code = "licence_required" if any(one.required for one in missing) else "licence_wished"
    return Reason(code if held is None else f"{code}_missing", (_codes(missing),))


def _codes(asked: Sequence[Asked]) -> str:
    return ", ".join(dict.fromkeys(str(one.code) for one in asked))


def _skills(rows: Rows) -> Said:
    """Skills in common: only where some word of them is, which the part tells."""
    have = rows.person.skills
    if not have:
        return None
    return [
        _skills_met(skills_in_common(have, told.skills)) if value > 0 else None
        for told, value in zip(rows.told, rows.values["skills"], strict=True)
    ]


def _skills_met(met: tuple[str, ...]) -> Reason | None:
    return Reason("skills", (", ".join(met[:2]),)) if met else None


def _freshness(rows: Rows) -> Said:
    today = _today(rows.as_of)
    return [_published(told.published, today) for told in rows.told]


@lru_cache(maxsize=10_000)
def _published(published: date | None, today: date) -> Reason | None:
    days = -1 if published is None else (today - published).days
    if not 0 <= days <= 7:
        return None
    return (TODAY, YESTERDAY)[days] if days < 2 else Reason("published", (days,))


def _responsiveness(rows: Rows) -> Said:
    return [RESPONSIVE if value >= 0.7 else None for value in rows.values["responsiveness"]]


_TOLD: tuple[Callable[[Rows], Said], ...] = (
    _wish,
    _travel,
    _helps,
    _stage,
    _hours,
    _nights_and_weekends,
    _clock,
    _days,
    _experience,
    _apprenticeship,
    _level,
    _limits,
    _french,
    _regulated,
    _licence,
    _skills,
    _freshness,
    _responsiveness,
)
"""What is told, in the order in which it is."""
