"""An anonymous shortlist for an opening: people who could and would, as the law lets an employer see them (R4, R6).

A candidate holds what an employer may know and nothing else: the forbidden facts are not here to be hidden. What ranks
them leaves out commute and stage, which may not reach the employer even as an order.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from geo import Means, Mode, Travel
from kit import marked
from matching.lists.logged import ListEntry, write_lists
from matching.lists.rows import rows_of_people
from matching.live.as_shown import NotLive, as_shown
from matching.live.search import Matcher
from matching.model import Opportunity, Person
from matching.people import Followed, read_people
from matching.reasons import FRENCH, Language, is_linked
from matching.scoring.corpus import Corpus
from matching.scoring.explain.wish import ANSWERS
from matching.scoring.rank import explained
from matching.scoring.score import combined
from matching.scoring.standing import Standing
from matching.scoring.to_see import counts_hours, has_trade, left_to_see
from matching.scoring.weights import Weights
from matching.words.trades.skills import skills_in_common
from store import queries
from store.catalogue.news import list_floors
from store.meetings.asking import reference_of, tells_who_can_come

SHOWN_PARTS = ("wish", "words", "hours", "schedule", "experience", "level", "licence", "skills")
"""The only parts that may order people before an employer: what they can and want to do, and when. Not where they
live, not their stage, not their limits (health), not how old the opening is."""
MOST_RADIUS_KM = 250.0
"""People farther from an opening are not looked at: no limit of an hour and a half by car, twice, leads there."""
LEAST = 0.3
"""Who scores less is not shown."""
BANDS = (("Très bonne correspondance", 0), ("Bonne correspondance", 1), ("Plusieurs points à voir", 99))
"""Each band with the most points left to see of whom it holds; inside a band the order is neutral."""
ABSENT = "Ne peut pas venir pour le moment"
"""Who cannot get there, linked or not: the yes or no that an employer may know (R4) sets them apart, no distance."""
UNLINKED = "Sans lien connu avec cette offre"
"""Who could come, and never said anything that speaks for it: a counsellor reads the same of them."""
SOUGHT = marked("Ce métier est cherché, ou déjà fait.")
"""Said in the first band of whom it is true of."""
MOST_CANDIDATES = 20
LOOKED_AT = 100
"""People asked one by one, of those who may suit best: so many whoever agreed, in a village as in a region."""
FIRST = 30
"""Somebody would take what stands among so many first of all they could have."""
ON_FOOT = (Means(Mode.WALK, 30),)
"""How somebody goes who said no means."""
SAME_SCORE = 0.002
"""What a score loses in a day, as offers age: those of lists were made up to a day ago."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What an employer may know of a person before any consent."""

    reference: str
    """Names the person for this opening only: it cannot be followed from one opening to another."""
    skills: tuple[str, ...]
    availability: str
    can_come: bool | None
    """Whether they can get there, on foot for who said no means. None where that is to be seen together: the opening
    has no precise place, or its hours leave it unsure; and for all where `Shortlist.tells_who_can_come` is false."""
    why: tuple[str, ...]
    """Each point left to see, a sentence each (`matching.scoring.to_see`); none left, what speaks most for them."""


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
    tells_who_can_come: bool
    """False where the employer's lists lie in so many communes that yes and no would tell where somebody lives."""

    @property
    def suits(self) -> bool:
        """Whether it suits somebody: linked to it, and able to come."""
        return any(band.label not in (ABSENT, UNLINKED) for band in self.bands)


