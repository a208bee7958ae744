"""The score: named parts from 0 to 1, each with its weight, multiplied: one part near 0 is not made up for by others.

Pure: arrays in, arrays out. Everything is computed for a whole corpus at once.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from geo import Reach
from matching.model import Kind, Person, Stage, Strain
from matching.scoring.corpus import KINDS, Corpus
from matching.scoring.fits import french_of, french_worth
from matching.scoring.gates import IS_PAID, PAID
from matching.scoring.own_parts import OWN, PARTS, SHARED, Facts, Numbers, score_rows
from matching.scoring.profile import Profile
from matching.scoring.weights import Weights
from matching.scoring.without_car import needs_help
from matching.words.demands import mask_of
from matching.words.limits import limits_of

Column = NDArray[np.float64]

SECONDS_A_DAY = 86_400.0
WORDS_ENOUGH = 0.35
"""Cosine of words that counts as a full meeting of a wish and a text."""
FULL_TIME_HOURS = 35.0
USUALLY_FULL_TIME = 0.6
"""The share of paid work that is full-time where its hours are not said."""
UNPAID_FOR_HOURS = 0.0
"""What an unpaid thing is worth to somebody who wrote the hours they want: those are paid hours."""
SOME_EXPERIENCE_MONTHS = 12.0
"""What is held against an offer that requires experience and does not say how much."""
MOST_SHARED = 400
"""Columns kept of one corpus: what the people of a department share is less."""
UNSURE_REACH = 0.4
"""What getting there is worth where only the postcode or the department is known: it may be next door, or not."""
OPENED_REACH = 0.1
"""What getting there is worth where no means of the person leads and something else does: a shuttle to call, a lift.
What lies within the minutes that they accept comes first; it is worth 0.5 or more where a walk of 30 minutes is."""

MINUTES_OUTSIDE = 120.0
"""So many minutes of work outside the hours that are possible are too many."""


@dataclass(frozen=True, slots=True)
class Scores:
    """`parts`: name → values of shape (n,), NaN where unknown; `total` (n,): all of them combined, 0 to 1."""

    parts: dict[str, Column]
    total: Column


@dataclass(frozen=True, slots=True, eq=False)
class Asking:
    """What the opportunities of a corpus ask, whoever comes: arrays of shape (n,)."""

    months: Column
    """At least 1; NaN where nothing is said."""
    counts: Column
    """How much of what is missing counts: all, or half where it is only wished for or its length is not said."""
    none: NDArray[np.bool_]
    """Where beginners are welcome."""
    paid: NDArray[np.bool_]
    """Which are paid work."""
    silent: NDArray[np.bool_]
    """Which ask no skill."""


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

    laid_out: list[Numbers] = field(default_factory=list)
    """The weights, once they were laid out."""

    def numbers(self, weights: Weights) -> Numbers:
        """The weights, laid out for machine code."""
        if not self.laid_out:
            self.laid_out.append(numbers_of(weights))
        return self.laid_out[0]

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
    shared: tuple[tuple[Column, Column], ...]
    """Each part of `SHARED`, and what it adds to the logarithm of the whole."""
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
        shared, added = zip(*self.shared, strict=True)
        score_rows(rows, self.facts, self.numbers, shared, added, self.wished, parts, total)
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
    hours = (person.hours_min, person.hours_max, profile.hours_in_words)
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
        minutes=reach.minutes,
        limit=reach.limit,
        opened=opened,
    )
    return Scoring(
        facts=facts,
        numbers=shared.numbers(weights),
        shared=tuple([columns[name] for name in SHARED]),
        wished=bool(profile.trades.any()),
    )


_NOTHING = np.empty(0)


def numbers_of(weights: Weights) -> Numbers:
    """A set of weights, laid out for machine code."""
    return Numbers(
        weight=np.array([weights.parts[name] for name in OWN]),
        floor=np.array([weights.floor[name] for name in OWN]),
        at_unknown=np.array([float(added_by(name, np.array(np.nan), weights)) for name in OWN]),
        at_zero=np.array([float(added_by(name, np.array(0.0), weights)) for name in OWN]),
        all_weights=float(sum(weights.parts[name] for name in PARTS)),
        full_minutes=float(weights.reach["full_minutes"]),
        half_every=float(weights.reach["half_every"]),
        half_every_beyond=float(weights.reach["half_every_beyond"]),
        times_limit=float(weights.reach["times_limit"]),
        unsure_reach=UNSURE_REACH,
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


def freshness(corpus: Corpus, *, as_of: float, weights: Weights) -> Column:
    """1 for what was published now, half of it each `half_every_days`; NaN where nobody says when."""
    days = (as_of - corpus.created) / SECONDS_A_DAY
    return np.asarray(0.5 ** (days / weights.freshness["half_every_days"]).clip(0))


def reach_decay(minutes: Column, limit: Column, weights: Weights) -> Column:
    """What a commute is worth: 1 up to 10 min, half every 20 up to the limit, then half every 5, 0 at twice the limit
    (`[reach]` of the weights). Not increasing in `minutes`; NaN where the minutes are unknown or no means was declared.
    """
    full, inside, outside = (weights.reach[k] for k in ("full_minutes", "half_every", "half_every_beyond"))
    within = np.maximum(np.minimum(minutes, limit) - full, 0.0) / inside
    beyond = np.maximum(minutes - np.maximum(limit, full), 0.0) / outside
    worth = 0.5 ** (within + beyond)
    worth = np.where(minutes >= weights.reach["times_limit"] * limit, 0.0, worth)
    return np.where(np.isnan(minutes) | np.isnan(limit), np.nan, worth)


def stage_fit(person: Person, corpus: Corpus, weights: Weights) -> Column:
    """How well kind and pace fit the stage of the parcours; where it is not said, what most people look for."""
    fit = np.array([_kind_fit(person, kind, weights) for kind in KINDS])[corpus.kind]
    if person.stage is None or person.stage is Stage.EMPLOI:
        return fit
    paid = _paid(corpus)
    part_time = (corpus.hours < 30) | (corpus.full_time == 0)
    full_time = (corpus.hours >= FULL_TIME_HOURS) | (corpus.full_time == 1)
    gentle = weights.stage_work[f"{person.stage.value}_gentle"]
    demanding = weights.stage_work[f"{person.stage.value}_demanding"]
    pace = np.where(
        part_time,
        gentle,
        np.where(
            full_time | (corpus.experience >= 12) | (np.isnan(corpus.experience) & (corpus.experience_required == 1)),
            demanding,
            1.0,
        ),
    )
    return np.minimum(1.0, np.where(paid, fit * pace, fit))


def _kind_fit(person: Person, kind: Kind, weights: Weights) -> float:
    """How well a kind fits the stage; one that the person names among few is nearer to what they ask."""
    fit = weights.stage[person.stage][kind]
    named = person.open_to is not None and kind in person.open_to and kind not in PAID
    return 1.0 - (1.0 - fit) * (1.0 - weights.stage_work["named"]) if named else fit


def hours_fit(profile: Profile, corpus: Corpus) -> Column:
    """1 inside the hours wanted, less with each hour outside; NaN where the person is silent.

    Paid work that does not say its hours counts what is usual. Unpaid things have no hours to compare, but for whoever
    wrote the hours they want.
    """
    person = profile.person
    if person.hours_max is None and person.hours_min is None:
        return np.full(len(corpus), np.nan)
    hours = np.where(np.isnan(corpus.hours) & (corpus.full_time == 1), FULL_TIME_HOURS, corpus.hours.astype(np.float64))
    least = person.hours_min if person.hours_min is not None else 0.0
    most = person.hours_max if person.hours_max is not None else np.inf

    def met(hours: Column | float) -> Column:
        above, below = np.maximum(hours - most, 0.0) / 10.0, np.maximum(least - hours, 0.0) / 20.0
        return np.asarray(np.maximum(0.0, 1.0 - above - below))

    unsaid = USUALLY_FULL_TIME * float(met(FULL_TIME_HOURS)) + (1.0 - USUALLY_FULL_TIME)
    fit = np.where(np.isnan(hours), np.where(corpus.full_time == 0, 1.0, unsaid), met(hours))
    return np.where(_paid(corpus), fit, UNPAID_FOR_HOURS if profile.hours_in_words else np.nan)


def schedule_fit(person: Person, corpus: Corpus) -> Column:
    """How far days, hours, nights and weekends are possible, the worst of them; NaN where nobody says anything."""
    wanted = person.schedule
    fit = np.full(len(corpus), np.nan)
    for asked, possible in ((corpus.nights, wanted.nights), (corpus.weekends, wanted.weekends)):
        if possible is not None:
            fit = np.fmin(fit, np.where(np.isnan(asked), np.nan, 1.0 if possible else 1.0 - asked))
    if wanted.days is not None:
        fit = np.fmin(fit, _days_fit(corpus, wanted.days))
    outside = np.fmax(
        np.nan if wanted.start is None else wanted.start - corpus.starts_at.astype(np.float64),
        np.nan if wanted.end is None else corpus.ends_at.astype(np.float64) - wanted.end,
    )
    fit = np.fmin(fit, 1.0 - np.clip(outside / MINUTES_OUTSIDE, 0.0, 1.0))
    return np.asarray(fit)


def _days_fit(corpus: Corpus, possible: frozenset[int]) -> Column:
    """The share of the days of work that is possible, where they are said; missing half of them is missing all."""
    mask = sum(1 << day for day in possible)
    worked = np.bitwise_count(corpus.days).astype(np.float64)
    missed = np.bitwise_count(corpus.days & np.uint8(~mask & 0x7F))
    return np.where(worked > 0, np.maximum(0.0, 1.0 - 2.0 * missed / np.maximum(worked, 1.0)), np.nan)


def asked_in(corpus: Corpus) -> Asking:
    """What a corpus asks of anybody: of experience, half of what is missing counts where it is only wished for, or
    where its length is not said."""
    some = np.where(corpus.experience_required == 1, SOME_EXPERIENCE_MONTHS, np.nan)
    months = np.where(np.isnan(corpus.experience), some, corpus.experience)
    required = (corpus.experience_required == 1) & ~np.isnan(corpus.experience)
    return Asking(
        months=np.maximum(months, 1.0).astype(np.float64),
        counts=np.where(required, 1.0, 0.5),
        none=corpus.experience == 0,
        paid=_paid(corpus),
        silent=np.diff(corpus.skills.indptr) == 0,
    )


def level_fit(person: Person, corpus: Corpus) -> Column:
    """1 where the diploma asked is held; a third less for each level that is missing."""
    if person.level is None:
        return np.full(len(corpus), np.nan)
    return np.maximum(0.0, 1.0 - np.maximum(corpus.level - person.level.rank, 0.0) / 3.0).astype(np.float64)


def limits_fit(profile: Profile, corpus: Corpus) -> Column:
    """0 where the text names what a limit rules out, little where the trade usually has it, else 1; NaN without limits.

    Where the text says that loads are light, the trade's habit does not count.
    """
    refused = limits_of(profile.person)
    if not refused:
        return np.full(len(corpus), np.nan)
    usual = _of_trade(profile.fits.limits, corpus)
    usual = np.where((corpus.heavy == 0) & (refused == {Strain.LOADS}), 1.0, usual)
    return np.where((corpus.strains & mask_of(refused)) != 0, 0.0, usual).astype(np.float64)


def french_fit(profile: Profile, corpus: Corpus) -> Column:
    """The person's French against what the post asks or, where it is silent, what the trade takes."""
    had = french_of(profile.person)
    usual = _of_trade(profile.fits.french, corpus)
    return np.fmin(usual, french_worth(corpus.french, had)).astype(np.float64)


def licence_fit(profile: Profile, corpus: Corpus) -> Column:
    """1 where the licences spoken of are held, 0 where one is missing; where none is, what the trade takes."""
    fit = np.full(len(corpus), np.nan)
    held = profile.person.licences
    if held is not None:
        for code, required, wished in corpus.licences:
            fit = np.where(required | wished, np.fmin(fit, float(code in held)), fit)
    usual = np.where(_paid(corpus), _of_trade(profile.fits.licence, corpus), np.nan)
    return np.where(np.isnan(fit), usual, fit).astype(np.float64)


def _of_trade(fit: NDArray[np.float32], corpus: Corpus) -> Column:
    """What a value per trade is for each row; NaN for what is of no trade of the taxonomy."""
    known = np.append(fit, np.float32(np.nan)).astype(np.float64)
    return known[np.where((corpus.rome >= 0) & (corpus.rome < len(fit)), corpus.rome, len(fit))]


def _paid(corpus: Corpus) -> NDArray[np.bool_]:
    return IS_PAID[corpus.kind]
