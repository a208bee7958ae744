"""What the way to one opportunity is worth from each start of a crowd, and from where it is too long."""

import numpy as np
from numpy.typing import NDArray

from geo import Means, Mode, Point, Travel, distances_km, farthest_km
from kit import compiled
from matching.reverse.audience import Audience
from matching.reverse.lines import FROM_CENTRE_KM, minutes_to
from matching.reverse.starts import Starts
from matching.scoring.corpus import Corpus
from matching.scoring.score import OPENED_REACH, UNSURE_REACH, UNSURE_REACH_WITHOUT_CAR, added_by, reach_decay
from matching.scoring.shared_parts import Column
from matching.scoring.weights import Weights
from matching.scoring.without_car import LIFT_MINUTES

LIFT_KM = farthest_km((Means(Mode.CAR, LIFT_MINUTES),), times=1.0) + 2 * FROM_CENTRE_KM
"""No help with the way comes from farther."""


def by_start(audience: Audience, opportunity: Corpus, weights: Weights, wanted: frozenset[str]) -> Column:
    """What the way there adds for each start, shape (u,); minus infinity where it is too long."""
    starts, times = audience.crowd.starts, weights.reach["times_limit"]
    blur_km = float(opportunity.blur_km[0])
    if np.isnan(blur_km):  # done from anywhere
        return _reach_added(np.full(len(starts), np.nan), weights, wanted)
    place = Point(float(opportunity.lat[0]), float(opportunity.lon[0]))
    km = distances_km(place, starts.lat, starts.lon)
    reached = km - blur_km <= times * starts.farthest_km
    worth = np.where(starts.carless, UNSURE_REACH_WITHOUT_CAR, UNSURE_REACH)
    if blur_km == 0:
        worth, near = _way_worth(audience, opportunity, weights, km)
        reached &= near
    opened = _opened(audience, opportunity, km)
    worth[opened] = np.fmax(worth[opened], OPENED_REACH)
    by_start = _reach_added(worth, weights, wanted)
    by_start[~reached & ~opened & np.isfinite(starts.farthest_km)] = -np.inf
    return by_start


def _reach_added(worth: Column, weights: Weights, wanted: frozenset[str]) -> Column:
    return added_by("reach", worth, weights) if "reach" in wanted else np.zeros(len(worth))


def _way_worth(
    audience: Audience, opportunity: Corpus, weights: Weights, km: Column
) -> tuple[Column, NDArray[np.bool_]]:
    """What the way to a place that is sure is worth at best, and whether it is within `times_limit`, both (u,).

    By the best means, by the rule of `geo.reach`; where a timetable's minutes may be fewer than they are, by whichever
    is worth most.
    """
    starts, times = audience.crowd.starts, weights.reach["times_limit"]
    commune = int(opportunity.commune[0])
    place = Point(float(opportunity.lat[0]), float(opportunity.lon[0]))
    minutes = minutes_to(place, commune, starts, audience.lines, audience.travel, km=km)
    best, limit = _best(minutes, starts.limit)
    worth = reach_decay(np.where(np.isinf(best), np.nan, best), limit, weights)
    if audience.lines.timed.any() and minutes.shape[1]:
        each = np.where(np.isinf(minutes), 0.0, reach_decay(minutes, starts.limit, weights))
        worth = np.where(np.isnan(worth), worth, each.max(axis=1))
    return worth, best <= times * limit


@compiled
def _best(minutes: NDArray[np.float64], limit: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The minutes and the limit of each one's best means, (u,), by the rule of `geo.reach`; inf where none leads."""
    starts, width = minutes.shape
    best, accepted = np.full(starts, np.inf), np.ones(starts)
    for row in range(starts):
        least = np.inf
        for column in range(width):
            taken = minutes[row, column]
            share = taken / limit[row, column]
            worth = taken if share <= 1 else 1_000 * (1 + share)
            if worth < least:
                least, best[row], accepted[row] = worth, taken, limit[row, column]
    return best, accepted


def _opened(audience: Audience, opportunity: Corpus, km: Column) -> NDArray[np.bool_]:
    """From which starts something may make up for a car, shape (u,)."""
    starts = audience.crowd.starts
    if any(column[0] == 1 for column in (opportunity.lodging, opportunity.remote)):
        return starts.carless
    opened = starts.carless & (km <= LIFT_KM) if opportunity.lift[0] == 1 else np.zeros(len(starts), np.bool_)
    return opened | (starts.carless & _on_demand(audience.travel, starts, int(opportunity.commune[0])))


def _on_demand(travel: Travel, starts: Starts, commune: int) -> NDArray[np.bool_]:
    """From which starts a transport on demand leads to a commune, at some hour, shape (u,)."""
    there = travel.communes.at(commune).insee if commune >= 0 else None
    zones = [one.zone for one in travel.on_demand if there in one.zone]
    served = [travel.communes.position(insee) for insee in frozenset().union(*zones)]
    return np.isin(starts.commune, [one for one in served if one is not None])