def make_shortlist(
    session: Session, matcher: Matcher, opening_id: int, *, now: datetime, into: Language = FRENCH
) -> Shortlist:
    """The shortlist of a live opening, told in a language and logged with its versions.

    Raises NotLive where there is no such opening.
    """
    own_key = session.execute(queries()["key_of_opening"], {"id": opening_id}).scalar()
    alone, version = as_shown(session, matcher, opening_id)  # words are as rare as in people's own lists
    if own_key is None or not len(alone):
        raise NotLive(f"no live opening {opening_id}")
    opening = replace(alone.opportunities[0], key=own_key)
    tells = tells_who_can_come(session, opening_id, now=now)
    travel = matcher.travels.now(session, now=now)
    fits = _fits(session, matcher, alone, travel, now=now)
    fits.sort(key=lambda fit: (not fit.is_linked, -fit.score, reference_of(own_key, fit.followed.pseudonym)))
    labels = (*(one for one, _ in BANDS), ABSENT, UNLINKED)
    grouped: dict[str, list[tuple[int, _Fit, Candidate]]] = {label: [] for label in labels}
    for position, fit in enumerate(fits[:MOST_CANDIDATES], 1):
        candidate = _candidate(opening, matcher, fit, now=now, into=into)
        if not tells:
            candidate = replace(candidate, can_come=None)
        label = _band_of(fit, candidate)
        if label == BANDS[0][0] and has_trade(opening):
            candidate = replace(candidate, why=(into.gettext(SOUGHT),))
        grouped[label].append((position, fit, candidate))
    bands: list[Band] = []
    shown: list[tuple[int, float, int, float]] = []
    """Of each one the number, the score, the place by score, the chance: in a band, every order is as probable."""
    for label, inside in grouped.items():
        inside.sort(key=lambda one: one[2].reference)
        bands.append(Band(label, tuple(candidate for _, _, candidate in inside)))
        shown += [(fit.followed.id, fit.score, position, 1 / len(inside)) for position, fit, _ in inside]
    ids, scores, positions, chances = zip(*shown, strict=True) if shown else ((), (), (), ())
    rows = rows_of_people(ids, scores=scores, positions_by_score=positions, chances=chances)
    entry = ListEntry("shortlist", rows, opening_id=opening_id)
    (list_id,) = write_lists(session, [entry], versions=matcher.versions(version, travel, prices=None), now=now)
    return Shortlist(opening, tuple(band for band in bands if band.candidates), list_id, tells)


def somebody_not_shown_yet(session: Session, matcher: Matcher, opening_id: int, *, now: datetime) -> bool:
    """Whether a shortlist made now would show somebody whom none before did; nobody is shown, so nothing is logged.

    False where there is no such live opening.
    """
    alone, _ = as_shown(session, matcher, opening_id)
    if not len(alone):
        return False
    fits = _fits(session, matcher, alone, matcher.travels.now(session, now=now), now=now)
    fits.sort(key=lambda fit: (not fit.is_linked, -fit.score))
    shown = set(session.scalars(queries()["shown_for_opening"], {"opening_id": opening_id}))
    return any(fit.is_linked and fit.followed.id not in shown for fit in fits[:MOST_CANDIDATES])


@dataclass(frozen=True, slots=True)
class _Fit:
    """Somebody who could take the opening, with the score that may order them before an employer."""

    score: float
    followed: Followed
    standing: Standing
    is_linked: bool
    """Whether something that they said speaks for it."""
    is_wished: bool
    """Whether it answers a wish, as their counsellor reads it too."""


def _fits(session: Session, matcher: Matcher, opening: Corpus, travel: Travel, *, now: datetime) -> list[_Fit]:
    """Those who agreed to appear, could take the opening and would: no gate drops it for them, and it stands among the
    first of what they could have. Would they? decides who appears, never in which order."""
    point = opening.opportunities[0].point
    if point is None:
        return []
    asked = {"place": point.ewkt(), "radius_m": MOST_RADIUS_KM * 1000}
    agreed = session.execute(queries()["people_for_shortlist"], asked).scalars().all()
    suits = matcher.everybody.whom_it_suits(
        session, opening, travel, now=now, most=LOOKED_AT, only_parts=SHOWN_PARTS, among=agreed
    )
    ids = list(suits)
    floors = list_floors(session, ids, first=FIRST)
    fits = []
    for followed in read_people(session, ids):
        standing = matcher.stand(followed.person, opening, travel, now=now)
        would = standing.scores.total[0] >= (floors.get(followed.id) or 0.0) - SAME_SCORE
        if followed.ranked and would and standing.gate[0] < 0 and opening.opportunities[0].id not in followed.dismissed:
            score = _score(standing, matcher.weights)
            if score >= LEAST:
                told = explained(standing, 0, weights=matcher.weights, as_of=now)
                is_wished = any(one.code == ANSWERS["wish"] for one in told.reasons)
                fits.append(_Fit(score, followed, standing, is_linked(told.reasons), is_wished))
    return fits


