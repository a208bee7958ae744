"""The plain way to score: every part of every pair in numpy, nothing shared between people, nothing left out."""

from datetime import datetime

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from geo import Travel
from matching import Knowledge, Person, Weights
from matching.scoring.corpus import Bag, Corpus, vector_of
from matching.scoring.gates import first_gate
from matching.scoring.ground import Ground
from matching.scoring.profile import Profile, build_profile
from matching.scoring.score import (
    OPENED_REACH,
    UNSURE_REACH,
    UNSURE_REACH_WITHOUT_CAR,
    WORDS_ENOUGH,
    combined,
    reach_decay,
)
from matching.scoring.shared_parts import (
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
from matching.scoring.standing import case_of
from matching.scoring.without_car import needs_help

Column = NDArray[np.float64]


def plain_scores(
    person: Person, corpus: Corpus, *, knowledge: Knowledge, travel: Travel, weights: Weights, as_of: datetime
) -> tuple[Column, NDArray[np.int8]]:
    """The score of each row of a corpus, and the gate that drops it, as in `Standing`; shape (n,)."""
    case, _ = case_of(person, Ground(corpus, travel), weights=weights, as_of=as_of)
    profile = build_profile(case.person, knowledge, weights)
    person, asked, nothing = profile.person, asked_in(corpus), np.full(len(corpus), np.nan)
    unsure = UNSURE_REACH_WITHOUT_CAR if needs_help(person) else UNSURE_REACH
    decayed = np.where(corpus.blur_km > 0, unsure, reach_decay(case.reach.minutes, case.reach.limit, weights))
    parts = {
        "wish": _by_trade(profile.trades, corpus) if profile.trades.any() else nothing,
        "words": _met(corpus.words, profile.words, corpus) if profile.words else nothing,
        "reach": np.where(case.opened, np.fmax(decayed, OPENED_REACH), decayed),
        "stage": stage_fit(person, corpus, weights),
        "hours": hours_fit(profile, corpus),
        "schedule": schedule_fit(person, corpus),
        "experience": _experience(profile, corpus),
        "level": level_fit(person, corpus),
        "limits": limits_fit(profile, corpus),
        "french": french_fit(profile, corpus),
        "regulated": np.where(asked.paid, _by_trade(profile.fits.regulated, corpus), np.nan),
        "licence": licence_fit(profile, corpus),
        "skills": np.where(asked.silent, np.nan, _met(corpus.skills, profile.skills, corpus))
        if profile.skills
        else nothing,
        "freshness": freshness(corpus, as_of=case.as_of, weights=weights),
        "responsiveness": corpus.responsiveness.astype(np.float64),
    }
    return combined(parts, weights), first_gate(case)


def _by_trade(column: NDArray[np.float32], corpus: Corpus) -> Column:
    """What a value by trade is for each row; NaN for what is of no trade."""
    return np.append(column, np.float32(np.nan)).astype(np.float64)[corpus.rome]


def _met(words: csr_matrix, bag: Bag, corpus: Corpus) -> Column:
    """How far the words of a bag stand in each row."""
    question, wanted = vector_of(bag, corpus.rarity), np.zeros(words.shape[1])
    wanted[question.indices] = question.data
    return np.asarray(np.minimum(1.0, (words @ wanted) / WORDS_ENOUGH), dtype=np.float64)


def _experience(profile: Profile, corpus: Corpus) -> Column:
    asked = asked_in(corpus)
    met = np.minimum(1.0, _by_trade(profile.experience_months, corpus) / asked.months)
    return np.where(asked.none, 1.0, met * asked.counts + (1.0 - asked.counts))
