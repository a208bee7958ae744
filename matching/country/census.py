"""The country that a store holds: its people, what is live and not over, some thousands read at once, as columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched

import numpy as np
from sqlalchemy.orm import Session

from geo import NOWHERE, Travel
from kit import fold
from matching.country.columns import Opportunities, People
from matching.country.formula import Floats, formula_of, rarity_of
from matching.country.minutes import Minutes, minutes_from
from matching.country.offered import opportunities_in_columns
from matching.country.partition import Country
from matching.country.seekers import people_in_columns
from matching.country.trades import trades_of
from matching.lists.logged import Versions
from matching.live.reading import read_opportunities
from matching.live.search import Matcher
from matching.people import read_people
from matching.words.trades.rome import Rome
from store import queries

AT_ONCE = 5_000
"""Rows of the store read at once: texts go again as soon as columns are made of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Census:
    """A country, and the versions of what it was read from."""

    country: Country
    versions: Versions


def take_census(session: Session, matcher: Matcher, *, now: datetime) -> Census:
    """Everybody who wants to be ranked and all that is live, with the ways of `matcher`; exposure has no price."""
    knowledge, communes, weights = matcher.knowledge, matcher.communes, matcher.weights
    version = session.execute(queries()["catalogue_now"]).one().version
    skills, rarity = _skills(knowledge.rome)
    travel = matcher.travels.now(session, now=now)
    people = _people(session, matcher, skills)
    opportunities = _opportunities(session, matcher, skills, as_of=now.timestamp())
    country = Country(
        people=people,
        opportunities=opportunities.at(np.lexsort((opportunities.id, opportunities.trade, opportunities.commune))),
        minutes=_minutes(people, travel, times_limit=weights.reach["times_limit"]),
        lat=communes.lat,
        lon=communes.lon,
        trades=trades_of(knowledge.affinity, knowledge.demands),
        rarity=rarity,
        formula=formula_of(weights),
    )
    return Census(country, matcher.versions(version, travel, prices=None))


def _people(session: Session, matcher: Matcher, skills: dict[str, int]) -> People:
    def columns(ids: Sequence[int]) -> People:
        return people_in_columns(
            read_people(session, ids),
            knowledge=matcher.knowledge,
            communes=matcher.communes,
            skills=skills,
            weights=matcher.weights,
        )

    ids = session.execute(queries()["everybody"]).scalars().all()
    return columns(()).and_then([columns(some) for some in batched(ids, AT_ONCE)])


def _opportunities(session: Session, matcher: Matcher, skills: dict[str, int], *, as_of: float) -> Opportunities:
    def columns(ids: Sequence[int]) -> Opportunities:
        return opportunities_in_columns(
            read_opportunities(session, ids),
            trades=matcher.knowledge.trades,
            communes=matcher.communes,
            skills=skills,
            as_of=as_of,
        )

    ids = session.execute(queries()["live_ids"]).scalars().all()
    return columns(()).and_then([columns(some) for some in batched(ids, AT_ONCE)])


def _minutes(people: People, travel: Travel, *, times_limit: float) -> Minutes:
    """The ways from all homes, by bus those of a usual day, as far as anybody goes."""
    most = np.minimum(people.limits.max(axis=0, initial=0) * times_limit, NOWHERE - 1).astype(np.int64)
    return minutes_from(
        np.unique(people.home),
        row=lambda mode, home: travel.row(mode, home).minutes,
        most_minutes=most.tolist(),
        version=travel.version,
    )


def _skills(rome: Rome) -> tuple[dict[str, int], Floats]:
    """The code of each skill of the ROME by its folded label, and how rare each is among trades."""
    labels = [fold(skill.label) for skill in rome.skills]
    codes = {label: code for code, label in enumerate(sorted(set(labels)))}
    return codes, rarity_of(np.bincount([codes[label] for label in labels], minlength=len(codes)))