def _score(standing: Standing, weights: Weights) -> float:
    return float(combined({name: standing.scores.parts[name] for name in SHOWN_PARTS}, weights)[0])


def _band_of(fit: _Fit, candidate: Candidate) -> str:
    if candidate.can_come is False:
        return ABSENT
    if not fit.is_linked:
        return UNLINKED
    return next(label for label, most in BANDS if len(candidate.why) <= most)


def _candidate(opening: Opportunity, matcher: Matcher, fit: _Fit, *, now: datetime, into: Language) -> Candidate:
    person, asked = fit.followed.person, [skill.label for skill in opening.conditions.skills]
    trade = matcher.knowledge.trades.get(opening.rome or "", -1) if has_trade(opening) else -1
    if trade >= 0:
        asked += [skill.label for skill in matcher.knowledge.rome.skills if skill.rome == opening.rome]
    said = [*person.skills, *(done.text for done in person.experience)]
    met = list(dict.fromkeys(skills_in_common(said, asked)))
    if trade >= 0 and fit.is_linked and fit.standing.profile.months_told(trade) > 0:
        met.insert(0, into.gettext(marked("A déjà travaillé dans ce métier ou un métier proche")))
    return Candidate(
        reference=reference_of(opening.key, fit.followed.pseudonym),
        skills=tuple(met[:6]),
        availability=availability(person, into, in_hours=counts_hours(opening), worked=opening.conditions.days),
        can_come=_can_come(matcher, fit, now=now),
        why=left_to_see(
            opening, person, parts=fit.standing.scores.parts, wished=fit.is_wished, met=bool(met), into=into
        ),
    )


def _can_come(matcher: Matcher, fit: _Fit, *, now: datetime) -> bool | None:
    """Whether somebody can get there, at the hours of the opening where it says them; None where that is unsure."""
    standing, person = fit.standing, fit.followed.person
    if not standing.ground.sure[0]:
        return None
    if not person.means:
        person = replace(person, means=ON_FOOT)
        standing = matcher.stand(person, standing.corpus, standing.travel, now=now)
    if not standing.reach.minutes[0] <= standing.reach.limit[0]:
        return False
    ways = explained(standing, 0, weights=matcher.weights, as_of=now).ways
    return any(way.is_accepted and (way.at_work is None or way.at_work.is_as_asked) for way in ways) or None


def availability(person: Person, into: Language, *, in_hours: bool = True, worked: Sequence[int] = ()) -> str:
    """When a person can work and nothing else: "De 20 à 30 h par semaine, week-end possible."; without `in_hours`,
    where hours a week mean nothing, "Week-end possible.", or "" where they did not say. The weekend is possible only
    where each day of it among those `worked` is."""
    least, most = person.hours_min, person.hours_max
    said = ""
    if not in_hours:
        pass
    elif least is not None and most is not None and least != most:
        said = into.gettext(marked("De %(least)s à %(most)s h par semaine")) % {
            "least": into.number(least),
            "most": into.number(most),
        }
    elif most is not None:
        said = into.gettext(marked("%(most)s h par semaine au plus")) % {"most": into.number(most)}
    elif least is not None:
        said = into.gettext(marked("%(least)s h par semaine au moins")) % {"least": into.number(least)}
    else:
        said = into.gettext(marked("Heures à convenir"))
    schedule = person.schedule
    extra = [
        into.gettext(word)
        for word, possible in (
            (marked("week-end possible"), schedule.weekends_at(worked)),
            (marked("nuit possible"), schedule.nights),
        )
        if possible
    ]
    told = into.gettext(", ").join([one for one in (said, *extra) if one])
    return f"{told[0].upper()}{told[1:]}." if told else ""
