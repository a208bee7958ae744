"""One pass in machine code over all rows that may be in reach: gates, how well each answers, and a first score."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from geo import EARTH_RADIUS_KM
from geo.reach import STREETS_KM
from kit import compiled
from matching.index.segment import DIPLOMA, HELP, IS_PAID, LIFT, NIGHTS, REMOTE, VEHICLE, WEEKENDS
from matching.score import SECONDS_A_DAY, SOME_EXPERIENCE_MONTHS
from matching.without_car import LIFT_MINUTES

STEP_KM = 0.05
"""Minutes of the straight line are looked up by so many kilometres."""
STEPS_A_MINUTE = 4
"""What a way is worth is looked up by quarters of a minute."""
COSINES = 512
"""What words are worth is looked up by so many steps of their cosine."""
STEPS_A_DAY = 4
OPEN, SHUT, FAR = 0, 1, 2
"""What the gates say: nothing, something, or too far for anybody to be told why."""
WITHOUT_CAR = 8
"""The bit of `Filter.WITHOUT_CAR`: a plain number, as machine code wants it."""


class Rows(NamedTuple):
    """The columns of a segment that are read (`Facts` and `Corpus` say what each holds)."""

    starts: NDArray[np.int64]
    alive: NDArray[np.bool_]
    place: NDArray[np.float32]
    blur_km: NDArray[np.float64]
    kind: NDArray[np.int8]
    rome: NDArray[np.int32]
    over: NDArray[np.float64]
    created: NDArray[np.float64]
    hours: NDArray[np.float32]
    experience: NDArray[np.float32]
    experience_required: NDArray[np.float32]
    level: NDArray[np.int8]
    said: NDArray[np.uint8]
    licences: NDArray[np.uint32]
    filters: NDArray[np.uint8]
    stage: NDArray[np.float32]
    """What the stage makes of each row, as the logarithm of its factor."""
    responsiveness: NDArray[np.float32]
    """The same of the employer's answers."""
    cosine: NDArray[np.float32]


class Asked(NamedTuple):
    """A question in tables. Factors are logarithms: their sum orders rows as the score does."""

    home: NDArray[np.float64]
    commune: int
    as_of: float
    radius_km: float
    farthest_km: float
    times_limit: float
    limits: NDArray[np.float64]
    minutes: NDArray[np.float32]
    """(means, communes): minutes between centres, inf for no way."""
    by_stop: NDArray[np.bool_]
    """(means,): whether its minutes end at a stop, whose distance to the place is not looked at here."""
    straight: NDArray[np.float32]
    """(means, steps): minutes of the straight line."""
    centre_km: NDArray[np.float32]
    """(communes,): from the centre of one's own commune."""
    without_car: NDArray[np.bool_]
    """(communes,): whether a bus leads there."""
    ride_km: float
    """Within a ride by bicycle."""
    needs_help: bool
    by_car: NDArray[np.float32]
    """(communes,): minutes by car, for the lift of an employer; inf where nobody needs one."""
    on_demand: NDArray[np.bool_]
    """(communes,): whether a transport on demand leads there."""
    kinds: NDArray[np.bool_]
    vehicle: bool
    """Whether there is a car, or nobody said how they travel."""
    licences_missing: NDArray[np.uint32]
    """Shape (1,): the bits of licences that are not held."""
    level: int
    """Rank of the diploma held; 99 where it is not said."""
    most_hours: float
    nights: bool
    weekends: bool
    trades: NDArray[np.float32]
    """(trades + 1,): how near each trade is to the wishes, 0 to 1; the last is for no trade."""
    trade_worth: NDArray[np.float32]
    months: NDArray[np.float32]
    """(trades + 1,): months of experience, NaN where nothing was said."""
    experience_worth: NDArray[np.float32]
    """(101,): by share of the experience asked; the last but one for all of it, the last for unknown."""
    reach_worth: NDArray[np.float32]
    """(means, steps)."""
    unknown_reach: float
    unsure_reach: float
    words_worth: NDArray[np.float32]
    """(COSINES + 1,)."""
    words_full: float
    """The cosine from which words are wholly met."""
    freshness: NDArray[np.float32]
    """By steps of a day; the last for unknown."""
    wish_met: float
    wish_near: float
    words_met: float


