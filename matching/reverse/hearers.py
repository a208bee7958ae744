"""Who should hear of an opportunity: one against everybody, in milliseconds.

    crowd → what each value said makes of it (gates, parts) → who gets there, in how many minutes → what each wants

What it finds are candidates: no score of theirs in their own list exceeds the one told here, and few are far below it.
What is not laid out in columns suits entirely. Whoever acts upon it asks `stand` about each of the few who remain, so
that nobody is told of what their own list would not hold. Gates and parts are the ranking's own functions
(`matching.scoring.gates`, `matching.scoring.score`), asked once a distinct value.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_matrix, csr_matrix

from geo import Means, Mode, Point, Reach, Travel, distances_km, farthest_km
from kit import compiled
from matching.reverse.crowd import Crowd
from matching.reverse.lines import FROM_CENTRE_KM, Lines, lines_of, minutes_to
from matching.reverse.starts import Starts
from matching.reverse.wants import LEAST_AFFINITY
from matching.scoring.corpus import Corpus
from matching.scoring.gates import GATES, IS_PAID, Case, Gate
from matching.scoring.profile import Profile
from matching.scoring.score import (
    OPENED_REACH,
    UNSURE_REACH,
    UNSURE_REACH_WITHOUT_CAR,
    WORDS_ENOUGH,
    added_by,
    reach_decay,
)
from matching.scoring.shared_parts import (
    Column,
    asked_in,
    french_fit,
    freshness,
    hours_fit,
    level_fit,
    licence_fit,
    limits_fit,
    schedule_fit,
    stage_fit,
)
from matching.scoring.weights import Weights
from matching.scoring.without_car import LIFT_MINUTES

Part = Callable[[Profile, Corpus, Weights], Column]

GATES_ASKED = {
    "over": "stage",
    "kind_refused": "stage",
    "licence_missing": "papers",
    "vehicle_missing": "papers",
    "diploma_missing": "level",
    "civic_service_age": "civic_service",
    "too_many_hours": "hours_given",
    "nights": "schedule_given",
    "weekends": "schedule_given",
    "days": "schedule_given",
    "hours_of_day": "schedule_given",
    "limit": "limits",
}
"""By gate, what it looks at (`said.SAID`); out of reach is told from minutes."""
PARTS_ASKED: Mapping[str, tuple[str, Part]] = {
    "stage": ("stage", lambda profile, corpus, weights: stage_fit(profile.person, corpus, weights)),
    "hours": ("hours", lambda profile, corpus, _: hours_fit(profile, corpus)),
    "schedule": ("schedule", lambda profile, corpus, _: schedule_fit(profile.person, corpus)),
    "level": ("level", lambda profile, corpus, _: level_fit(profile.person, corpus)),
    "limits": ("limits", lambda profile, corpus, _: limits_fit(profile, corpus)),
    "french": ("french", lambda profile, corpus, _: french_fit(profile, corpus)),
    "licence": ("papers", lambda profile, corpus, _: licence_fit(profile, corpus)),
}
"""By part of the score, what it looks at, and the part."""
PARTS_AT_BEST: Mapping[str, Callable[[Profile, Corpus], NDArray[np.bool_]]] = {
    "experience": lambda _, corpus: (asked := asked_in(corpus)).none | ~np.isnan(asked.months),
    "regulated": lambda nobody, corpus: (
        IS_PAID[corpus.kind] & ~np.isnan(np.append(nobody.fits.regulated, np.float32(np.nan))[corpus.rome])
    ),
}
"""The parts that are not laid out, and where something is asked that they look at: whole there, else unknown."""
ROUNDED = 1e-5
"""A score by columns and the same by rows differ by less."""
LIFT_KM = farthest_km((Means(Mode.CAR, LIFT_MINUTES),), times=1.0) + 2 * FROM_CENTRE_KM
"""No help with the way comes from farther."""
_NOWHERE = np.zeros((0, 1))
_UNREACHED = Reach(
    *(np.full(1, np.nan), np.full(1, np.nan), np.full(1, -1, np.int8), np.full(1, np.nan), _NOWHERE),
    *(_NOWHERE.astype(np.uint8), _NOWHERE.astype(np.int16), _NOWHERE.astype(np.uint8), _NOWHERE.astype(np.float32)),
)
_UNKNOWN, _NOT_OPENED = np.full(1, np.nan), np.zeros(1, np.bool_)
"""What the gates asked are given in place of a way: they do not look at it."""


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """Candidates, best first: `rows` intp, their rows in the crowd, and their `scores` float64, never below those of
    `stand`.

    `passed` is how many people no gate dropped.
    """

    rows: NDArray[np.intp]
    scores: NDArray[np.float64]
    passed: int


@dataclass(frozen=True, slots=True, eq=False)
class Audience:
    """A crowd ready to be asked: its lines by these travel times, and the lengths of its bags of words and of skills by
    this rarity, float32 (w,)."""

    crowd: Crowd
    lines: Lines
    travel: Travel
    rarity: NDArray[np.float32]
    words_long: NDArray[np.float32]
    skills_long: NDArray[np.float32]

    def with_rarity(self, rarity: NDArray[np.float32]) -> "Audience":
        """The same audience where words are so rare (`Corpus.rarity`)."""
        if np.array_equal(rarity, self.rarity):
            return self
        words, skills = _lengths(self.crowd, rarity)
        return replace(self, rarity=rarity, words_long=words, skills_long=skills)


def audience_of(crowd: Crowd, travel: Travel, *, rarity: NDArray[np.float32], weights: Weights) -> Audience:
    """The audience that a crowd makes with these travel times and this rarity of words (`Corpus.rarity`)."""
    return Audience(crowd, lines_of(crowd.starts, travel, weights), travel, rarity, *_lengths(crowd, rarity))


def _lengths(crowd: Crowd, rarity: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    squared = rarity.astype(np.float32) ** 2
    words, skills = (np.sqrt(bags.power(2) @ squared) for bags in (crowd.wants.words, crowd.wants.skills))
    return words, skills


def who_hears(
    audience: Audience,
    opportunity: Corpus,
    *,
    weights: Weights,
    as_of: float,
    most: int,
    only_parts: Collection[str] | None = None,
    among: NDArray[np.int64] | None = None,
) -> Heard:
    """The `most` people whom an opportunity (a corpus of one row) suits best; `as_of` in seconds since 1970.

    `only_parts`: the parts that may order them; all by default. `among`: the ids of those looked at.
    """
    scores = next(best_scores(audience, opportunity, weights=weights, as_of=as_of, only_parts=only_parts))
    if among is not None:
        scores[~np.isin(audience.crowd.id, among)] = -np.inf
    rows = np.flatnonzero(scores > -np.inf)
    first = rows[_first(scores[rows], audience.crowd.id[rows], most)]
    return Heard(first, scores[first], len(rows))


def best_scores(
    audience: Audience,
    opportunities: Corpus,
    *,
    weights: Weights,
    as_of: float,
    only_parts: Collection[str] | None = None,
) -> Iterator[Column]:
    """What nobody's score of each opportunity exceeds, shape (n,), one row of the corpus after the other.

    Minus infinity for whom a gate drops it.
    """
    crowd = audience.crowd
    wanted = frozenset(weights.parts if only_parts is None else only_parts)
    weight = sum(weights.parts[name] for name in wanted)
    for_all = _for_all(crowd.blank, opportunities, weights, as_of, wanted)
    by_value = {
        name: _by_value(name, said.profiles, opportunities, weights, as_of, wanted) for name, said in crowd.said.items()
    }
    for row in range(len(opportunities)):
        alone = opportunities.take(np.array([row])) if len(opportunities) > 1 else opportunities
        total = np.full(len(crowd), for_all[row])
        _add(total, crowd.start, _by_start(audience, alone, weights, wanted))
        _add(total, crowd.want, _by_want(audience, alone, weights, wanted))
        for name, worth in by_value.items():
            if worth[row].any():
                _add(total, crowd.said[name].codes, worth[row])
        total /= weight
        dropped = np.isneginf(total)
        np.exp(total, out=total)
        total[dropped] = -np.inf
        yield total


@compiled
def _add(total: NDArray[np.float64], codes: NDArray[np.int32], worth: NDArray[np.float64]) -> None:
    for row in range(len(total)):
        total[row] += worth[codes[row]]


def _first(scores: Column, ids: NDArray[np.int64], most: int) -> NDArray[np.intp]:
    """The positions of the `most` best, best first; equals stand by id."""
    among = np.arange(len(scores))
    if len(scores) > most:
        among = np.flatnonzero(scores >= np.partition(scores, len(scores) - most)[len(scores) - most])
    return among[np.lexsort((ids[among], -scores[among]))[:most]]


def _for_all(nobody: Profile, corpus: Corpus, weights: Weights, as_of: float, wanted: frozenset[str]) -> Column:
    """What the parts add that are everybody's alike, shape (opportunities,)."""
    alike = {
        "freshness": freshness(corpus, as_of=as_of, weights=weights),
        "responsiveness": corpus.responsiveness.astype(np.float64),
    }
    alike |= {name: np.where(asks(nobody, corpus), 1.0, np.nan) for name, asks in PARTS_AT_BEST.items()}
    total = np.zeros(len(corpus))
    for name in wanted & alike.keys():
        total += added_by(name, alike[name], weights)
    return total


