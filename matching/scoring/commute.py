"""The ways to an opportunity by the means a person declared, and the French that tells them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np

from geo import BASES, MODES, Basis, Means, Mode, Reach, Travel, Trip, WorkingHours, trip_with
from geo import USUAL_HOURS as USUAL
from geo.transit import Vehicle
from kit import dated
from matching.model import Person

BY = {
    Mode.CAR: "en voiture",
    Mode.MOPED: "en scooter",
    Mode.EBIKE: "à vélo électrique",
    Mode.BIKE: "à vélo",
    Mode.BUS: "en bus ou en train",  # where no timetable says which
    Mode.WALK: "à pied",
}
HOPELESS = 4.0
"""A way of more than so many times the accepted minutes is not told: the distance says enough."""
BY_VEHICLE = {
    Vehicle.TRAIN: "en train",
    Vehicle.COACH: "en bus",
    Vehicle.TRAM: "en tram",
    Vehicle.METRO: "en métro",
    Vehicle.BOAT: "en bateau",
    Vehicle.CABLE: "en téléphérique",
}
_RIDDEN = tuple(tuple(one for one in Vehicle if bits & one.bit) for bits in range(1 << len(Vehicle)))
"""What one rides, by the byte that tells it."""
TOLD_WALK_MINUTES = 5
"""From how long on, the walk from the last stop is told."""
A_LITTLE = 1.35
"""Up to so many times the accepted minutes, a way is "a little" longer than what was accepted."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to get there: minutes one way, those accepted, and what the minutes rest upon."""

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

    @property
    def is_accepted(self) -> bool:
        """Whether it takes no more than the minutes accepted, as they are told: rounded."""
        return round(self.minutes) <= self.limit


def trip_of(person: Person) -> Trip:
    """What timetables have to fit: the usual hours, within the days and hours the person said, and their bicycle."""
    schedule = person.schedule
    starts = USUAL.starts if schedule.start is None else max(USUAL.starts, schedule.start)
    ends = USUAL.ends if schedule.end is None else min(USUAL.ends, schedule.end)
    hours = USUAL if starts >= ends else WorkingHours(schedule.days or USUAL.days, starts, ends)
    return trip_with(person.means, hours=hours)


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
    columns = (reach.by_means, reach.basis, reach.last_back, reach.vehicles, reach.walk)
    return tuple([column[index, row] for column in columns])


def best_ways(reach: Reach, means: tuple[Means, ...], travel: Travel) -> list[Way | None]:
    """The first of `ways_of` for each place; None where there is none."""
    index_of = _best_means(means)
    columns = [one.tolist() for one in (reach.by_means, reach.basis, reach.last_back, reach.vehicles, reach.walk)]
    found: list[Way | None] = []
    for row, (mode, known) in enumerate(zip(reach.mode.tolist(), np.isfinite(reach.minutes).tolist(), strict=True)):
        chosen = index_of[mode] if known else None
        if chosen is None or not columns[0][chosen][row] <= HOPELESS * means[chosen].max_minutes:
            found.append(None)
        else:
            found.append(_way([column[chosen][row] for column in columns], means[chosen], travel))
    return found


@lru_cache(maxsize=4_096)
def _best_means(means: tuple[Means, ...]) -> tuple[int | None, ...]:
    """By index of `MODES`, and by -1 for none, where the means stands among those declared; None where it does not."""
    modes = [one.mode for one in means]
    return (*(modes.index(mode) if mode in modes else None for mode in MODES), None)


def _way(told: Sequence[Any], means: Means, travel: Travel) -> Way:
    """The way to a place by one of the means, of which `Reach` tells so much: minutes, basis, last way back, vehicles
    and walk."""
    minutes, code, last_back, vehicles, walk = told
    basis = BASES[code]
    return Way(
        means.mode,
        float(minutes),
        float(means.max_minutes),
        basis,
        int(last_back) if last_back >= 0 else None,
        travel.expired_since if basis is Basis.TIMETABLE else None,
        _RIDDEN[vehicles],
        float(walk),
    )


def duration(minutes: float) -> str:
    """Minutes as people say them: "22 min", "1 h", "1 h 05"."""
    hours, rest = divmod(round(minutes), 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02d}" if rest else f"{hours} h"


def clock_time(minutes: int) -> str:
    """Minutes after midnight as people say them: "8 h", "18 h 12"; the next day's small hours too: "0 h 20"."""
    hours, rest = divmod(minutes % (24 * 60), 60)
    return f"{hours} h {rest:02d}" if rest else f"{hours} h"


def commute(way: Way | None, km: float | None) -> str:
    """The sentence about getting there; "" where the place is unknown. "Environ" where minutes are estimated."""
    if way is None:
        if km is None:
            return ""
        return "À moins d'un kilomètre" if km < 1 else f"À {km:.0f} km à vol d'oiseau"
    how_long = "" if way.is_accepted else "un peu plus" if way.minutes <= A_LITTLE * way.limit else "bien plus"
    return _told(round(way.minutes), by_what(way), way.limit, how_long, way.basis, way.last_back, way.expired_since)


@lru_cache(maxsize=50_000)
def _told(
    minutes: int,
    by: str,
    limit: float,
    how_long: str,
    basis: Basis,
    last_back: int | None,
    expired_since: date | None,
) -> str:
    """The sentence for a way, in whole minutes: many take as long."""
    about = "Environ " if basis is Basis.ESTIMATED else ""
    back = "" if last_back is None else f", dernier retour {clock_time(last_back)}"
    expired = "" if expired_since is None else f" (horaires périmés depuis le {dated(expired_since)})"
    accepted = f" : {how_long} que les {duration(limit)} acceptées" if how_long else ""
    return f"{about}{duration(minutes)} {by}{back}{expired}{accepted}"


def by_what(way: Way) -> str:
    """By which means, in words: "en voiture", "en bus et en train", "en train puis à pied"."""
    if not way.vehicles:
        return BY[way.mode]
    said = " et ".join(BY_VEHICLE[one] for one in way.vehicles)
    return f"{said} puis à pied" if way.walk >= TOLD_WALK_MINUTES else said
