"""The ways to an opportunity by the means a person declared, and what is told of them."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from math import isfinite
from typing import Any, NamedTuple

import numpy as np

from geo import BASES, MODES, STREETS_KM, Basis, Means, Mode, Reach, Travel, Trip, WorkingHours, trip_with
from geo import USUAL_HOURS as USUAL
from geo.transit import Vehicle
from matching.model import Conditions, Person, Schedule
from matching.reasons import Reason

HOPELESS = 4.0
"""A way of more than so many times the accepted minutes is not told: the distance says enough."""
_RIDDEN = tuple(tuple(one for one in Vehicle if bits & one.bit) for bits in range(1 << len(Vehicle)))
"""What one rides, by the byte that tells it."""
TOLD_WALK_MINUTES = 5
"""From how long on, the walk from the last stop is told."""
UNSAID = Conditions()
"""Work that says nothing of its hours."""
NEXT_DOOR = Reason("next_door")
SAME_COMMUNE = Reason("same_commune")
"""What is told where both points are the middle of one commune: minutes between them would say nothing."""
A_LITTLE = 1.35
"""Up to so many times the accepted minutes, a way is "a little" longer than what was accepted."""
_HOW_LONG = ("", "longer", "much_longer")
"""The codes of what is said of a way of no more than the minutes accepted, of a little more, of more than that."""
_ESTIMATED, _TIMETABLE = BASES.index(Basis.ESTIMATED), BASES.index(Basis.TIMETABLE)


class Missed(NamedTuple):
    """What a way by timetable misses of the days and hours that were taken for work (`geo.MISSED`)."""

    minutes: int = 0
    """Counted for it in the ranking, beside those of the way."""
    days: int = 0
    """The bits of the days without any way."""
    there_at: int = 0
    leaves_at: int = 0
    """When one can be there and leave, in minutes after midnight; 0 where that is as asked."""


NOTHING_MISSED = Missed()


class Away(NamedTuple):
    """From when till when one is away from home for a day of work, in minutes after midnight, waits included."""

    leaves: int
    back: int
    is_said: bool = True
    """Whether the work says the hours that this goes by; not where they are but words ("le mardi matin")."""


class AtWork(NamedTuple):
    """What a way by timetable is at the hours that the work itself says (`matching.scoring.own_hours`)."""

    said: Reason
    is_in_time: bool
    """Whether one can be there from the start to the end; also where its hours are but words, and are to be asked."""
    is_as_asked: bool
    """Whether one can, and waits no longer than an hour before or after."""


class Way(NamedTuple):
    """One way to get there: minutes one way, those accepted, and what the minutes rest upon.

    A tuple: a night makes a hundred thousand of them.
    """

    mode: Mode
    minutes: float
    limit: float
    basis: Basis = Basis.ESTIMATED
    last_back: int | None = None
    """The last way back that day, in minutes after midnight, where timetables tell."""
    expired_since: date | None = None
    """Since when the timetables behind it are out of date."""
    vehicles: tuple[Vehicle, ...] = ()
    """What one rides, where timetables tell."""
    walk: float = 0.0
    """Minutes on foot from the last stop."""
    missed: Missed = NOTHING_MISSED
    at_work: AtWork | None = None
    """At the hours of the work, where it says them and that was looked for."""
    away: Away | None = None
    """How long one is away by timetable, at the hours taken; None where one cannot, or nobody looked for it."""

    @property
    def is_accepted(self) -> bool:
        """Whether it takes no more than the minutes accepted, as they are told: rounded, and is there in time."""
        return round(self.minutes) <= self.limit and (self.at_work is None or self.at_work.is_in_time)


def trip_of(person: Person) -> Trip:
    """What timetables have to fit: the usual days and hours, within those the person said, and their bicycle.

    Whoever can also work on Saturdays is not asked to come home on one: work that says its days is told by them.
    """
    return _trip(person.schedule, person.means)


@lru_cache(maxsize=4_096)
def _trip(schedule: Schedule, means: tuple[Means, ...]) -> Trip:
    """Of the few hours and means that many have."""
    days = (schedule.days or USUAL.days) & USUAL.days or schedule.days or USUAL.days
    starts = USUAL.starts if schedule.start is None else max(USUAL.starts, schedule.start)
    ends = USUAL.ends if schedule.end is None else min(USUAL.ends, schedule.end)
    hours = USUAL if starts >= ends else WorkingHours(days, starts, ends)
    return trip_with(means, hours=hours)


def ways_of(reach: Reach, row: int, means: tuple[Means, ...], travel: Travel) -> tuple[Way, ...]:
    """The ways to one place: the best, then, quickest first, the others that are hardly longer than accepted.

    None where even the best is out of the question.
    """
    chosen = _best_means(means)[reach.mode[row]]
    minutes = reach.by_means[:, row].tolist()
    if chosen is None or not minutes[chosen] <= HOPELESS * means[chosen].max_minutes:
        return ()
    others = [
        _way(_told_by(reach, row, index), one, travel)
        for index, one in enumerate(means)
        if index != chosen and minutes[index] <= A_LITTLE * one.max_minutes
    ]
    if len(others) > 1:
        others.sort(key=lambda way: way.minutes)
    return (_way(_told_by(reach, row, chosen), means[chosen], travel), *others)


def _told_by(reach: Reach, row: int, index: int) -> tuple[Any, ...]:
    columns = (reach.by_means, reach.basis, reach.last_back, reach.vehicles, reach.walk, reach.missed)
    return tuple([column[index, row].item() for column in columns])


class Best(NamedTuple):
    """The first of `ways_of` as a list keeps it, and what `commute` says of it; no minutes where there is none."""

    minutes: int | None
    mode: Mode | None
    said: Reason | None


def best_told(reach: Reach, means: tuple[Means, ...], travel: Travel, work: Sequence[Conditions]) -> list[Best]:
    """The best way to each of m places to work of these conditions: column by column, as nights make many."""
    away_km = [km if isfinite(km) else None for km in reach.km.tolist()]
    if not means:
        return [Best(None, None, commute(None, km)) for km in away_km]
    declared, every = _best_means(means), np.arange(len(work))
    best = np.array([declared[mode] or 0 for mode in reach.mode.tolist()], dtype=np.intp), every
    minutes, basis, missed = reach.by_means[best], reach.basis[best], reach.missed[best]
    limit = np.array([one.max_minutes for one in means], dtype=np.float64)[best[0]]
    leads = (reach.mode >= 0) & np.isfinite(reach.minutes) & (minutes <= HOPELESS * limit)
    exact = minutes - missed["minutes"]
    rounded = np.rint(exact)
    how_long = np.where(rounded <= limit, 0, np.where(exact <= A_LITTLE * limit, 1, 2))
    is_timed = basis == _TIMETABLE
    is_here = (reach.km < STREETS_KM) & (basis == _ESTIMATED)
    ways = zip(
        reach.mode.tolist(),
        rounded.tolist(),
        limit.tolist(),
        how_long.tolist(),
        basis.tolist(),
        reach.last_back[best].tolist(),
        reach.vehicles[best].tolist(),
        (reach.walk[best] >= TOLD_WALK_MINUTES).tolist(),
        missed.tolist(),
        strict=True,
    )
    expired = travel.expired_since
    return [
        Best(
            int(way[1]),
            MODES[way[0]],
            SAME_COMMUNE
            if here
            else _best_said(way, expired, at_work.starts_at, at_work.ends_at)
            if timed
            else _best_said(way, None, None, None),
        )
        if lead
        else Best(None, None, commute(None, km))
        for way, lead, here, timed, at_work, km in zip(
            ways, leads.tolist(), is_here.tolist(), is_timed.tolist(), work, away_km, strict=True
        )
    ]


@lru_cache(maxsize=50_000)
def _best_said(told: tuple[Any, ...], expired_since: date | None, starts: int | None, ends: int | None) -> Reason:
    """What is said of a way: its mode, minutes, limit, by how much it exceeds that, basis, last way back, vehicles,
    whether the walk is told, what it misses. Many have one as long."""
    mode, minutes, limit, how_long, basis, last_back, vehicles, walks, missed = told
    way = Way(
        MODES[mode],
        minutes,
        limit,
        BASES[basis],
        last_back if last_back >= 0 else None,
        expired_since,
        _RIDDEN[vehicles],
        TOLD_WALK_MINUTES if walks else 0.0,
        Missed(*missed) if missed[0] else NOTHING_MISSED,
    )
    return _said(way, _HOW_LONG[how_long], starts, ends)


@lru_cache(maxsize=4_096)
def _best_means(means: tuple[Means, ...]) -> tuple[int | None, ...]:
    """By index of `MODES`, and by -1 for none, where the means stands among those declared; None where it does not."""
    modes = [one.mode for one in means]
    return (*(modes.index(mode) if mode in modes else None for mode in MODES), None)


def _way(told: Sequence[Any], means: Means, travel: Travel) -> Way:
    """The way to a place by one of the means, of which `Reach` tells so much: minutes, basis, last way back, vehicles,
    walk and what is missed."""
    minutes, code, last_back, vehicles, walk, missed = told
    basis = BASES[code]
    return Way(
        means.mode,
        float(minutes - missed[0]),
        float(means.max_minutes),
        basis,
        int(last_back) if last_back >= 0 else None,
        travel.expired_since if basis is Basis.TIMETABLE else None,
        _RIDDEN[vehicles],
        float(walk),
        Missed(*missed) if missed[0] else NOTHING_MISSED,
    )


def commute(way: Way | None, km: float | None, conditions: Conditions = UNSAID) -> Reason | None:
    """What is told of getting there; None where the place is unknown.

    `conditions` are those of work that says its hours, where the way was looked for without them.
    """
    if way is None:
        if km is None:
            return None
        return NEXT_DOOR if km < 1 else Reason("km", (round(km),))
    if km is not None and km < STREETS_KM and way.basis is Basis.ESTIMATED:
        return SAME_COMMUNE
    if way.at_work is not None and not way.at_work.is_in_time:
        return way.at_work.said
    how_long = 0 if way.is_accepted else 1 if way.minutes <= A_LITTLE * way.limit else 2
    return _said(way, _HOW_LONG[how_long], conditions.starts_at, conditions.ends_at)


def _said(way: Way, how_long: str, starts: int | None, ends: int | None) -> Reason:
    expired = None if way.expired_since is None else way.expired_since.isoformat()
    return _told(_with_hours(way, starts, ends), way.limit, how_long, expired)


def away_told(away: Away, possible: Schedule) -> Reason | None:
    """What is told where one has to leave home before the hours that are possible, or is back after them; None where
    one is away within them, or they were not said."""
    early = possible.start is not None and away.leaves < possible.start
    late = possible.end is not None and away.back > possible.end
    if not early and not late:
        return None
    if early and late:
        said = Reason("away_both", (away.leaves, possible.start, away.back, possible.end))
    elif early:
        said = Reason("away_from", (away.leaves, possible.start))
    else:
        said = Reason("away_until", (away.back, possible.end))
    return said if away.is_said else Reason("at_guess", (said,))


def way_itself(way: Way) -> Reason:
    """How long the way takes, by which means, and nothing else; "environ" where minutes are estimated."""
    return _way_of("about" if way.basis is Basis.ESTIMATED else "way", round(way.minutes), by_what(way))


@lru_cache(maxsize=50_000)
def _way_of(code: str, minutes: int, by: str) -> Reason:
    """Many take as long."""
    return Reason(code, (minutes, by))


def _with_hours(way: Way, starts: int | None, ends: int | None) -> Reason:
    """The way with its last way back, or with what it misses; to be checked where the work says other hours than those
    that were taken."""
    if way.at_work is not None:
        return way.at_work.said
    said = starts is not None and ends is not None
    if way.basis is not Basis.TIMETABLE:
        return way_itself(way)
    if way.missed.minutes:
        return Reason("check_hours", (way_itself(way),)) if said else missing(way_itself(way), way.missed)
    told = way_itself(way) if way.last_back is None else back_told(way_itself(way), way.last_back)
    early, late = starts is not None and starts < USUAL.starts, ends is not None and ends > (way.last_back or 24 * 60)
    return Reason("check_hours", (told,)) if early or late else told


@lru_cache(maxsize=50_000)
def back_told(way: Reason, last_back: int) -> Reason:
    """The way with its last way back, in minutes after midnight."""
    return Reason("back", (way, last_back))


@lru_cache(maxsize=50_000)
def missing(way: Reason, missed: Missed) -> Reason:
    """The way with the days and hours on which it is not as asked, which are therefore to be asked."""
    if missed.days:
        way = Reason("not_on", (way, tuple(day for day in range(7) if missed.days >> day & 1)))
    if missed.there_at:
        way = Reason("there_at", (way, missed.there_at))
    if missed.leaves_at:
        way = Reason("leaves_at", (way, missed.leaves_at))
    return Reason("ask_hours", (way,))


@lru_cache(maxsize=50_000)
def _told(way: Reason, limit: float, how_long: str, expired: str | None) -> Reason:
    """The way with what is to be said of it, each around what was said before."""
    if expired is not None:
        way = Reason("expired", (way, expired))
    return Reason(how_long, (way, limit)) if how_long else way


def by_what(way: Way) -> str:
    """By which means, as `matching.reasons` tells them: "car", "coach+train", "train+walk"."""
    if not way.vehicles:
        return way.mode.value
    rides = "+".join(way.vehicles)
    return f"{rides}+walk" if way.walk >= TOLD_WALK_MINUTES else rides
