"""The score: named parts from 0 to 1, each with its weight, multiplied: one part near 0 is not made up for by others.

Pure: arrays in, arrays out. Everything is computed for a whole corpus at once.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo import Reach
from kit import fold
from matching.corpus import KINDS, Corpus
from matching.gates import PAID
from matching.model import Person, Stage
from matching.profile import Profile
from matching.weights import Weights

Column = NDArray[np.float64]

SECONDS_A_DAY = 86_400.0
WORDS_ENOUGH = 0.35
"""Cosine of words that counts as a full meeting of a wish and a text."""
FULL_TIME_HOURS = 35.0
UNPAID_FOR_HOURS = 0.0
"""What an unpaid thing is worth to somebody who wrote the hours they want: those are paid hours."""
SOME_EXPERIENCE_MONTHS = 12.0
"""What is held against an offer that requires experience and does not say how much."""
UNSURE_REACH = 0.4
"""What getting there is worth where only the postcode or the department is known: it may be next door, or not."""

_LOADS = re.compile(r"\b(charges?|porter|port|soulever|lever|dos|lombalgies?|transferts?)\b")


@dataclass(frozen=True, slots=True)
class Scores:
    """`parts`: name → values of shape (n,), NaN where unknown; `total` (n,): all of them combined, 0 to 1."""

    parts: dict[str, Column]
    total: Column


def score(
    profile: Profile, corpus: Corpus, reach: Reach, *, opened: NDArray[np.bool_], as_of: float, weights: Weights
) -> Scores:
    """Scores a corpus for a person. `as_of`: seconds since 1970, for freshness; `opened` (n,): where something makes up
    for a way that is too long."""
    person = profile.person
    parts = {
        "wish": wish_met(profile, corpus),
        "words": words_met(profile, corpus),
        "reach": reach_worth(corpus, reach, opened, weights),
        "stage": stage_fit(person, corpus, weights),
        "hours": hours_fit(profile, corpus),
        "schedule": schedule_fit(person, corpus),
        "experience": experience_fit(profile, corpus),
        "level": level_fit(person, corpus),
        "limits": limits_fit(person, corpus),
        "licence": licence_fit(person, corpus),
        "skills": skills_met(profile, corpus),
        "freshness": 0.5 ** ((as_of - corpus.created) / SECONDS_A_DAY / weights.freshness["half_every_days"]).clip(0),
        "responsiveness": corpus.responsiveness.astype(np.float64),
    }
    return Scores(parts=parts, total=combined(parts, weights))


def combined(parts: Mapping[str, Column], weights: Weights) -> Column:
    """The weighted geometric mean of parts, each raised above its floor; 0 to 1.

    A part that is unknown (NaN) counts what is usual for it (`[unknown]`): saying nothing never beats saying that
    all is well. The logarithm is a sum over parts: it can be computed piece by piece and bounded.
    """
    log_total: Column = np.zeros(1)
    worth = 0.0
    for name, value in parts.items():
        floor, weight = weights.floor[name], weights.parts[name]
        known = np.where(np.isnan(value), weights.unknown[name], value)
        log_total = log_total + weight * np.log(floor + (1.0 - floor) * known)
        worth += weight
    return np.asarray(np.exp(log_total / worth))


def reach_worth(corpus: Corpus, reach: Reach, opened: NDArray[np.bool_], weights: Weights) -> Column:
    """What getting there is worth: by its minutes where they are known, little where the place is unsure, and no less
    where something makes up for the way."""
    worth = np.where(corpus.blur_km > 0, UNSURE_REACH, reach_decay(reach.minutes, reach.limit, weights))
    return np.where(opened, np.fmax(worth, UNSURE_REACH), worth)


def reach_decay(minutes: Column, limit: Column, weights: Weights) -> Column:
    """What a commute is worth: 1 up to 10 min, half every 20 up to the limit, then half every 10, 0 at twice the limit.

    Not increasing in `minutes`; NaN where the minutes are unknown or no means was declared.
    """
    full, inside, outside = (weights.reach[k] for k in ("full_minutes", "half_every", "half_every_beyond"))
    within = np.maximum(np.minimum(minutes, limit) - full, 0.0) / inside
    beyond = np.maximum(minutes - np.maximum(limit, full), 0.0) / outside
    worth = 0.5 ** (within + beyond)
    worth = np.where(minutes >= weights.reach["times_limit"] * limit, 0.0, worth)
    return np.where(np.isnan(minutes) | np.isnan(limit), np.nan, worth)


def words_met(profile: Profile, corpus: Corpus) -> Column:
    """How far the words of the wishes stand in the opportunity, 0 to 1; NaN where the person said nothing."""
    if not profile.words:
        return np.full(len(corpus), np.nan)
    return np.minimum(1.0, corpus.word_cosines(profile.words) / WORDS_ENOUGH)


def wish_met(profile: Profile, corpus: Corpus) -> Column:
    """How near the trade is to those wished for or done, 0 to 1.

    NaN where the opportunity has no trade (a mission: its words and its stage speak for it), and where nothing that
    the person said names one.
    """
    if not any(ask.understood.trades for ask in profile.asks):
        return np.full(len(corpus), np.nan)
    return np.where(corpus.rome >= 0, profile.trades[corpus.rome], np.nan)


def stage_fit(person: Person, corpus: Corpus, weights: Weights) -> Column:
    """How well kind and pace fit the stage of the parcours; where it is not said, what most people look for."""
    fit = np.array([weights.stage[person.stage][kind] for kind in KINDS])[corpus.kind]
    if person.stage is None or person.stage is Stage.EMPLOI:
        return fit
    paid = np.isin(corpus.kind, [KINDS.index(kind) for kind in PAID])
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


def hours_fit(profile: Profile, corpus: Corpus) -> Column:
    """1 inside the hours wanted, less with each hour outside; NaN where one side is silent.

    Unpaid things have no hours to compare, but for whoever wrote the hours they want.
    """
    person = profile.person
    if person.hours_max is None and person.hours_min is None:
        return np.full(len(corpus), np.nan)
    hours = np.where(np.isnan(corpus.hours) & (corpus.full_time == 1), FULL_TIME_HOURS, corpus.hours.astype(np.float64))
    least = person.hours_min if person.hours_min is not None else 0.0
    most = person.hours_max if person.hours_max is not None else np.inf
    above = np.maximum(hours - most, 0.0) / 10.0
    below = np.maximum(least - hours, 0.0) / 20.0
    paid = np.isin(corpus.kind, [KINDS.index(kind) for kind in PAID])
    return np.where(paid, np.maximum(0.0, 1.0 - above - below), UNPAID_FOR_HOURS if profile.hours_in_words else np.nan)


def schedule_fit(person: Person, corpus: Corpus) -> Column:
    """1 where nights and weekends asked are possible, 0 where not; NaN where nobody says anything."""
    fit = np.full(len(corpus), np.nan)
    for asked, possible in ((corpus.nights, person.schedule.nights), (corpus.weekends, person.schedule.weekends)):
        if possible is not None:
            met = np.where(asked == 1, float(possible), np.where(asked == 0, 1.0, np.nan))
            fit = np.fmin(fit, met)
    return fit


def experience_fit(profile: Profile, corpus: Corpus) -> Column:
    """1 where beginners are welcome or the experience is there, in this trade or a near one; else its share.

    Half of what is missing counts where experience is only wished for. NaN where either side says nothing.
    """
    had = np.where(corpus.rome >= 0, profile.experience_months[corpus.rome], np.nan)
    some = np.where(corpus.experience_required == 1, SOME_EXPERIENCE_MONTHS, np.nan)
    asked = np.where(np.isnan(corpus.experience), some, corpus.experience)
    met = np.minimum(1.0, had / np.maximum(asked, 1.0))
    met = np.where(corpus.experience_required == 1, met, 0.5 + 0.5 * met)
    return np.where(corpus.experience == 0, 1.0, met).astype(np.float64)


def level_fit(person: Person, corpus: Corpus) -> Column:
    """1 where the diploma asked is held; a third less for each level that is missing."""
    if person.level is None:
        return np.full(len(corpus), np.nan)
    return np.maximum(0.0, 1.0 - np.maximum(corpus.level - person.level.rank, 0.0) / 3.0).astype(np.float64)


def limits_fit(person: Person, corpus: Corpus) -> Column:
    """0 where the work is heavy and the person must not carry loads, 1 where it is said to be light; else NaN."""
    if not avoids_loads(person):
        return np.full(len(corpus), np.nan)
    return np.where(np.isnan(corpus.heavy), np.nan, 1.0 - corpus.heavy)


def avoids_loads(person: Person) -> bool:
    """Whether a functional limit speaks of loads, of lifting or of the back."""
    return any(_LOADS.search(fold(limit)) for limit in person.limits)


def licence_fit(person: Person, corpus: Corpus) -> Column:
    """1 where the licences wished for are held, 0 where one is missing; NaN where none is spoken of."""
    fit = np.full(len(corpus), np.nan)
    if person.licences is None:
        return fit
    for code, required, wished in corpus.licences:
        fit = np.where(required | wished, np.fmin(fit, float(code in person.licences)), fit)
    return fit


def skills_met(profile: Profile, corpus: Corpus) -> Column:
    """How far what the person can do stands in what is asked, 0 to 1; NaN where one side is silent."""
    if not profile.skills:
        return np.full(len(corpus), np.nan)
    silent = np.diff(corpus.skills.indptr) == 0
    return np.where(silent, np.nan, np.minimum(1.0, corpus.skill_cosines(profile.skills) / WORDS_ENOUGH))
