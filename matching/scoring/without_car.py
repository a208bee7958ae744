"""What makes up for a car that somebody does not have: a lift, a room, work from home, a shuttle to call, a bicycle.

Some of them open a place that no means of the person reaches; all are told.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from geo import NOWHERE, Means, Mode, OnDemand, Origin, Reach, Travel, Trip
from matching.model import WEEKEND, Person
from matching.reasons import Reason
from matching.scoring.corpus import Corpus
from matching.scoring.hours_taken import HoursTaken, hours_beside
from matching.words.conditions.departure import ANYWHERE, town_mark

Mask = NDArray[np.bool_]

LIFT_MINUTES = 45
"""An employer who helps with the way does so for those who live within so many minutes by car."""
EVENING = 19 * 60
"""Whoever has to stop working earlier has somebody waiting at home: a room elsewhere is no help."""
BIKE_MINUTES = 30
"""A ride that most people can do twice a day."""
LOOKED_AT_KM = 60.0
"""How far what makes up for a car is looked for: a lift or a room opens places beyond anybody's legs."""


@dataclass(frozen=True, slots=True)
class Situation:
    """Somebody without a car before a corpus."""

    corpus: Corpus
    means: tuple[Means, ...]
    end: int | None
    """When they have to stop working, in minutes after midnight."""
    origin: Origin
    reach: Reach
    travel: Travel
    trip: Trip

    def minutes(self, mode: Mode) -> NDArray[np.float64]:
        """Minutes by a means, had or not, to the commune of each row, shape (n,); inf where it does not lead there."""
        if self.origin.commune < 0:
            return np.full(len(self.corpus), np.inf)
        row = self.travel.row(mode, self.origin.commune, self.trip)
        minutes = row.minutes[np.maximum(self.corpus.commune, 0)].astype(np.float64)
        return np.where((self.corpus.commune < 0) | (minutes == NOWHERE), np.inf, minutes)

    def minutes_to(self, mode: Mode, row: int) -> float:
        """The same to one row whose commune is known, from a home whose commune is."""
        return float(self.travel.row(mode, self.origin.commune, self.trip).minutes[self.corpus.commune[row]])

    @property
    def near(self) -> Mask:
        """The rows that some means reaches within its limit, shape (n,)."""
        return np.asarray(self.reach.minutes <= self.reach.limit)

    @property
    def placed(self) -> Mask:
        """The rows whose commune is known, shape (n,): of others, the middle of a department is all there is."""
        return np.asarray(self.corpus.blur_km == 0)

    def lies_in(self, communes: Collection[str]) -> Mask:
        """The rows that are surely in communes of these INSEE codes, shape (n,)."""
        known = self.travel.communes
        positions = [position for insee in communes if (position := known.position(insee)) is not None]
        return self.placed & np.isin(self.corpus.commune, np.array(positions, dtype=np.int32))

    def shuttles(self) -> list[OnDemand]:
        """The transports on demand that serve the home at the hours of work."""
        home = self.home
        return [one for one in self.travel.on_demand if home in one.zone and one.runs(self.trip.hours)]

    @property
    def town(self) -> int:
        """The mark of the town of the home; `ANYWHERE` where that is not known."""
        return town_mark(self.travel.communes.at(self.origin.commune).name) if self.origin.commune >= 0 else ANYWHERE

    @property
    def home(self) -> str | None:
        """The INSEE code of the home."""
        return self.travel.communes.at(self.origin.commune).insee if self.origin.commune >= 0 else None


@dataclass(frozen=True, slots=True)
class Help:
    """One thing that makes up for a car: where it does (shape (n,)), and what is said of it."""

    name: str
    where: Callable[[Situation], Mask]
    said: Callable[[Situation, int], Reason]


@dataclass(frozen=True, slots=True, eq=False)
class Helps:
    """What makes up for a car, for n opportunities: bool (helps, n) in the order of `HELPS`."""

    situation: Situation | None
    where: NDArray[np.bool_]

    @property
    def opened(self) -> Mask:
        """Where something opens the place, shape (n,)."""
        return np.asarray(self.where[: len(OPENING)].any(axis=0))

    def take(self, places: NDArray[np.intp], *, reach: Reach) -> "Helps":
        """What makes up for a car for some of them only, reached so."""
        here = None if self.situation is None else replace(self.situation, reach=reach)
        return Helps(here, self.where.take(places, axis=1))

    def said(self, rows: Sequence[int]) -> list[tuple[Reason, ...]]:
        """What is said of each of them, in short phrases; `rows` are their places in the corpus."""
        situation = self.situation
        if situation is None:
            return [()] * len(rows)
        return [
            tuple([one.said(situation, row) for one, helps in zip(HELPS, here, strict=True) if helps])
            for row, here in zip(rows, self.where.T.tolist(), strict=True)
        ]


