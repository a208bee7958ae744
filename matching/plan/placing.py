"""Puts activities into the half days of a week, by a small integer programme: the best week within its bounds.

Each way to place a session is a number of activities: a yes or a no, but of those that can change places (`alike`).
What shares a half day is laid end to end in it; what has its own hour, or needs a whole day, keeps others out of the
halves it touches. Solved by HiGHS (`scipy.optimize.milp`).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum, auto

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from matching.model import Stage
from matching.plan.activity import DAYS_BEFORE_NEWS, Activity
from matching.plan.alike import alike, group, outdone
from matching.plan.places import Place, places
from matching.plan.week import Bounds
from matching.plan.windows import Day, Half

TRAVEL_COSTS = 0.3
"""What an hour on the way takes away, against an hour of the best activity."""
NEW_KIND_ADDS = 1.0
"""What the first activity of each kind adds, in hours of the best one: a week of one kind wears out."""
FULLER_THAN_EVEN = 1.25
"""How much fuller than the others a day of several activities may be: what is there is spread over the week."""
A_HALF_DAY_HOURS = 3.0
"""What a day may hold whatever the others do: a short week has room for one usual session a day."""
AGREED_ADDS = 4.0
"""What each thing agreed to adds, in hours of the best one, and what is to be proposed first: before all the rest."""
LATER_COSTS = 0.002
"""A week begins on Monday, all else being equal."""
AFTERNOON_COSTS = 0.01
"""The morning comes first, all else being equal."""
OTHER_HOURS_COST = 0.5
"""What several sessions of one thing cost for each part of the day, beyond a first, in which they take place."""
AT_HOME_SHARE = {None: 0.6, Stage.EMPLOI: 1.0, Stage.SOCIO_PRO: 0.5, Stage.REMOBILISATION: 0.3}
"""How much of the most hours may be writing and calling at home: those furthest from work need to go out."""
_MOST_NODES = 1000
"""Looked at by the solver, where usual weeks need one: bounded work, so that a busy machine makes the same week."""


class Aim(Enum):
    """Which week is looked for."""

    BEST = auto()
    FULLEST = auto()
    """The one of the most hours, however few."""
    ANY = auto()
    """Whether there is one at all."""
    TIDIEST = auto()
    """All that is there, at the same hours each day, mornings first."""


_Rows = tuple[csr_matrix, list[float], list[float]]
"""Linear constraints: the matrix, and the least and the most of each row."""

WITHIN = frozenset({Aim.BEST, Aim.ANY})
"""The aims that ask for the least hours."""


def solve(
    activities: Sequence[Activity],
    days: Sequence[Day],
    halves: Sequence[Half],
    *,
    bounds: Bounds,
    stage: Stage | None,
    aim: Aim = Aim.BEST,
) -> list[Place] | None:
    """The places taken by the week that is aimed at; None where no week is within the bounds."""
    found = places(activities, days, halves)
    if not found:
        return [] if aim is Aim.FULLEST or bounds.least <= 0 else None
    if aim in WITHIN and sum(day.end - day.start for day in days) < 60 * bounds.least:
        return None
    return _Programme(activities, found, halves, bounds=bounds, stage=stage, aim=aim).solved()


def tidied(
    activities: Sequence[Activity],
    chosen: Sequence[Place],
    days: Sequence[Day],
    halves: Sequence[Half],
    *,
    bounds: Bounds,
    stage: Stage | None,
) -> list[Place]:
    """The same activities as `chosen`, each at the same hours from one day to the next where that is possible."""
    several = [one for one in chosen if activities[one.activity].sessions > 1 and one.starts is None]
    if all(_is_morning(halves[one.halves[0]]) for one in several):
        return list(chosen)
    indices = sorted({one.activity for one in chosen})
    held = [replace(activities[index], kept=True) for index in indices]
    placed = solve(held, days, halves, bounds=bounds, stage=stage, aim=Aim.TIDIEST)
    if placed is None or len(placed) != len(chosen):
        return list(chosen)
    return [replace(one, activity=indices[one.activity]) for one in placed]


class _Programme:
    """Variables: how often each place is taken by one of the activities alike, then a yes or no per activity, then per
    kind or part of the day whether it is there.
    """

    def __init__(
        self,
        activities: Sequence[Activity],
        found: Sequence[Place],
        halves: Sequence[Half],
        *,
        bounds: Bounds,
        stage: Stage | None,
        aim: Aim,
    ) -> None:
        self.activities, self.halves = activities, halves
        self.bounds, self.stage, self.aim = bounds, stage, aim
        self.kinds = sorted({group(one) for one in activities})
        self.ways = [{at.way for at in found if at.activity == index} for index in range(len(activities))]
        self.alike = alike(activities, self.ways)
        self.found = [at for at in found if at.activity in self.alike]
        self.chosen = len(self.found)
        self.there = self.chosen + len(activities)
        self.parts = sorted({one for one in map(self._part, self.found) if one}) if aim is Aim.TIDIEST else []
        self.size = self.there + (len(self.kinds) if aim is Aim.BEST else len(self.parts))
        self._entries: list[tuple[int, int, float]] = []
        self._least: list[float] = []
        self._most: list[float] = []

    def solved(self) -> list[Place] | None:
        self._sessions()
        self._better_first()
        self._rooms()
        self._hours()
        self._order()
        self._spread()
        if self.aim is Aim.BEST:
            self._variety()
        if self.aim is Aim.TIDIEST:
            self._same_hours()
        lines, columns, values = zip(*self._entries, strict=True)
        matrix = csr_matrix((values, (lines, columns)), shape=(len(self._least), self.size))
        rows = (matrix, self._least, self._most)
        if self.aim is Aim.ANY and self._taken(rows, whole=False) is None:
            return None
        taken = self._taken(rows)
        return None if taken is None else list(self._dealt(taken))

    def _taken(self, rows: _Rows, *, whole: bool = True) -> list[int] | None:
        """How often each place is taken, then which activities are there; None where no week is within the bounds.

        Where nothing has to be `whole`, the answer is had sooner, and none is none.
        """
        from scipy.optimize import Bounds as Box  # a tenth of what it takes to start, for those who plan a week only
        from scipy.optimize import milp

        integrality = np.zeros(self.size, dtype=np.int64)
        integrality[: self.there] = whole
        least, most = np.zeros(self.size), np.ones(self.size)
        most[: self.chosen] = [len(self.alike[at.activity]) for at in self.found]
        least[self.chosen : self.there] = [
            one.kept and bool(ways) for one, ways in zip(self.activities, self.ways, strict=True)
        ]
        found = milp(
            self._costs(),
            constraints=rows,
            integrality=integrality,
            bounds=Box(least, most),
            options={"mip_rel_gap": 0.0, "node_limit": _MOST_NODES},
        )
        return None if found.x is None else np.rint(found.x[: self.there]).astype(int).tolist()

    def _dealt(self, taken: Sequence[int]) -> Iterator[Place]:
        """The places taken, each by one of the activities alike that are there: the first of them on the first day."""
        there = {first: [i for i in others if taken[self.chosen + i]] for first, others in self.alike.items()}
        for at, times in zip(self.found, taken, strict=False):
            mine = there[at.activity]
            for _ in range(times):
                yield replace(at, activity=mine[0])
                mine.append(mine.pop(0))

    def _row(self, entries: dict[int, float], *, least: float = -np.inf, most: float = np.inf) -> None:
        self._entries.extend((len(self._least), column, value) for column, value in entries.items())
        self._least.append(least)
        self._most.append(most)

    def _sessions(self) -> None:
        """Of an activity, all sessions or none; one a day."""
        for index, others in self.alike.items():
            sessions = self.activities[index].sessions
            mine = [place for place, at in enumerate(self.found) if at.activity == index]
            there = [self.chosen + one for one in others]
            self._row(dict.fromkeys(mine, 1.0) | dict.fromkeys(there, -float(sessions)), least=0, most=0)
            a_day = defaultdict(list)
            for place in mine:
                a_day[self.found[place].day].append(place)
            for together in a_day.values() if sessions > 1 else ():
                self._row(dict.fromkeys(together, 1.0) | dict.fromkeys(there, -1.0), most=0)

    def _better_first(self) -> None:
        """Nothing is there without what could be in its place and is better: that leaves fewer weeks to look at."""
        for better, worse in outdone(self.activities, self.ways, self._costs()[self.chosen : self.there].tolist()):
            self._row({self.chosen + worse: 1.0, self.chosen + better: -1.0}, most=0)

    def _rooms(self) -> None:
        """What shares a half day fits into it, filling it where nothing else would fit; what does not share it is there
        alone, one of the week in every half.
        """
        alone = [self.chosen + index for index, one in enumerate(self.activities) if one.alone]
        for index, half in enumerate(self.halves):
            room = float(half.minutes)
            load = {
                place: room if at.starts is not None else float(self.activities[at.activity].away_minutes)
                for place, at in enumerate(self.found)
                if index in at.halves and not self.activities[at.activity].alone
            }
            shortest = min(load.values(), default=0.0)
            load = {place: minutes if minutes + shortest <= room else room for place, minutes in load.items()}
            self._row(load | dict.fromkeys(alone, room), most=room)

    def _hours(self) -> None:
        """Within the bounds, but for what fills a week alone; not too much of it at home, what was agreed to apart."""
        hours = {self.chosen + index: _hours(one) for index, one in enumerate(self.activities)}
        if self.aim in WITHIN:
            self._row(hours, least=self.bounds.least)
        at_most = {
            self.chosen + index: min(_hours(one), self.bounds.most) if one.alone else _hours(one)
            for index, one in enumerate(self.activities)
        }
        self._row(at_most, most=self.bounds.most)
        at_home = {
            self.chosen + index: _hours(one)
            for index, one in enumerate(self.activities)
            if one.at_home and not one.agreed
        }
        self._row(at_home, most=AT_HOME_SHARE[self.stage] * self.bounds.most)

    def _order(self) -> None:
        """What follows something comes some days later."""
        names = {one.name: index for index, one in enumerate(self.activities)}
        for index, one in enumerate(self.activities):
            if one.after is None:
                continue
            for day in range(7):
                follows = [p for p, at in enumerate(self.found) if at.activity == index and at.day <= day]
                latest = day - DAYS_BEFORE_NEWS
                before = [p for p, at in enumerate(self.found) if at.activity == names[one.after] and at.day <= latest]
                if follows:
                    self._row(dict.fromkeys(follows, 1.0) | dict.fromkeys(before, -1.0), most=0)

    def _variety(self) -> None:
        """A kind is there where one of its activities is that does more than fill what is left."""
        for index, kind in enumerate(self.kinds):
            mine = {self.chosen + i: -1.0 for i, one in enumerate(self.activities) if group(one) == kind}
            self._row(mine | {self.there + index: 1.0}, most=0)

    def _part(self, at: Place) -> tuple[int, int] | None:
        """Which part of the day it takes, where its activity has several sessions."""
        if self.activities[at.activity].sessions == 1 or not at.halves:
            return None
        return at.activity, self.halves[at.halves[0]].start

    def _same_hours(self) -> None:
        """A part of the day is used where a session takes place in it."""
        used = {part: self.there + index for index, part in enumerate(self.parts)}
        for place, at in enumerate(self.found):
            if part := self._part(at):
                self._row({place: 1.0, used[part]: -1.0}, most=0)

    def _spread(self) -> None:
        """No day of several activities is much fuller than the others have to be."""
        days = {half.day for half in self.halves}
        for day in days:
            load = {
                place: _session_hours(self.activities[at.activity])
                for place, at in enumerate(self.found)
                if at.day == day and at.starts is None and not self.activities[at.activity].is_taken
            }
            self._row(load, most=max(FULLER_THAN_EVEN * self.bounds.most / len(days), A_HALF_DAY_HOURS))

    def _costs(self) -> NDArray[np.float64]:
        costs = np.zeros(self.size)
        if self.aim is Aim.ANY:
            return costs
        for place, at in enumerate(self.found):
            costs[place] = LATER_COSTS * at.day
            if self.aim is Aim.TIDIEST:
                is_late = not all(_is_morning(self.halves[half]) for half in at.halves)
                costs[place] += AFTERNOON_COSTS * is_late
        if self.aim is Aim.TIDIEST:
            costs[self.there :] = OTHER_HOURS_COST
            return costs
        for index, one in enumerate(self.activities):
            hours = min(_hours(one), self.bounds.most) if one.alone else _hours(one)
            gain = hours if self.aim is Aim.FULLEST else one.worth * hours
            way = one.sessions * (one.out_minutes + one.back_minutes) / 60
            costs[self.chosen + index] = TRAVEL_COSTS * way - gain - AGREED_ADDS * (one.agreed or one.comes_first)
        if self.aim is Aim.BEST:
            costs[self.there :] = -NEW_KIND_ADDS
        return costs


def _is_morning(half: Half) -> bool:
    """Whether it is no afternoon: one begins in the lunch."""
    return half.since == half.start


def _session_hours(activity: Activity) -> float:
    return activity.minutes / 60


def _hours(activity: Activity) -> float:
    return activity.sessions * activity.minutes / 60