class Seen(NamedTuple):
    """What is known of each of m rows: arrays (m,). `gate` OPEN, SHUT or FAR; `answers` 2 where the wishes are met,
    1 nearly, 0 not; `bits` the filters it passes; `score` orders rows."""

    row: NDArray[np.int32]
    gate: NDArray[np.int8]
    answers: NDArray[np.int8]
    within: NDArray[np.bool_]
    bits: NDArray[np.uint8]
    kind: NDArray[np.int8]
    km: NDArray[np.float32]
    score: NDArray[np.float32]


@compiled
def look(asked: Asked, rows: Rows, communes: NDArray[np.int32], seen: Seen) -> int:
    """Fills `seen` for the live rows of some communes (-1: those that are not sure); how many there are."""
    count = 0
    for commune in communes:
        for row in range(rows.starts[commune + 1], rows.starts[commune + 2]):
            km = _km(asked, rows, row)
            if not rows.alive[row] or km > asked.radius_km + rows.blur_km[row]:
                continue
            minutes, limit, chosen = np.inf, np.nan, -1
            if rows.blur_km[row] == 0.0:
                minutes, limit, chosen = _way(asked, commune, km)
            within = minutes <= limit
            opened = _is_opened(asked, rows, row, commune, minutes, limit)
            gate = OPEN
            if not opened and _is_far(asked, rows, row, km, minutes, limit):
                gate = FAR
            elif _is_shut(asked, rows, row):
                gate = SHUT
            rome = rows.rome[row] if rows.rome[row] >= 0 else len(asked.trades) - 1
            words = min(rows.cosine[row] / asked.words_full, 1.0)
            reach = _reach(asked, rows, row, minutes, chosen)
            if opened:
                reach = max(reach, asked.unsure_reach)
            seen.row[count] = row
            seen.gate[count] = gate
            seen.answers[count] = _answers(asked, asked.trades[rome], words)
            seen.within[count] = within
            seen.bits[count] = _bits(asked, rows, row, commune, km)
            seen.kind[count] = rows.kind[row]
            seen.km[count] = km if rows.blur_km[row] == 0.0 else np.nan
            seen.score[count] = (
                asked.trade_worth[rome]
                + asked.words_worth[int(words * COSINES)]
                + reach
                + rows.stage[row]
                + _experience(asked, rows, row, rome)
                + _freshness(asked, rows, row)
                + rows.responsiveness[row]
            )
            count += 1
    return count


@compiled
def _km(asked: Asked, rows: Rows, row: int) -> float:
    """The great circle, from the chord; NaN for what has no place."""
    dx = rows.place[row, 0] - asked.home[0]
    dy = rows.place[row, 1] - asked.home[1]
    dz = rows.place[row, 2] - asked.home[2]
    half = np.sqrt(dx * dx + dy * dy + dz * dz) / 2.0
    return float(2.0 * EARTH_RADIUS_KM * np.arcsin(half))


@compiled
def _way(asked: Asked, commune: int, km: float) -> tuple[float, float, int]:
    """Minutes by the best of the means, the minutes accepted with it, and which it is: -1 for none (`reach_places`)."""
    minutes, limit, chosen, least = np.inf, np.nan, -1, np.inf
    last = asked.straight.shape[1] - 1
    for index in range(len(asked.limits)):
        straight = asked.straight[index, min(int(km / STEP_KM), last)]
        streets = commune == asked.commune and km >= STREETS_KM and not asked.by_stop[index]
        way = straight
        if commune >= 0 and not streets:
            way = asked.minutes[index, commune]
            centre = asked.straight[index, int(min(asked.centre_km[commune] / STEP_KM, last))]
            if not asked.by_stop[index] and np.isfinite(straight) and np.isfinite(centre):
                way = max(way + straight - centre, asked.straight[index, 0])
        share = way / asked.limits[index]
        worth = way if share <= 1.0 else 1_000.0 * (1.0 + share)
        if worth < least:
            minutes, limit, chosen, least = way, asked.limits[index], index, worth
    return minutes, limit, chosen


