"""The parts of a score that people who said the same have alike: a column each, for a whole corpus at once.

Pure: arrays in, arrays out. What only one person has is in `matching.scoring.own_parts`.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.model import Kind, Person, Stage, Strain
from matching.scoring.corpus import KINDS, Corpus
from matching.scoring.fits import french_of, french_worth
from matching.scoring.gates import IS_PAID, IS_WORK, PAID
from matching.scoring.profile import Profile
from matching.scoring.weights import Weights
from matching.words.conditions import may_drive
from matching.words.trades.demands import mask_of
from matching.words.wishes.limits import limits_of

Column = NDArray[np.float64]

SECONDS_A_DAY = 86_400.0
FULL_TIME_HOURS = 35.0
USUALLY_FULL_TIME = 0.6
"""The share of paid work that is full-time where its hours are not said."""
UNPAID_FOR_HOURS = 0.0
"""What an unpaid thing is worth to somebody who wrote the hours they want: those are paid hours."""
HOURS_OVER = 10.0
"""So many hours a week above those wanted are too many."""
HOURS_SHORT = 20.0
"""So many below them are too few, or all of them where fewer are wanted: two hours are not ten."""
SOME_EXPERIENCE_MONTHS = 12.0
"""What is held against an offer that requires experience and does not say how much."""
MINUTES_OUTSIDE = 120.0
"""So many minutes of work outside the hours that are possible are too many."""


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


def freshness(corpus: Corpus, *, as_of: float, weights: Weights) -> Column:
    """1 for what was published now, half of it each `half_every_days`; NaN where nobody says when."""
    days = (as_of - corpus.created) / SECONDS_A_DAY
    return np.asarray(0.5 ** (days / weights.freshness["half_every_days"]).clip(0))


def stage_fit(person: Person, corpus: Corpus, weights: Weights) -> Column:
    """How well kind and pace fit the stage of the parcours; where it is not said, what most people look for."""
    fit = np.array([kind_fit(person, kind, weights) for kind in KINDS])[corpus.kind]
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


def kind_fit(person: Person, kind: Kind, weights: Weights) -> float:
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
    unsaid = USUALLY_FULL_TIME * float(hours_met(np.array(FULL_TIME_HOURS), least, most)) + (1.0 - USUALLY_FULL_TIME)
    fit = np.where(np.isnan(hours), np.where(corpus.full_time == 0, 1.0, unsaid), hours_met(hours, least, most))
    return np.where(_paid(corpus), fit, UNPAID_FOR_HOURS if profile.hours_written else np.nan)


def hours_met(hours: Column, least: Column | float, most: Column | float) -> Column:
    """How far hours a week suit who wants from `least` to `most`, 0 to 1, NaN for NaN; the shapes broadcast."""
    over = np.maximum(hours - most, 0.0) / HOURS_OVER
    short = np.maximum(least - hours, 0.0) / np.clip(least, 1.0, HOURS_SHORT)
    return np.asarray(np.maximum(0.0, 1.0 - over - short))


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
    """1 where the licences spoken of are held, 0 where one is missing; where none is, what the trade takes, which is
    tried in an immersion as it is done in a job."""
    fit = np.full(len(corpus), np.nan)
    held = may_drive(profile.person.licences)
    if held is not None:
        for code, required, wished in corpus.licences:
            fit = np.where(required | wished, np.fmin(fit, float(code in held)), fit)
    usual = np.where(IS_WORK[corpus.kind], _of_trade(profile.fits.licence, corpus), np.nan)
    return np.where(np.isnan(fit), usual, fit).astype(np.float64)


def _of_trade(fit: NDArray[np.float32], corpus: Corpus) -> Column:
    """What a value per trade is for each row; NaN for what is of no trade of the taxonomy."""
    known = np.append(fit, np.float32(np.nan)).astype(np.float64)
    return known[np.where((corpus.rome >= 0) & (corpus.rome < len(fit)), corpus.rome, len(fit))]


def _paid(corpus: Corpus) -> NDArray[np.bool_]:
    return IS_PAID[corpus.kind]