def needs_help(person: Person) -> bool:
    """Whether somebody said how they travel, and a car is not part of it."""
    return bool(person.means) and all(one.mode is not Mode.CAR for one in person.means)


def helps_for(corpus: Corpus, person: Person, *, origin: Origin, reach: Reach, travel: Travel, trip: Trip) -> Helps:
    """What makes up for a car in a corpus; nothing for somebody who has one."""
    if not needs_help(person):
        return Helps(None, np.zeros((len(HELPS), len(corpus)), dtype=np.bool_))
    situation = Situation(corpus, person.means, person.schedule.end, origin, reach, travel, trip)
    return Helps(situation, np.array([one.where(situation) for one in HELPS]))


def _lift(situation: Situation) -> Mask:
    """An employer who helps with the way, but for a help that begins in another town than the person's."""
    corpus = situation.corpus
    begins_here = (corpus.lift_from == ANYWHERE) | (corpus.lift_from == situation.town)
    return np.asarray((corpus.lift == 1) & (situation.minutes(Mode.CAR) <= LIFT_MINUTES) & begins_here)


def _lodging(situation: Situation) -> Mask:
    """A room, for whoever is not expected at home before the evening."""
    end = situation.end
    offered = situation.corpus.lodging == 1
    return np.asarray(offered & (end is None or end >= EVENING))


def _on_demand(situation: Situation) -> Mask:
    served = {insee for one in situation.shuttles() for insee in one.zone}
    return np.asarray(situation.lies_in(served) & ~situation.near)


def _said_on_demand(situation: Situation, row: int) -> Reason:
    """The first that runs at the hours of the work itself, else what the first of them misses of these."""
    insee = situation.travel.communes.at(int(situation.corpus.commune[row])).insee
    taken = hours_beside(situation.trip, situation.corpus.opportunities[row])
    told = [(one, shuttle_misses(one, taken)) for one in situation.shuttles() if insee in one.zone]
    shuttle, missed = next((each for each in told if each[1] is None), told[0])
    return missed or Reason("on_demand", (shuttle.name, shuttle.phone))


def shuttle_misses(shuttle: OnDemand, taken: HoursTaken) -> Reason | None:
    """What is told where a transport on demand brings nobody home after the work, or not there before it, or does not
    run on one of its days; None where it runs."""
    hours = taken.trip.hours
    if days := (hours.days | WEEKEND if taken.on_weekends else hours.days) - shuttle.days:
        return Reason("shuttle_days", (shuttle.name, tuple(sorted(days))))
    if shuttle.runs(hours):
        return None
    if shuttle.ends is not None and shuttle.ends <= hours.ends:
        said, is_known = Reason("shuttle_ends", (shuttle.name, shuttle.ends)), taken.said
    else:
        assert shuttle.starts is not None  # else it would run
        said, is_known = Reason("shuttle_starts", (shuttle.name, shuttle.starts)), taken.said or taken.begins
    return said if is_known else Reason("at_guess", (said,))


def _bicycle(situation: Situation) -> Mask:
    """Within a ride, for somebody who did not say that they have a bicycle."""
    if any(one.mode in (Mode.BIKE, Mode.EBIKE) for one in situation.means):
        return np.zeros(len(situation.corpus), dtype=np.bool_)
    return np.asarray(situation.placed & (situation.minutes(Mode.BIKE) <= BIKE_MINUTES) & ~situation.near)


def _said_bicycle(situation: Situation, row: int) -> Reason:
    return Reason("bicycle", (round(situation.minutes_to(Mode.BIKE, row)),))


OPENING = (
    Help("lift", _lift, lambda _, __: Reason("lift")),
    Help("lodging", _lodging, lambda _, __: Reason("lodging")),
    Help("remote", lambda one: one.corpus.remote == 1, lambda _, __: Reason("remote")),
    Help("on_demand", _on_demand, _said_on_demand),
)
"""They open a place that no means reaches; of them, a lift is to be asked for, and is no way of one's own."""
LIFT_ALONE = (Reason("lift"),)
"""What is said where an employer's help is all there is: the filter « Y aller sans voiture » does not count on it."""
HELPS = (
    *OPENING,
    Help("bicycle", _bicycle, _said_bicycle),
)
"""All of them, in the order in which they are told. The bus de l'emploi is none: it gives advice and carries nobody."""
