"""Who should hear of an opportunity: one against everybody, in milliseconds.

    crowd → who can get there → what no gate drops → what the parts of the score make of it → the best of them

What it finds are candidates: minutes are those between centres of communes, and what is not laid out in columns counts
as unknown. Whoever acts upon it asks `stand` about each of the few who remain, so that nobody is told of what their own
list would not hold. Gates and parts are the ranking's own functions (`matching.gates`, `matching.score`).
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from geo import Point, Reach, Travel, distances_km
from kit import compiled
from matching.corpus import Corpus
from matching.gates import GATES, Case, Gate
from matching.profile import Profile
from matching.reverse.crowd import Crowd
from matching.score import (
    UNSURE_REACH,
    WORDS_ENOUGH,
    Column,
    combined,
    hours_fit,
    level_fit,
    reach_decay,
    schedule_fit,
    stage_fit,
)
from matching.weights import Weights

Part = Callable[[Profile, Corpus, Weights], Column]

LOOKED_AT = 2_000
"""By trade, words, way and stage; hours, days and level are looked at in the best so many of them."""
SLACK_MINUTES = 10.0
"""A place may be so much nearer than the centre of its commune: it is looked at where the centre is just too far."""
GATES_ASKED = {
    "over": "stage",
    "kind_refused": "open_to",
    "licence_missing": "licences",
    "vehicle_missing": "means",
    "diploma_missing": "level",
    "civic_service_age": "civic_service",
    "too_many_hours": "hours_given",
    "nights": "schedule",
    "weekends": "schedule",
    "days": "schedule",
    "hours_of_day": "schedule",
    "limit": "limits",
}
"""By gate, what it looks at (`crowd.SAID`); out of reach is told from minutes."""
PARTS_ASKED: Mapping[str, tuple[str, Part]] = {
    "stage": ("stage", lambda profile, corpus, weights: stage_fit(profile.person, corpus, weights)),
    "hours": ("hours", lambda profile, corpus, _: hours_fit(profile, corpus)),
    "schedule": ("schedule", lambda profile, corpus, _: schedule_fit(profile.person, corpus)),
    "level": ("level", lambda profile, corpus, _: level_fit(profile.person, corpus)),
}
"""By part of the score, what it looks at, and the part. Those that look at more are left to `stand`."""
_NOWHERE = np.zeros((0, 1))
_UNREACHED = Reach(
    *(np.full(1, np.nan), np.full(1, np.nan), np.full(1, -1, np.int8), np.full(1, np.nan), _NOWHERE),
    *(_NOWHERE.astype(np.uint8), _NOWHERE.astype(np.int16), _NOWHERE.astype(np.uint8), _NOWHERE.astype(np.float32)),
)
_UNKNOWN, _NOT_OPENED = np.full(1, np.nan), np.zeros(1, np.bool_)
"""What the gates asked are given in place of a way: they do not look at it."""


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """The ways of a crowd by where they lead: those to commune c are `pair[starts[c]:starts[c + 1]]`, indices in
    `Crowd.pairs`, int32, with their `minutes`, uint8. `starts` int64 (communes + 1,)."""

    starts: NDArray[np.int64]
    pair: NDArray[np.int32]
    minutes: NDArray[np.uint8]

    @property
    def bytes(self) -> int:
        """What the columns weigh."""
        return self.starts.nbytes + self.pair.nbytes + self.minutes.nbytes


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """Candidates, best first: `rows` intp, their rows in the crowd, and their `scores` float64, near those of `stand`.

    `passed` is how many people no gate dropped.
    """

    rows: NDArray[np.intp]
    scores: NDArray[np.float64]
    passed: int


@dataclass(frozen=True, slots=True, eq=False)
class Audience:
    """A crowd ready to be asked: its ways by these travel times, and the `lengths` of its bags of words by this rarity,
    float32 (n,)."""

    crowd: Crowd
    ways: Ways
    travel_version: str
    rarity: NDArray[np.float32]
    lengths: NDArray[np.float32]


def audience_of(crowd: Crowd, travel: Travel, *, rarity: NDArray[np.float32], weights: Weights) -> Audience:
    """The audience that a crowd makes with these travel times and this rarity of words (`Corpus.rarity`)."""
    lengths = np.sqrt(crowd.words.power(2) @ rarity.astype(np.float32) ** 2)
    return Audience(crowd, _ways_of(crowd, travel, weights), travel.version, rarity, lengths)


def _ways_of(crowd: Crowd, travel: Travel, weights: Weights) -> Ways:
    most = np.zeros(len(crowd.pairs) + 1)
    np.maximum.at(most, crowd.pair.ravel(), crowd.limit.ravel())
    there, pairs, minutes = [np.zeros(0, np.int64)], [np.zeros(0, np.int32)], [np.zeros(0, np.uint8)]
    for index, (mode, origin, trip) in enumerate(crowd.pairs):
        row = travel.row(mode, origin, trip)
        near = np.flatnonzero(row.minutes <= weights.reach["times_limit"] * most[index] + SLACK_MINUTES)
        there.append(near)
        pairs.append(np.full(len(near), index, np.int32))
        minutes.append(row.minutes[near])
    communes = np.concatenate(there)
    order = np.argsort(communes, kind="stable")
    counts = np.bincount(communes, minlength=len(travel.communes))
    return Ways(
        starts=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        pair=np.concatenate(pairs)[order],
        minutes=np.concatenate(minutes)[order],
    )


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

    `only_parts`: the parts that may order them; all those laid out by default. `among`: the ids of those looked at.
    """
    crowd = audience.crowd
    reached, minutes, limit = _reach(audience, opportunity, weights)
    if among is not None:
        reached &= np.isin(crowd.id, among)
    rows = np.flatnonzero(reached & _pass(crowd, opportunity, weights, as_of))
    wanted = weights.parts if only_parts is None else only_parts
    parts: dict[str, Column] = {
        "wish": _wish(crowd, opportunity)[rows],
        "words": _words(audience, opportunity)[rows],
        "reach": _reach_worth(opportunity, minutes[rows], limit[rows], crowd.carless[rows], weights),
    }
    passed = len(rows)
    for names in (("stage",), ("hours", "schedule", "level")):
        for name in names:
            said, part = PARTS_ASKED[name]
            parts[name] = crowd.said[said].values(rows, partial(_first_of, part, opportunity, weights))
        kept = {name: value for name, value in parts.items() if name in wanted}
        scores = combined(kept, weights) if kept else np.ones(len(rows))
        best = _first(scores, crowd.id[rows], max(most, LOOKED_AT) if names == ("stage",) else most)
        rows, scores = rows[best], scores[best]
        parts = {name: value[best] for name, value in parts.items()}
    return Heard(rows, scores, passed)