def _by_value(
    name: str, profiles: tuple[Profile, ...], corpus: Corpus, weights: Weights, as_of: float, wanted: frozenset[str]
) -> Column:
    """What each value said of one thing adds, shape (opportunities, values).

    Minus infinity where a gate that looks at it drops.
    """
    gates = [gate for gate in GATES if GATES_ASKED.get(gate.name) == name]
    worth = np.zeros((len(profiles), len(corpus)))
    if gates:
        shut = np.array([_shut(gates, one, corpus, weights, as_of) for one in profiles], np.bool_)
        worth[shut.reshape(worth.shape)] = -np.inf
    for part_name, (said, part) in PARTS_ASKED.items():
        if said == name and part_name in wanted:
            column = np.array([part(one, corpus, weights) for one in profiles], np.float64)
            worth += added_by(part_name, column.reshape(worth.shape), weights)
    return np.ascontiguousarray(worth.T)


def _shut(gates: list[Gate], profile: Profile, corpus: Corpus, weights: Weights, as_of: float) -> NDArray[np.bool_]:
    """What some of the gates drop for somebody, wherever they live, shape (opportunities,)."""
    case = Case(
        corpus,
        profile.person,
        _UNREACHED,
        weights,
        nearest_km=_UNKNOWN,
        times_limit=weights.reach["times_limit"],
        as_of=as_of,
        opened=_NOT_OPENED,
    )
    shut = case.none()
    for gate in gates:
        shut |= gate.shut(case)
    return shut


