"""An anonymous shortlist for an opening: people who could and would, as the law lets an employer see them (R4, R6).

A candidate holds what an employer may know and nothing else: the forbidden facts are not here to be hidden. What ranks
them leaves out commute and stage, which may not reach the employer even as an order.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from sqlalchemy import insert
from sqlalchemy.orm import Session

from matching.codec import opportunity_from_row
from matching.corpus import build_corpus, features_of
from matching.model import Opportunity, Person
from matching.people import Followed, read_people
from matching.rank import Standing, stand
from matching.score import weighted_mean
from matching.search import MOST_RADIUS_KM, Matcher
from matching.skills import skills_in_common
from store import queries
from store.tables import ShownItemRow, ShownListRow

HIDDEN_PARTS = frozenset({"reach", "stage"})
"""Parts that may not order people before an employer."""
NEAR_TRADE = 0.5
"""From which affinity a past trade is "this trade or a near one"."""
BANDS = (("Très bonne correspondance", 0.65), ("Bonne correspondance", 0.45))
"""Each band with the least score that enters it; inside a band the order is neutral."""
MOST_CANDIDATES = 20


@dataclass(frozen=True, slots=True)
class Candidate:
    """What an employer may know of a person before any consent."""

    reference: str
    """Names the person for this opening only: it cannot be followed from one opening to another."""
    skills: tuple[str, ...]
    availability: str
    can_come: bool


@dataclass(frozen=True, slots=True)
class Band:
    """Candidates of like fit, in neutral order."""

    label: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Shortlist:
    """The bands for one opening; empty where nobody near has agreed to appear."""

    opening: Opportunity
    bands: tuple[Band, ...]
    list_id: int


def make_shortlist(session: Session, matcher: Matcher, opening_id: int, *, now: datetime) -> Shortlist:
    """The shortlist of a live opening, logged with its versions. Raises LookupError where there is no such opening."""
    row = session.execute(queries()["opportunities_by_id"], {"ids": [opening_id]}).mappings().one_or_none()
    if row is None or row["retired_at"] is not None:
        raise LookupError(f"no live opening {opening_id}")
    opening = opportunity_from_row(row)
    data_version = str(session.execute(queries()["data_version"]).scalar_one())
    fits = _fits(session, matcher, opening, now)
    chosen = sorted(fits, key=lambda fit: -fit[0])[:MOST_CANDIDATES]
    bands, shown = [], []
    above = np.inf
    for label, least in BANDS:
        inside = [one for one in chosen if least <= one[0] < above]
        inside.sort(key=lambda one: _reference(opening, one[1]))
        bands.append(Band(label, tuple(_candidate(opening, matcher, *one[1:]) for one in inside)))
        shown += inside
        above = least
    entry = ShownListRow(
        audience="shortlist",
        opening_id=opening_id,
        question={},
        made_at=now,
        weights_version=matcher.weights.version,
        data_version=data_version,
        travel_version=matcher.travel_times.version,
    )
    session.add(entry)
    session.flush()
    if shown:
        values = [
            {
                "list_id": entry.id,
                "position": place,
                "person_id": one[1].id,
                "score": one[0],
                "parts": {},
                "reasons": [],
            }
            for place, one in enumerate(shown, 1)
        ]
        session.execute(insert(ShownItemRow), values)
    return Shortlist(opening, tuple(band for band in bands if band.candidates), entry.id)


def _fits(
    session: Session, matcher: Matcher, opening: Opportunity, now: datetime
) -> list[tuple[float, Followed, Standing]]:
    """Everybody who agreed to appear and whom no gate drops, with the score that may order them."""
    if opening.point is None:
        return []
    asked = {"place": opening.point.ewkt(), "radius_m": MOST_RADIUS_KM * 1000}
    near = session.execute(queries()["people_for_shortlist"], asked).scalars().all()
    corpus = build_corpus([features_of(opening)], trades=matcher.knowledge.trades)
    fits = []
    for followed in read_people(session, near):
        standing = stand(
            followed.person,
            corpus,
            knowledge=matcher.knowledge,
            travel_times=matcher.travel_times,
            weights=matcher.weights,
            as_of=now,
        )
        if standing.gate[0] < 0 and opening.id not in followed.dismissed:
            seen = {name: part for name, part in standing.scores.parts.items() if name not in HIDDEN_PARTS}
            fits.append((float(weighted_mean(seen, matcher.weights.parts)[0]), followed, standing))
    return fits


def _reference(opening: Opportunity, followed: Followed) -> str:
    return hashlib.sha256(f"{opening.key}:{followed.pseudonym}".encode()).hexdigest()[:6].upper()


def _candidate(opening: Opportunity, matcher: Matcher, followed: Followed, standing: Standing) -> Candidate:
    trade = matcher.knowledge.trades.get(opening.rome or "", -1)
    asked = [skill.label for skill in opening.conditions.skills]
    asked += [skill.label for skill in matcher.knowledge.rome.skills if skill.rome == opening.rome]
    person = followed.person
    said = [*person.skills, *(done.text for done in person.experience)]
    met = list(dict.fromkeys(skills_in_common(said, asked)))
    done = [ask for ask in standing.profile.asks if ask.origin == "experience"]
    if trade >= 0 and any(ask.trades[trade] >= NEAR_TRADE * ask.worth for ask in done):
        met.insert(0, "A déjà travaillé dans ce métier ou un métier proche")
    by = standing.reach
    return Candidate(
        reference=_reference(opening, followed),
        skills=tuple(met[:6]),
        availability=availability(person),
        can_come=bool(by.minutes[0] <= by.limit[0]),
    )


def availability(person: Person) -> str:
    """When a person can work, in French and nothing else: "De 20 à 30 h par semaine, week-end possible."."""
    least, most = person.hours_min, person.hours_max
    if least is not None and most is not None and least != most:
        said = f"De {least:g} à {most:g} h par semaine"
    elif most is not None:
        said = f"{most:g} h par semaine au plus"
    elif least is not None:
        said = f"{least:g} h par semaine au moins"
    else:
        said = "Heures à convenir"
    schedule = person.schedule
    extra = [
        word
        for word, possible in (("week-end possible", schedule.weekends), ("nuit possible", schedule.nights))
        if possible
    ]
    return ", ".join([said, *extra]) + "."
