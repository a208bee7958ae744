"""The ways to an opportunity by the means a person declared, and the French that tells them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

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
    chosen = reach.mode[row]
    best: list[Way] = []
    others: list[Way] = []
    for one, minutes, way in _ways(reach, row, means, travel):
        if chosen >= 0 and MODES[chosen] is one.mode:
            best.append(way)
        elif minutes <= A_LITTLE * one.max_minutes:
            others.append(way)
    if len(others) > 1:
        others.sort(key=lambda way: way.minutes)
    return (*best, *others)


def _ways(reach: Reach, row: int, means: tuple[Means, ...], travel: Travel) -> Iterator[tuple[Means, float, Way]]:
    for index, (one, minutes) in enumerate(zip(means, reach.by_means[:, row].tolist(), strict=True)):
        if minutes <= HOPELESS * one.max_minutes:
            basis = BASES[reach.basis[index, row]]
            last_back = int(reach.last_back[index, row])
            yield (
                one,
                minutes,
                Way(
                    one.mode,
                    minutes,
                    float(one.max_minutes),
                    basis,
                    last_back if last_back >= 0 else None,
                    travel.expired_since if basis is Basis.TIMETABLE else None,
                    _RIDDEN[reach.vehicles[index, row]],
                    float(reach.walk[index, row]),
                ),
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
    about = "Environ " if way.basis is Basis.ESTIMATED else ""
    said = f"{about}{duration(way.minutes)} {by_what(way)}{_last_back(way)}{_expired(way)}"
    if way.is_accepted:
        return said
    how_much = "un peu plus" if way.minutes <= A_LITTLE * way.limit else "bien plus"
    return f"{said} : {how_much} que les {duration(way.limit)} acceptées"


def by_what(way: Way) -> str:
    """By which means, in words: "en voiture", "en bus et en train", "en train puis à pied"."""
    if not way.vehicles:
        return BY[way.mode]
    said = " et ".join(BY_VEHICLE[one] for one in way.vehicles)
    return f"{said} puis à pied" if way.walk >= TOLD_WALK_MINUTES else said


def _last_back(way: Way) -> str:
    return "" if way.last_back is None else f", dernier retour {clock_time(way.last_back)}"


def _expired(way: Way) -> str:
    return "" if way.expired_since is None else f" (horaires périmés depuis le {dated(way.expired_since)})"