def _by_start(audience: Audience, opportunity: Corpus, weights: Weights, wanted: frozenset[str]) -> Column:
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


def _by_want(audience: Audience, opportunity: Corpus, weights: Weights, wanted: frozenset[str]) -> Column:
    """What the wishes, their words and the skills add for each want, shape (w,)."""
    wants = audience.crowd.wants
    parts = {
        "wish": _wish(audience, opportunity),
        "words": _met(wants.words, audience.words_long, opportunity.words, audience.rarity),
        "skills": _met(wants.skills, audience.skills_long, opportunity.skills, audience.rarity),
    }
    if not opportunity.skills.indptr[-1]:
        parts["skills"] = np.full(len(wants), np.nan)
    by_want = np.zeros(len(wants))
    for name, column in parts.items():
        if name in wanted:
            by_want += added_by(name, column, weights)
    return by_want


def _wish(audience: Audience, opportunity: Corpus) -> Column:
    """How near the trade is to each want at most, (w,); NaN where either side names none."""
    wants, trade = audience.crowd.wants, int(opportunity.rome[0])
    if trade < 0:
        return np.full(len(wants), np.nan)
    near = np.where(wants.named, LEAST_AFFINITY, np.nan)
    held = slice(wants.trades.indptr[trade], wants.trades.indptr[trade + 1])
    near[wants.trades.indices[held]] = wants.trades.data[held]
    return near


def _met(bags: csc_matrix, long: NDArray[np.float32], said: csr_matrix, rarity: NDArray[np.float32]) -> Column:
    """How far the stems of each want stand in one row, 0 to 1, (w,); NaN where a want has none."""
    met = np.zeros(bags.shape[0])
    worth = (said.data * rarity[said.indices]).astype(np.float64)
    _add_stems(met, bags.indptr, bags.indices, bags.data, said.indices, worth)
    with np.errstate(invalid="ignore"):
        return np.asarray(np.minimum(1.0, met / long / WORDS_ENOUGH), dtype=np.float64)


@compiled
def _add_stems(
    met: NDArray[np.float64],
    starts: NDArray[np.int32],
    rows: NDArray[np.int32],
    values: NDArray[np.float32],
    stems: NDArray[np.int32],
    worth: NDArray[np.float64],
) -> None:
    for place in range(len(stems)):
        for at in range(starts[stems[place]], starts[stems[place] + 1]):
            met[rows[at]] += values[at] * worth[place]
