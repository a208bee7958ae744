"""Who should hear of an opportunity: one against everybody, in milliseconds.

    crowd → what each value said makes of it (gates, parts) → who gets there, in how many minutes → what each wants

What it finds are candidates: no score of theirs in their own list exceeds the one told here, and few are far below it.
What is not laid out in columns suits entirely. Whoever acts upon it asks `stand` about each of the few who remain, so
that nobody is told of what their own list would not hold. Gates and parts are the ranking's own functions
(`matching.scoring.gates`, `matching.scoring.score`), asked once a distinct value.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_matrix, csr_matrix

from geo import MISSED, Reach
from kit import compiled
from matching.reverse.audience import Audience
from matching.reverse.wants import LEAST_AFFINITY
from matching.reverse.ways import by_start
from matching.scoring.corpus import Corpus
from matching.scoring.gates import GATES, IS_PAID, Case, Gate
from matching.scoring.profile import Profile
from matching.scoring.score import (
    WORDS_ENOUGH,
    added_by,
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
_NOWHERE = np.zeros((0, 1))
_UNREACHED = Reach(
    *(np.full(1, np.nan), np.full(1, np.nan), np.full(1, -1, np.int8), np.full(1, np.nan), _NOWHERE),
    *(_NOWHERE.astype(np.uint8), _NOWHERE.astype(np.int16), _NOWHERE.astype(np.uint8), _NOWHERE.astype(np.float32)),
    np.zeros((0, 1), MISSED),
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
        _add(total, crowd.start, by_start(audience, alone, weights, wanted))
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
