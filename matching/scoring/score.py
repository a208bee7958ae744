"""The score: named parts from 0 to 1, each with its weight, multiplied: one part near 0 is not made up for by others.

Pure: arrays in, arrays out. Everything is computed for a whole corpus at once.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from geo import Reach
from matching.scoring.corpus import Corpus
from matching.scoring.fits import french_of
from matching.scoring.own_parts import OWN, PARTS, SHARED, Facts, Numbers, score_rows
from matching.scoring.profile import Profile
from matching.scoring.shared_parts import (
    Asking,
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
from matching.scoring.without_car import needs_help
from matching.words.wishes.limits import limits_of

WORDS_ENOUGH = 0.35
"""Cosine of words that counts as a full meeting of a wish and a text."""
MOST_SHARED = 400
"""Columns kept of one corpus: what the people of a department share is less."""
UNSURE_REACH, UNSURE_REACH_WITHOUT_CAR = 0.4, 0.15
"""What getting there is worth where only the postcode or the department is known: it may be next door, or not; most of
a department is not for whoever has no car."""
OPENED_REACH = 0.1
"""What getting there is worth where no means of the person leads and something else does: a shuttle to call, a lift.
What lies within the minutes that they accept comes first; it is worth 0.5 or more where a walk of 30 minutes is."""


@dataclass(frozen=True, slots=True)
class Scores:
    """`parts`: name → values of shape (n,), NaN where unknown; `total` (n,): all of them combined, 0 to 1."""

    parts: dict[str, Column]
    total: Column


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """The columns of one corpus that many people share, kept: by name of a part and what of a person decides it.

    Each with what it adds to the logarithm of the score, both of shape (n,). For one set of weights and one taxonomy.
    """

    columns: dict[tuple[str, Hashable], tuple[Column, Column]] = field(default_factory=dict)
    latest: dict[str, tuple[float, tuple[Column, Column]]] = field(default_factory=dict)
    """By name of a part that depends on the instant: that of the last one asked for."""
    asking: list[Asking] = field(default_factory=list)
    """What the corpus asks, once it was looked at."""

    def asked(self, corpus: Corpus) -> Asking:
        """What the corpus asks."""
        if not self.asking:
            self.asking.append(asked_in(corpus))
        return self.asking[0]

    def now(self, name: str, as_of: float, make: Callable[[], Column], weights: Weights) -> tuple[Column, Column]:
        """As `of` for a part that depends on the instant: a night has one, each question of a service another."""
        kept = self.latest.get(name)
        if kept is None or kept[0] != as_of:
            column = make()
            self.latest[name] = kept = (as_of, (column, added_by(name, column, weights)))
        return kept[1]

    def of(self, name: str, by: Hashable, make: Callable[[], Column], weights: Weights) -> tuple[Column, Column]:
        """The column of a part, made where nobody like that was asked for before, and what it adds."""
        found = self.columns.get((name, by))
        if found is None:
            if len(self.columns) >= MOST_SHARED:
                self.columns.clear()
            column = make()
            self.columns[(name, by)] = found = (column, added_by(name, column, weights))
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Scoring:
    """All that the scores of a corpus for one person are computed from, row by row: no row is scored yet."""

    facts: Facts
    numbers: Numbers
    shared: tuple[Column, ...]
    """Each part of `SHARED`."""
    added: tuple[Column, ...]
    """What each of them adds to the logarithm of the whole."""
    wished: bool
    """Whether anything that the person said names a trade."""

    def totals(self, rows: NDArray[np.intp]) -> Column:
        """The score of some rows, in their order."""
        return self._of(rows, np.empty((len(PARTS), 0)))

    def of(self, rows: NDArray[np.intp]) -> Scores:
        """The parts and the score of some rows, in their order."""
        parts, total = self.parts_and_totals(rows)
        return Scores(parts=dict(zip(PARTS, parts, strict=True)), total=total)

    def parts_and_totals(self, rows: NDArray[np.intp]) -> tuple[Column, Column]:
        """As `of`: the parts side by side, shape (15, m) in the order of `PARTS`, and the scores."""
        parts = np.empty((len(PARTS), len(rows)))
        return parts, self._of(rows, parts)

    def _of(self, rows: NDArray[np.intp], parts: Column) -> Column:
        total = np.empty(len(rows))
        score_rows(rows, self.facts, self.numbers, self.shared, self.added, self.wished, parts, total)
        return total


def scoring(
    profile: Profile,
    corpus: Corpus,
    reach: Reach,
    *,
    opened: NDArray[np.bool_],
    as_of: float,
    weights: Weights,
    shared: Shared,
) -> Scoring:
    """What a corpus is scored with for a person. `as_of`: seconds since 1970, for freshness; `opened` (n,): where
    something makes up for a way that is too long; `shared`: what was computed of this corpus for others."""
    person = profile.person
    hours = (person.hours_min, person.hours_max, profile.hours_written)
    papers = (person.licences, needs_help(person))
    alike: dict[str, tuple[Hashable, Callable[[], Column]]] = {
        "stage": ((person.stage, person.open_to), lambda: stage_fit(person, corpus, weights)),
        "hours": (hours, lambda: hours_fit(profile, corpus)),
        "schedule": (person.schedule, lambda: schedule_fit(person, corpus)),
        "level": (person.level, lambda: level_fit(person, corpus)),
        "limits": (limits_of(person), lambda: limits_fit(profile, corpus)),
        "french": (french_of(person), lambda: french_fit(profile, corpus)),
        "licence": (papers, lambda: licence_fit(profile, corpus)),
        "responsiveness": (None, lambda: corpus.responsiveness.astype(np.float64)),
    }
    columns = {name: shared.of(name, by, make, weights) for name, (by, make) in alike.items()}
    columns["freshness"] = shared.now(
        "freshness", as_of, lambda: freshness(corpus, as_of=as_of, weights=weights), weights
    )
    asked = shared.asked(corpus)
    facts = Facts(
        trades=profile.trades,
        months=profile.experience_months,
        regulated=profile.fits.regulated,
        words=corpus.word_cosines(profile.words) if profile.words else _NOTHING,
        skills=corpus.skill_cosines(profile.skills) if profile.skills else _NOTHING,
        rome=corpus.rome,
        paid=asked.paid,
        silent=asked.silent,
        asked_months=asked.months,
        counts=asked.counts,
        beginners=asked.none,
        blur_km=corpus.blur_km,
        unsure_reach=UNSURE_REACH_WITHOUT_CAR if needs_help(person) else UNSURE_REACH,
        minutes=reach.minutes,
        limit=reach.limit,
        opened=opened,
    )
    return Scoring(
        facts=facts,
        numbers=numbers_of(weights),
        shared=tuple([columns[name][0] for name in SHARED]),
        added=tuple([columns[name][1] for name in SHARED]),
        wished=bool(profile.trades.any()),
    )


_NOTHING = np.empty(0)


def numbers_of(weights: Weights) -> Numbers:
    """A set of weights, laid out for machine code: the last one is kept, which a service asks for at each question."""
    kept = _LAID_OUT.get("last")
    if kept is None or kept[0] is not weights:
        _LAID_OUT["last"] = kept = (weights, _laid_out(weights))
    return kept[1]


_LAID_OUT: dict[str, tuple[Weights, Numbers]] = {}


def _laid_out(weights: Weights) -> Numbers:
    return Numbers(
        weight=np.array([weights.parts[name] for name in OWN]),
        floor=np.array([weights.floor[name] for name in OWN]),
        at_unknown=np.array([float(added_by(name, np.array(np.nan), weights)) for name in OWN]),
        at_zero=np.array([float(added_by(name, np.array(0.0), weights)) for name in OWN]),
        all_weights=float(sum(weights.parts[name] for name in PARTS)),
        full_minutes=weights.reach["full_minutes"],
        half_every=weights.reach["half_every"],
        half_beyond=weights.reach["half_beyond"],
        times_limit=weights.reach["times_limit"],
        opened_reach=OPENED_REACH,
        words_enough=WORDS_ENOUGH,
    )


def combined(parts: Mapping[str, Column], weights: Weights) -> Column:
    """The weighted geometric mean of parts, each raised above its floor; 0 to 1.

    A part that is unknown (NaN) counts what is usual for it (`[unknown]`): saying nothing never beats saying that
    all is well. The logarithm is a sum over parts: it can be computed piece by piece and bounded.
    """
    total = sum(added_by(name, column, weights) for name, column in parts.items())
    return np.asarray(np.exp(total / sum(weights.parts[name] for name in parts)))


def added_by(name: str, column: Column, weights: Weights) -> Column:
    """What a part adds to the logarithm of the whole, before the division by all weights; of its shape."""
    floor, unknown = weights.floor[name], weights.unknown[name]
    known = np.where(np.isnan(column), unknown, column)
    return np.asarray(weights.parts[name] * np.log(floor + (1.0 - floor) * known))


def reach_decay(minutes: Column, limit: Column, weights: Weights) -> Column:
    """What a commute is worth: 1 up to 10 min, half every 20 up to the limit, then half every tenth of it, 0 at twice
    the limit (`[reach]` of the weights). Not increasing in `minutes`; NaN where the minutes are unknown or no means
    was declared.
    """
    full, inside, outside = (weights.reach[k] for k in ("full_minutes", "half_every", "half_beyond"))
    within = np.maximum(np.minimum(minutes, limit) - full, 0.0) / inside
    beyond = np.maximum(minutes - np.maximum(limit, full), 0.0) / (outside * np.maximum(limit, full))
    worth = 0.5 ** (within + beyond)
    worth = np.where(minutes >= weights.reach["times_limit"] * limit, 0.0, worth)
    return np.where(np.isnan(minutes) | np.isnan(limit), np.nan, worth)