def _first(scores: Column, ids: NDArray[np.int64], most: int) -> NDArray[np.intp]:
    """The positions of the `most` best, best first; equals stand by id."""
    among = np.arange(len(scores))
    if len(scores) > most:
        among = np.flatnonzero(scores >= np.partition(scores, len(scores) - most)[len(scores) - most])
    return among[np.lexsort((ids[among], -scores[among]))[:most]]


def _first_of(part: Part, opportunity: Corpus, weights: Weights, profile: Profile) -> float:
    return float(part(profile, opportunity, weights)[0])


def _pass(crowd: Crowd, opportunity: Corpus, weights: Weights, as_of: float) -> NDArray[np.bool_]:
    """Whom none of the gates asked drops, (n,)."""
    passing = np.ones(len(crowd), np.bool_)
    for gate in GATES:
        asked = GATES_ASKED.get(gate.name)
        if asked is None:
            continue
        said = crowd.said[asked]
        shut = np.array([_shuts(gate, one, opportunity, weights, as_of) for one in said.profiles], dtype=np.bool_)
        if shut.any():
            passing &= ~shut[said.codes]
    return passing


def _shuts(gate: Gate, profile: Profile, opportunity: Corpus, weights: Weights, as_of: float) -> bool:
    case = Case(
        opportunity,
        profile.person,
        _UNREACHED,
        weights,
        nearest_km=_UNKNOWN,
        times_limit=weights.reach["times_limit"],
        as_of=as_of,
        opened=_NOT_OPENED,
    )
    return bool(gate.shut(case)[0])


