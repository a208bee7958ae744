"""Where a crowd's lines lead (one means, from one commune), and how soon each start gets to one place.

Minutes are those of everybody's own list (`geo.reach_places`), or fewer: where timetables lead to a stop, the place is
taken to be as near to it as it can be.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo import MODES, NOWHERE, WALKED_SECONDS_A_KM, Mode, Point, Travel, distances_km, straight_minutes
from matching.reverse.starts import Starts
from matching.scoring.weights import Weights

FROM_CENTRE_KM = 10.0
"""A place may lie so far from the centre of its commune: it is looked at where the centre is just too far."""
STREETS_KM = 0.2
"""Nearer, a place in one's own commune is only known to be somewhere in it (`geo.reach`)."""


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """The lines of a crowd by where they lead: those to commune c are `line[starts[c]:starts[c + 1]]`, indices in
    `Starts.lines`, int32, with their `minutes`, uint8. `starts` int64 (communes + 1,); `timed` bool (lines,): a
    timetable tells at which stop they arrive."""

    starts: NDArray[np.int64]
    line: NDArray[np.int32]
    minutes: NDArray[np.uint8]
    timed: NDArray[np.bool_]

    @property
    def bytes(self) -> int:
        """What the columns weigh."""
        return self.starts.nbytes + self.line.nbytes + self.minutes.nbytes + self.timed.nbytes


def lines_of(starts: Starts, travel: Travel, weights: Weights) -> Lines:
    """The lines of some starts with these travel times, as far as anybody's limit may lead."""
    most = np.zeros(len(starts.lines) + 1)
    np.maximum.at(most, starts.line.ravel(), weights.reach["times_limit"] * starts.limit.ravel())
    timed = np.zeros(len(starts.lines), np.bool_)
    there, lines, minutes = [np.zeros(0, np.int64)], [np.zeros(0, np.int32)], [np.zeros(0, np.uint8)]
    on_foot = FROM_CENTRE_KM * WALKED_SECONDS_A_KM / 60
    nearer = {mode: float(straight_minutes(mode, np.array([FROM_CENTRE_KM]))[0]) for mode in MODES}
    for index, (mode, origin, trip) in enumerate(starts.lines):
        row = travel.row(mode, origin, trip)
        timed[index] = row.exits is not None
        slack = on_foot if timed[index] else nearer[mode]
        near = np.flatnonzero((row.minutes != NOWHERE) & (row.minutes <= most[index] + slack))
        there.append(near)
        lines.append(np.full(len(near), index, np.int32))
        minutes.append(row.minutes[near])
    communes = np.concatenate(there)
    order = np.argsort(communes, kind="stable")
    counts = np.bincount(communes, minlength=len(travel.communes))
    return Lines(
        starts=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        line=np.concatenate(lines)[order],
        minutes=np.concatenate(minutes)[order],
        timed=timed,
    )


def minutes_to(
    place: Point, commune: int, starts: Starts, lines: Lines, travel: Travel, *, km: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Minutes by each means of each start to a place in a commune (a position, -1 where none is near), shape (u, w);
    inf where none leads there. `km` (u,): how far the starts are from the place in a straight line."""
    by_line = np.full(len(starts.lines) + 1, np.inf)  # the last one stands for no line
    if commune >= 0:
        there = slice(lines.starts[commune], lines.starts[commune + 1])
        by_line[lines.line[there]] = lines.minutes[there]
    minutes = by_line[starts.line]
    alone = (starts.mode >= 0) & (starts.line < 0 if commune >= 0 else True)
    looked_at = np.nonzero(np.isfinite(minutes) | alone)
    start, mode, line = looked_at[0], starts.mode[looked_at], starts.line[looked_at]
    found, far = minutes[looked_at], km[start]
    centre = travel.communes.at(commune).point if commune >= 0 else None
    from_centre = np.full(len(starts), np.nan) if centre is None else _between_centres(centre, starts, travel)
    off_km = 0.0 if centre is None else float(distances_km(place, np.array([centre.lat]), np.array([centre.lon]))[0])
    timed = np.append(lines.timed, False)[line]
    straight = alone[looked_at] | ((starts.commune[start] == commune) & (far >= STREETS_KM) & ~timed)
    for code, one in enumerate(MODES):
        here = np.flatnonzero((mode == code) & ~timed)
        found[here] = _moved(one, found[here], far[here], from_centre[start[here]], straight=straight[here])
    found[timed] = np.maximum(found[timed] - off_km * WALKED_SECONDS_A_KM / 60, 1.0)
    minutes[looked_at] = found
    return minutes


def _moved(
    mode: Mode,
    minutes: NDArray[np.float64],
    km: NDArray[np.float64],
    centre_km: NDArray[np.float64],
    *,
    straight: NDArray[np.bool_],
) -> NDArray[np.float64]:
    """Minutes between centres moved by what the place lies farther or nearer than its own, as `geo.reach_places` does;
    those of the straight line where it is all that is known."""
    as_flies = straight_minutes(mode, km)
    with np.errstate(invalid="ignore"):  # both may be out of range
        farther = np.nan_to_num(as_flies - straight_minutes(mode, centre_km), posinf=0.0, neginf=0.0)
    moved = np.maximum(minutes + farther, straight_minutes(mode, np.zeros(1))[0])
    return np.where(straight, as_flies, moved)


def _between_centres(centre: Point, starts: Starts, travel: Travel) -> NDArray[np.float64]:
    """Kilometres from the centre of each start's commune to another one, shape (u,); NaN where none is near."""
    lat, lon = travel.communes.lat[starts.commune], travel.communes.lon[starts.commune]
    return np.where(starts.commune < 0, np.nan, distances_km(centre, lat, lon))