@compiled
def _is_opened(asked: Asked, rows: Rows, row: int, commune: int, minutes: float, limit: float) -> bool:
    """Whether something makes up for a car (`matching.without_car.OPENING`)."""
    if not asked.needs_help:
        return False
    if rows.said[row] & HELP != 0:
        return True
    if commune < 0:
        return False
    lift = rows.said[row] & LIFT != 0 and asked.by_car[commune] <= LIFT_MINUTES
    return lift or (not minutes <= limit and asked.on_demand[commune])


@compiled
def _is_far(asked: Asked, rows: Rows, row: int, km: float, minutes: float, limit: float) -> bool:
    """Whether it is out of reach (`matching.gates`), for whoever said how they travel."""
    if len(asked.limits) == 0:
        return False
    if rows.blur_km[row] == 0.0:
        return km > asked.farthest_km or not minutes <= asked.times_limit * limit
    return bool(km - rows.blur_km[row] > asked.farthest_km)


@compiled
def _is_shut(asked: Asked, rows: Rows, row: int) -> bool:
    """Whether one of the other gates drops it."""
    said = rows.said[row]
    paid = said & IS_PAID != 0
    return bool(
        rows.over[row] <= asked.as_of
        or not asked.kinds[rows.kind[row]]
        or rows.licences[row] & asked.licences_missing[0] != 0
        or (not asked.vehicle and said & VEHICLE != 0)
        or (said & DIPLOMA != 0 and rows.level[row] > asked.level)
        or (paid and rows.hours[row] > asked.most_hours)
        or (not asked.nights and said & NIGHTS != 0)
        or (not asked.weekends and paid and said & WEEKENDS != 0)
    )


@compiled
def _answers(asked: Asked, wish: float, words: float) -> int:
    if wish >= asked.wish_met or words >= asked.words_met:
        return 2
    return 1 if wish >= asked.wish_near else 0


@compiled
def _bits(asked: Asked, rows: Rows, row: int, commune: int, km: float) -> np.uint8:
    """The filters that it passes, that of a way without a car among them."""
    from_home = rows.said[row] & (REMOTE | LIFT) != 0
    if from_home or km <= asked.ride_km or (commune >= 0 and asked.without_car[commune]):
        return np.uint8(rows.filters[row] | np.uint8(WITHOUT_CAR))
    return np.uint8(rows.filters[row])


@compiled
def _reach(asked: Asked, rows: Rows, row: int, minutes: float, chosen: int) -> float:
    worth = asked.unknown_reach
    if chosen >= 0:
        last = asked.reach_worth.shape[1] - 1
        worth = asked.reach_worth[chosen, int(min(minutes * STEPS_A_MINUTE, last))]
    elif rows.blur_km[row] > 0.0:
        worth = asked.unsure_reach
    return float(worth)


@compiled
def _experience(asked: Asked, rows: Rows, row: int, rome: int) -> float:
    """What the experience asked makes of it (`score.experience_fit`), to 1 %."""
    needed = rows.experience_required[row] == 1.0
    months = rows.experience[row]
    if months == 0.0:
        return float(asked.experience_worth[100])
    if np.isnan(months) and needed:
        months = np.float32(SOME_EXPERIENCE_MONTHS)
    if np.isnan(months) or np.isnan(asked.months[rome]):
        return float(asked.experience_worth[101])
    share = min(1.0, asked.months[rome] / max(months, 1.0))
    return float(asked.experience_worth[int(100.0 * (share if needed else 0.5 + 0.5 * share))])


@compiled
def _freshness(asked: Asked, rows: Rows, row: int) -> float:
    last = len(asked.freshness) - 1
    age = (asked.as_of - rows.created[row]) / SECONDS_A_DAY * STEPS_A_DAY
    return float(asked.freshness[last] if np.isnan(age) else asked.freshness[int(min(max(age, 0.0), last - 1))])