def _reach(audience: Audience, opportunity: Corpus, weights: Weights) -> tuple[NDArray[np.bool_], Column, Column]:
    """Who may be able to get there, in how many minutes by their best means and how many they accept; all (n,).

    NaN minutes where they declared no means or the place is not sure.
    """
    crowd, ways = audience.crowd, audience.ways
    times = weights.reach["times_limit"]
    commune, blur_km = int(opportunity.commune[0]), float(opportunity.blur_km[0])
    unknown = np.full(len(crowd), np.nan)
    if np.isnan(blur_km):  # done from anywhere
        return np.ones(len(crowd), np.bool_), unknown, unknown
    if blur_km > 0 or commune < 0:
        place = Point(float(opportunity.lat[0]), float(opportunity.lon[0]))
        km = distances_km(place, crowd.lat, crowd.lon) - blur_km
        return np.asarray(km <= times * crowd.farthest_km), unknown, unknown
    minutes_by = np.full(len(crowd.pairs) + 1, np.inf, np.float32)
    there = slice(ways.starts[commune], ways.starts[commune + 1])
    minutes_by[ways.pair[there]] = ways.minutes[there]
    minutes, limit = _best(crowd.pair, crowd.limit, minutes_by)
    reached = (minutes <= times * limit + SLACK_MINUTES) | np.isinf(crowd.farthest_km)
    if any(column[0] == 1 for column in (opportunity.lift, opportunity.lodging, opportunity.remote)):
        reached |= crowd.carless
    return reached, np.where(np.isinf(minutes), np.nan, minutes), limit


@compiled
def _best(
    pair: NDArray[np.int32], limit: NDArray[np.float32], minutes_by: NDArray[np.float32]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The minutes and the limit of each one's best means, (n,), by the rule of `geo.reach`; inf where none leads."""
    people, width = pair.shape
    best, accepted = np.full(people, np.inf), np.ones(people)
    for row in range(people):
        least = np.inf
        for column in range(width):
            minutes = minutes_by[pair[row, column]]
            share = minutes / limit[row, column]
            worth = minutes if share <= 1 else 1_000 * (1 + share)
            if worth < least:
                least, best[row], accepted[row] = worth, minutes, limit[row, column]
    return best, accepted


def _reach_worth(
    opportunity: Corpus, minutes: Column, limit: Column, carless: NDArray[np.bool_], weights: Weights
) -> Column:
    """What getting there is worth: what is a little too far for its centre may be near enough, at the very limit."""
    if opportunity.blur_km[0] != 0 or opportunity.commune[0] < 0:
        return np.full(len(minutes), np.nan if np.isnan(opportunity.blur_km[0]) else UNSURE_REACH)
    worth = reach_decay(np.minimum(minutes, weights.reach["times_limit"] * limit - 1), limit, weights)
    if any(column[0] == 1 for column in (opportunity.lift, opportunity.lodging, opportunity.remote)):
        worth = np.where(carless, np.fmax(worth, UNSURE_REACH), worth)
    return worth


def _wish(crowd: Crowd, opportunity: Corpus) -> Column:
    """How near the trade is to what each wants, (n,); NaN where either side names none."""
    trade = int(opportunity.rome[0])
    if trade < 0:
        return np.full(len(crowd), np.nan)
    near = np.where(crowd.named, 0.0, np.nan)
    held = slice(crowd.trades.indptr[trade], crowd.trades.indptr[trade + 1])
    near[crowd.trades.indices[held]] = crowd.trades.data[held]
    return near


def _words(audience: Audience, opportunity: Corpus) -> Column:
    """How far the words of each stand in the opportunity, 0 to 1, (n,); NaN where nothing was said."""
    met = np.zeros(len(audience.crowd), np.float32)
    bags, said = audience.crowd.words, opportunity.words[[0]]
    for column, worth in zip(said.indices, said.data * audience.rarity[said.indices], strict=True):
        held = slice(bags.indptr[column], bags.indptr[column + 1])
        met[bags.indices[held]] += bags.data[held] * worth
    with np.errstate(invalid="ignore"):
        return np.asarray(np.minimum(1.0, met / audience.lengths / WORDS_ENOUGH), dtype=np.float64)
