"""One pass in machine code over all rows that may be in reach: gates, how well each answers, and a first score."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo import EARTH_RADIUS_KM, FAR_FROM_CENTRES_KM, NOWHERE
from geo.known_places import STREETS_KM
from kit import compiled
from matching.live.glance.columns import Asked, Rows, Seen, Tables
from matching.live.index.segment import DIPLOMA, HELP, IS_PAID, LIFT, NIGHTS, REMOTE, VEHICLE, WEEKENDS
from matching.scoring.shared_parts import SECONDS_A_DAY, SOME_EXPERIENCE_MONTHS
from matching.scoring.without_car import EVENING, LIFT_MINUTES

STEPS_A_KM = 20
"""Minutes of the straight line are looked up by so many steps a kilometre."""
STEPS_A_MINUTE = 4
"""What a way is worth is looked up by quarters of a minute."""
COSINES = 512
"""What words are worth is looked up by so many steps of their cosine."""
STEPS_A_DAY = 4
OPEN, SHUT, FAR = 0, 1, 2
"""What the gates say: nothing, something, or too far for anybody to be told why."""
FARTHEST_PLACE_KM = FAR_FROM_CENTRES_KM + 0.1
"""How far a place may lie from the centre of its commune, and a little more, as distances are rounded."""
WITHOUT_CAR = 8
"""The bit of `Filter.WITHOUT_CAR`: a plain number, as machine code wants it."""


@compiled
def look(asked: Asked, tables: Tables, rows: Rows, communes: NDArray[np.int32], seen: Seen) -> int:
    """Fills `seen` for the live rows of some communes (-1: those that are not sure); how many there are.

    Functions are given scalars, rows and single tables, never tuples of tables: counting who holds each of those
    would cost more than the work.
    """
    count = 0
    limits, by_stop, minutes_to, straight_to = tables.limits, tables.by_stop, tables.minutes, tables.straight
    centre_km, without_car, by_car, on_demand = tables.centre_km, tables.without_car, tables.by_car, tables.on_demand
    trades, trade_worth, words_worth, months = tables.trades, tables.trade_worth, tables.words_worth, tables.months
    reach_worth, experience_worth, freshness = tables.reach_worth, tables.experience_worth, tables.freshness
    meeting, met_only, sought, seeking = tables.meeting, asked.met_only, asked.sought, asked.sought != 0
    starts, trade_of, kinds_in, facts, alive, cosine, settled, helping = rows[:8]
    times, times_worth, demands, demands_worth = rows[8:]
    found, gates, answers, within, bits, kinds, kms, score = seen
    means, last_step, last_quarter = len(limits), straight_to.shape[1] - 1, reach_worth.shape[1] - 1
    words_scale, leaves_out_far = 1.0 / asked.words_full, means > 0 and (seeking or not asked.why_not)
    from_centre = np.empty(means, dtype=np.float64)
    for commune in communes:
        first, end = starts[commune + 1], starts[commune + 2]
        if first == end or (seeking and kinds_in[commune + 1] & sought == 0):
            continue
        known, own = commune >= 0, commune == asked.commune
        centre = int(min(centre_km[commune] * STEPS_A_KM, last_step)) if known else last_step
        from_centre[:] = straight_to[:, centre]
        helped = asked.needs_help and known
        lifted, served = helped and by_car[commune] <= LIFT_MINUTES, helped and on_demand[commune]
        led = known and without_car[commune]
        too_far = leaves_out_far and known and not own and not lifted and not served
        too_far = too_far and _all_is_far(
            limits, by_stop, minutes_to, straight_to, from_centre, commune, centre_km[commune], asked.times_limit
        )
        for row in range(first, end):
            unmet = met_only and not meeting[trade_of[row]] and cosine[row] * words_scale < asked.words_met
            if unmet or (too_far and not helping[row]):
                continue
            fact = facts[row]
            dx, dy, dz = fact.x - asked.x, fact.y - asked.y, fact.z - asked.z
            half = np.sqrt(dx * dx + dy * dy + dz * dz) * 0.5
            km = 2.0 * EARTH_RADIUS_KM * half * (1.0 + half * half / 6.0)  # the great circle, from the chord
            found_already = seeking and sought >> fact.kind & 1 == 0
            if not alive[row] or found_already or km > asked.radius_km + fact.blur_km:
                continue
            minutes, limit, chosen = np.inf, np.nan, -1
            if fact.blur_km == 0.0:
                streets = not known or (own and km >= STREETS_KM)
                step = int(min(km * STEPS_A_KM, last_step))
                minutes, limit, chosen = _way(
                    limits, by_stop, minutes_to, straight_to, from_centre, commune, streets, step
                )
            opened = asked.needs_help and fact.said & HELP != 0
            opened |= lifted and fact.said & LIFT != 0
            opened |= served and not minutes <= limit
            far = means > 0 and not opened and _is_far(asked, fact, km, minutes, limit)
            gate = FAR if far else _shut(asked, fact)
            if gate != OPEN and (seeking or not asked.why_not):
                continue
            rome = fact.rome if fact.rome >= 0 else len(trades) - 1
            words = min(cosine[row] * words_scale, 1.0)
            way = reach_worth[chosen, int(min(minutes * STEPS_A_MINUTE, last_quarter))] if chosen >= 0 else np.nan
            reached = led or km <= asked.ride_km or fact.said & REMOTE != 0
            roomed = fact.said & HELP != 0 and asked.latest >= EVENING
            reached |= asked.needs_help and (roomed or minutes <= limit)
            found[count] = row
            gates[count] = gate
            answers[count] = _answers(asked, trades[rome], words)
            within[count] = minutes <= limit
            bits[count] = fact.filters | (WITHOUT_CAR if reached else 0)
            kinds[count] = fact.kind
            kms[count] = km if fact.blur_km == 0.0 else np.nan
            score[count] = (
                trade_worth[fact.kind, rome]
                + words_worth[int(words * COSINES)]
                + _reach(asked, fact, way, opened)
                + settled[row]
                + experience_worth[_experience(fact, months[rome])]
                + freshness[_age(fact, asked.as_of, len(freshness) - 1)]
                + _of_group(times_worth, times, row)
                + _of_group(demands_worth, demands, row)
            )
            count += 1
            sought &= ~(1 << fact.kind)
            if seeking and sought == 0:
                return count
    return count


@compiled
def chord_km(places: NDArray[np.float64], origin: int) -> NDArray[np.float32]:
    """Kilometres of the great circle from one of n places of the unit sphere (3, n) to each, (n,); inf for NaN."""
    found = np.empty(places.shape[1], dtype=np.float32)
    x, y, z = places[0, origin], places[1, origin], places[2, origin]
    for place in range(len(found)):
        dx, dy, dz = places[0, place] - x, places[1, place] - y, places[2, place] - z
        half = np.sqrt(dx * dx + dy * dy + dz * dz) / 2
        km = 2 * EARTH_RADIUS_KM * half * (1 + half * half / 6)
        found[place] = np.inf if np.isnan(km) else km
    return found


@compiled
def _way(
    limits: NDArray[np.float64],
    by_stop: NDArray[np.bool_],
    minutes_to: NDArray[np.uint8],
    straight_to: NDArray[np.float32],
    from_centre: NDArray[np.float64],
    commune: int,
    streets: Any,
    step: int,
) -> tuple[float, float, int]:
    """Minutes by the best of the means, the minutes accepted with it, and which it is: -1 for none (`reach_places`).

    `streets`: whether only the straight line tells, which no timetable does; `from_centre` (means,): its minutes to the
    centre of the commune, `step` where it is looked up for the place.
    """
    minutes, limit, chosen, least = np.inf, np.nan, -1, np.inf
    for index in range(len(limits)):
        way = straight_to[index, step]
        if commune >= 0 and (by_stop[index] or not streets):
            straight, told = way, minutes_to[index, commune]
            way = np.float32(np.inf if told == NOWHERE else told)
            if not by_stop[index] and straight < np.inf and from_centre[index] < np.inf:
                way = max(way + straight - from_centre[index], straight_to[index, 0])
        worth = way if way <= limits[index] else 1_000.0 * (1.0 + way / limits[index])
        if worth < least:
            minutes, limit, chosen, least = way, limits[index], index, worth
    return minutes, limit, chosen


@compiled
def _all_is_far(
    limits: NDArray[np.float64],
    by_stop: NDArray[np.bool_],
    minutes_to: NDArray[np.uint8],
    straight_to: NDArray[np.float32],
    from_centre: NDArray[np.float64],
    commune: int,
    centre_km: float,
    times_limit: float,
) -> bool:
    """Whether no place of another commune than one's own is in reach by any of the means: of one as near as its
    places may lie to home, `_way` would make the least minutes."""
    if centre_km == np.inf:
        return False
    step = int(min(max(centre_km - FARTHEST_PLACE_KM, 0.0) * STEPS_A_KM, straight_to.shape[1] - 1))
    for index in range(len(limits)):
        told = minutes_to[index, commune]
        least = np.inf if told == NOWHERE else np.float64(told)
        if not by_stop[index] and from_centre[index] < np.inf:
            least = min(least, max(least + straight_to[index, step] - from_centre[index], straight_to[index, 0]))
        if least <= times_limit * limits[index]:
            return False
    return True


@compiled
def _is_far(asked: Asked, fact: Any, km: float, minutes: float, limit: float) -> bool:
    """Whether it is out of reach (`matching.scoring.gates`) of somebody who said how they travel."""
    too_long = fact.blur_km == 0.0 and not minutes <= asked.times_limit * limit
    return bool(too_long or km - fact.blur_km > asked.farthest_km)


@compiled
def _reach(asked: Asked, fact: Any, way: float, opened: Any) -> float:
    """What getting there is worth, the best `way` being worth so much, NaN for none (`score.scoring`)."""
    if fact.blur_km > 0.0:
        way = asked.unsure_reach
    if opened:  # a room where no way leads is worth no more than one too far
        return way if way > asked.opened_reach else asked.opened_reach
    return asked.unknown_reach if np.isnan(way) else way


@compiled
def _shut(asked: Asked, fact: Any) -> int:
    """SHUT where one of the other gates drops it, else OPEN."""
    paid = fact.said & IS_PAID != 0
    shut = (
        fact.over <= asked.as_of
        or not asked.kinds >> fact.kind & 1
        or fact.licences & asked.licences_missing != 0
        or (not asked.vehicle and fact.said & VEHICLE != 0)
        or (fact.said & DIPLOMA != 0 and fact.level > asked.level)
        or (paid and fact.hours > asked.most_hours)
        or (not asked.nights and fact.said & NIGHTS != 0)
        or (not asked.weekends and paid and fact.said & WEEKENDS != 0)
        or (paid and fact.days != 0 and fact.days & asked.days == 0)
        or (paid and (fact.ends_at <= asked.earliest or fact.starts_at >= asked.latest))
        or fact.strains & asked.refused != 0
    )
    return SHUT if shut else OPEN


@compiled
def _of_group(worth: NDArray[np.float32], groups: NDArray[np.int32], row: int) -> float:
    """What the group of a row is worth; 0 for a question that says nothing of it."""
    return float(worth[groups[row]]) if len(worth) > 0 else 0.0


@compiled
def _answers(asked: Asked, wish: float, words: float) -> int:
    if wish >= asked.wish_met or words >= asked.words_met:
        return 2
    return 1 if wish >= asked.wish_near else 0


@compiled
def _experience(fact: Any, had: float) -> int:
    """How much of the experience asked is there, in hundredths, 101 for unknown (`score.experience_fit`)."""
    asked = fact.experience
    if asked == 0.0:
        return 100
    if np.isnan(asked) and fact.experience_required:
        asked = np.float32(SOME_EXPERIENCE_MONTHS)
    if np.isnan(asked) or np.isnan(had):
        return 101
    share = min(1.0, had / max(asked, 1.0))
    return int(100.0 * (share if fact.experience_required else 0.5 + 0.5 * share))


@compiled
def _age(fact: Any, as_of: float, last: int) -> int:
    """The age in steps of a day, `last` for unknown."""
    age = (as_of - fact.created) * (STEPS_A_DAY / SECONDS_A_DAY)
    return last if np.isnan(age) else int(min(max(age, 0.0), last - 1))
