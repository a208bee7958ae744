"""Opportunities of the store as columns: those with a place and a trade that are live and not over."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from geo import Communes
from kit import fold
from matching.country.columns import MOST_ASKED_SKILLS, NOT_SAID, RARELY, Opportunities
from matching.country.seekers import licence_bits
from matching.model import Opportunity
from matching.scoring.corpus import commune_of, in_columns
from matching.scoring.shared_parts import SECONDS_A_DAY
from matching.words.trades.declared import Trades


def opportunities_in_columns(
    rows: Sequence[Opportunity], *, trades: Trades, communes: Communes, skills: dict[str, int], as_of: float
) -> Opportunities:
    """The columns of some rows of the store; `skills`: codes by folded label; `as_of`: seconds since 1970."""
    corpus = in_columns(rows)
    commune = commune_of(corpus, communes)
    trade = np.array([trades.of(one) for one in rows], dtype=np.int16)
    licences = [
        [
            licence_bits(one.code for one in row.conditions.licences if one.code and one.required is needed)
            for row in rows
        ]
        for needed in (True, False)
    ]
    asked = np.full((len(rows), MOST_ASKED_SKILLS), NOT_SAID, np.int16)
    for at, row in enumerate(rows):
        codes = dict.fromkeys(skills[label] for one in row.conditions.skills if (label := fold(one.label)) in skills)
        some = list(codes)[:MOST_ASKED_SKILLS]
        asked[at, : len(some)] = some
    columns = Opportunities(
        id=corpus.id,
        commune=commune,
        trade=trade,
        kind=corpus.kind,
        age_days=((as_of - corpus.created) / SECONDS_A_DAY).astype(np.float32),
        hours=corpus.hours,
        full_time=_codes(corpus.full_time),
        nights=_codes(corpus.nights),
        weekends=np.where(corpus.weekends == 0.5, RARELY, _codes(corpus.weekends)).astype(np.int8),
        days=corpus.days,
        starts_at=_clock(corpus.starts_at),
        ends_at=_clock(corpus.ends_at),
        heavy=_codes(corpus.heavy),
        strains=corpus.strains,
        french=_codes(corpus.french),
        vehicle=_codes(corpus.vehicle),
        experience_months=corpus.experience,
        experience_required=_codes(corpus.experience_required),
        level=_codes(corpus.level),
        level_required=_codes(corpus.level_required),
        licences_required=np.array(licences[0], np.uint16),
        licences_wished=np.array(licences[1], np.uint16),
        skills=asked,
        responsiveness=corpus.responsiveness,
        posts=np.array([row.conditions.positions or 1 for row in rows]).clip(1, 30_000).astype(np.int16),
        price=np.zeros(len(rows), np.float32),
    )
    return columns.at(np.flatnonzero((commune >= 0) & (trade >= 0) & ~(corpus.over <= as_of)))


def _codes(values: NDArray[np.float32]) -> NDArray[np.int8]:
    """Small whole numbers, `NOT_SAID` where nothing is."""
    return np.where(np.isnan(values), NOT_SAID, values).astype(np.int8)


def _clock(values: NDArray[np.float32]) -> NDArray[np.int16]:
    """Minutes after midnight, `NOT_SAID` where nothing is."""
    return np.where(np.isnan(values), NOT_SAID, values).astype(np.int16)
