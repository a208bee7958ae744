"""A person's question as the tables that the first look reads: every factor of the score that can be looked up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import cos, radians, sin

import numpy as np
from numpy.typing import NDArray

from geo import (
    NOWHERE,
    Mode,
    Origin,
    Point,
    Travel,
    farthest_km,
    on_foot_too,
    origin_at,
    straight_minutes,
)
from matching.live.glance.columns import Asked, Tables
from matching.live.glance.kernel import COSINES, STEPS_A_DAY, STEPS_A_KM, STEPS_A_MINUTE
from matching.live.glance.ways import by_bike, by_bus, by_car, centre_km_from, minutes_by, most_minutes, on_demand_from
from matching.live.index.segment import MOST_LICENCES
from matching.model import Kind, Person
from matching.scoring.corpus import KINDS
from matching.scoring.gates import IMPOSSIBLE_HOURS_MARGIN, IS_PAID, IS_WORK, no_weekends
from matching.scoring.profile import Profile
from matching.scoring.score import OPENED_REACH, UNSURE_REACH, UNSURE_REACH_WITHOUT_CAR, WORDS_ENOUGH, reach_decay
from matching.scoring.shared_parts import kind_fit
from matching.scoring.weights import Weights
from matching.scoring.without_car import BIKE_MINUTES, needs_help
from matching.words.conditions import may_drive
from matching.words.trades.demands import mask_of as strains_mask
from matching.words.wishes.limits import refused_by

WISH_MET, WISH_NEAR = 0.6, 0.3
"""From which wish value an opportunity answers the words, and from which its trade is related."""
WORDS_MET = 0.6
"""From which share of the words an opportunity answers them, whatever its trade."""
EVERY_DAY = 0x7F
MOST_KM = 400.0
"""Beyond, a straight line takes as long as this one."""
MOST_DAYS = 366
WAY_STEPS = 2 * NOWHERE * STEPS_A_MINUTE
"""Longer ways are worth what one of so many quarters of a minute is."""
SLACK_MINUTES = 25.0
"""How much nearer than the centre of its commune a place may lie: communes so much out of reach are looked at too."""
MARGIN_KM = 15.0
"""A place lies within so many kilometres of the centre of its commune."""

Column = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """One person, their profile, and what the first look needs of both."""

    person: Person
    profile: Profile
    asked: Asked
    tables: Tables
    communes: NDArray[np.int32]
    """The communes that may be in reach, -1 first: that stands for what is not sure to lie in one."""
    travel: Travel
    """Travel times as far as they are asked for."""

    def before(self, licences: Sequence[str], asked: Asked) -> Asked:
        """The numbers `asked` before rows whose required licences are bits, in this order."""
        held = may_drive(self.person.licences)
        if held is None:
            return asked
        missing = sum(1 << bit for bit, code in enumerate(licences[:MOST_LICENCES]) if code not in held)
        return asked._replace(licences_missing=missing)


def question_of(
    profile: Profile,
    travel: Travel,
    *,
    person: Person,
    radius_km: float,
    times: float,
    weights: Weights,
    as_of: float,
    why_not: bool = True,
) -> Question:
    """The question of `person`, of whom `profile` was made.

    `times`: beyond so many times the accepted minutes a place is out of reach; `why_not`: whether what is dropped is
    looked at too.
    """
    person = replace(person, means=on_foot_too(person.means))
    origin = origin_at(person.home, travel.communes, insee=person.insee)
    travel = travel if why_not else travel.near(most_minutes(person, times=times))
    asked = _asked(
        profile,
        person,
        weights,
        commune=origin.commune,
        as_of=as_of,
        radius_km=radius_km,
        times=times,
        why_not=why_not,
    )
    tables = _tables(profile, person, travel, weights, origin=origin, asked=asked)
    return Question(person, profile, asked, tables, _communes(asked, tables), travel)


def _asked(
    profile: Profile,
    person: Person,
    weights: Weights,
    *,
    commune: int,
    as_of: float,
    radius_km: float,
    times: float,
    why_not: bool,
) -> Asked:
    """The numbers of a question, for somebody whose home lies in this commune (-1 where that is unknown)."""
    help_wanted = needs_help(person)
    x, y, z = _on_sphere(person.home)
    unsure = UNSURE_REACH_WITHOUT_CAR if help_wanted else UNSURE_REACH
    unknown_reach, unsure_reach, opened_reach = worth("reach", np.array([np.nan, unsure, OPENED_REACH]), weights)
    return Asked(
        x=x,
        y=y,
        z=z,
        commune=commune,
        as_of=as_of,
        radius_km=radius_km,
        farthest_km=farthest_km(person.means, times=times),
        times_limit=times,
        ride_km=_ride_km(),
        why_not=why_not,
        met_only=False,
        sought=0,
        needs_help=help_wanted,
        vehicle=not help_wanted,
        kinds=sum(1 << bit for bit, kind in enumerate(KINDS) if _accepts(person, kind)),
        licences_missing=0,  # each segment has bits of its own
        level=99 if person.level is None else person.level.rank,
        most_hours=np.inf if person.hours_max is None else person.hours_max + IMPOSSIBLE_HOURS_MARGIN,
        nights=person.schedule.nights is not False,
        weekends=not no_weekends(person.schedule),
        days=EVERY_DAY if person.schedule.days is None else sum(1 << day for day in person.schedule.days),
        earliest=-np.inf if person.schedule.start is None else float(person.schedule.start),
        latest=np.inf if person.schedule.end is None else float(person.schedule.end),
        refused=int(strains_mask(refused_by(person))),
        wish_met=WISH_MET if profile.person.wishes else -1.0,
        wish_near=WISH_NEAR,
        words_met=WORDS_MET,
        words_full=WORDS_ENOUGH,
        unknown_reach=float(unknown_reach),
        unsure_reach=float(unsure_reach),
        opened_reach=float(opened_reach),
    )


def _tables(
    profile: Profile, person: Person, travel: Travel, weights: Weights, *, origin: Origin, asked: Asked
) -> Tables:
    """The tables of a question, of somebody who walks too."""
    minutes, by_stop = minutes_by(person, travel, origin)
    limits = np.array([one.max_minutes for one in person.means], dtype=np.float64)
    trades = np.append(profile.trades, np.float32(0))
    on_demand, tabled = on_demand_from(person, travel, origin), _Tabled.of(weights)
    return Tables(
        limits=limits,
        by_stop=by_stop,
        minutes=minutes,
        straight=_stacked([_straight(one.mode) for one in person.means], width=1),
        centre_km=centre_km_from(origin, travel),
        without_car=by_bus(person, travel, origin) | by_bike(person, travel, origin) | on_demand,
        by_car=by_car(person, travel, origin),
        on_demand=on_demand,
        trades=trades,
        meeting=trades.astype(np.float64) >= asked.wish_met,
        trade_worth=_trade_worth(profile, weights),
        months=np.append(profile.experience_months, np.float32(np.nan)),
        experience_worth=tabled.experience,
        reach_worth=_stacked([tabled.within(one) for one in limits.tolist()], width=WAY_STEPS),
        words_worth=tabled.words if profile.words else tabled.words_unknown,
        freshness=tabled.freshness,
    )


def _accepts(person: Person, kind: Kind) -> bool:
    if kind is Kind.CIVIC_SERVICE and person.civic_service is False:
        return False
    return person.open_to is None or kind in person.open_to


def worth(part: str, values: NDArray[np.float64], weights: Weights) -> Column:
    """The logarithm of what a part makes of the score, by its value; NaN for unknown (`score.combined`)."""
    floor = weights.floor[part]
    known = np.where(np.isnan(values), weights.unknown[part], values)
    return np.asarray(weights.parts[part] * np.log(floor + (1.0 - floor) * known), dtype=np.float32)


def _trade_worth(profile: Profile, weights: Weights) -> Column:
    """As `Tables.trade_worth`: the parts of the score that a trade and a kind decide, the last one for no trade; and
    what a kind that the person names is worth above what their stage makes of it for anybody."""
    trades = profile.trades if profile.trades.any() else np.full_like(profile.trades, np.nan)
    columns = {"wish": trades, "regulated": profile.fits.regulated, "licence": profile.fits.licence}
    wish, regulated, licence = (
        worth(part, np.append(values, np.nan).astype(np.float64), weights) for part, values in columns.items()
    )
    by_kind = np.tile(wish + regulated[-1] + licence[-1], (len(KINDS), 1))
    by_kind[IS_WORK] = wish + regulated[-1] + licence
    by_kind[IS_PAID] = wish + regulated + licence
    if profile.person.open_to is not None:
        by_kind += _of_kinds(profile.person, weights) - _of_kinds(replace(profile.person, open_to=None), weights)
    return by_kind


def _of_kinds(person: Person, weights: Weights) -> Column:
    """What each kind is worth to a person of their stage, (kinds, 1)."""
    fits = np.array([[kind_fit(person, kind, weights)] for kind in KINDS])
    return worth("stage", fits, weights)


@dataclass(frozen=True, slots=True, eq=False)
class _Tabled:
    """What depends on the weights alone, or on them and a number of minutes: tabled once."""

    weights: Weights
    freshness: Column
    """By steps of a day."""
    experience: Column
    """As `Tables.experience_worth`."""
    words: Column
    """As `Tables.words_worth`, for somebody who says some; else `words_unknown`."""
    words_unknown: Column
    reach: dict[float, Column]
    """By minutes accepted: what a way of so many quarters of a minute is worth."""

    @classmethod
    def of(cls, weights: Weights) -> _Tabled:
        """The tables of some weights: the last ones where they are the same."""
        found = _TABLED.get(weights.version)
        if found is None:
            half_lives = np.arange(MOST_DAYS * STEPS_A_DAY) / STEPS_A_DAY / weights.freshness["half_every_days"]
            found = cls(
                weights,
                freshness=worth("freshness", np.append(0.5**half_lives, np.nan), weights),
                experience=worth("experience", np.append(np.arange(101) / 100, np.nan), weights),
                words=worth("words", np.arange(COSINES + 1) / COSINES, weights),
                words_unknown=worth("words", np.full(COSINES + 1, np.nan), weights),
                reach={},
            )
            _TABLED.clear()
            _TABLED[weights.version] = found
        return found

    def within(self, limit: float) -> Column:
        """What ways are worth to whoever accepts so many minutes."""
        found = self.reach.get(limit)
        if found is None:
            minutes = np.arange(WAY_STEPS) / STEPS_A_MINUTE
            decayed = reach_decay(minutes, np.full(WAY_STEPS, limit), self.weights)
            self.reach[limit] = found = worth("reach", decayed, self.weights)
        return found


_TABLED: dict[str, _Tabled] = {}


def _stacked(rows: list[Column], *, width: int) -> Column:
    return np.stack(rows) if rows else np.empty((0, width), dtype=np.float32)


@lru_cache(maxsize=len(Mode))
def _straight(mode: Mode) -> Column:
    return straight_minutes(mode, np.arange(0.0, MOST_KM, 1 / STEPS_A_KM)).astype(np.float32)


@lru_cache(maxsize=1)
def _ride_km() -> float:
    return float(np.searchsorted(_straight(Mode.BIKE), BIKE_MINUTES, side="right") / STEPS_A_KM)


def _on_sphere(point: Point) -> tuple[float, float, float]:
    lat, lon = radians(point.lat), radians(point.lon)
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)


def _communes(asked: Asked, tables: Tables) -> NDArray[np.int32]:
    """The communes that some means may reach, or where something may make up for a car; all where none is declared."""
    if not len(tables.limits):
        return np.arange(-1, len(tables.centre_km), dtype=np.int32)
    most = np.minimum(asked.times_limit * tables.limits + SLACK_MINUTES, NOWHERE - 1).astype(np.uint8)
    there = (tables.minutes <= most[:, np.newaxis]).any(axis=0)
    if asked.needs_help:
        there |= tables.centre_km <= asked.radius_km + MARGIN_KM
    if asked.commune >= 0:
        there[asked.commune] = True
    return np.concatenate([[-1], np.flatnonzero(there)]).astype(np.int32)
