"""An anonymous shortlist for an opening: people who could and would, as the law lets an employer see them (R4, R6).

A candidate holds what an employer may know and nothing else: the forbidden facts are not here to be hidden. What ranks
them leaves out commute and stage, which may not reach the employer even as an order.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from geo import Means, Mode, Travel
from kit import marked
from matching.lists.logged import ListEntry, write_lists
from matching.lists.rows import rows_of_people
from matching.live.as_shown import as_shown
from matching.live.search import Matcher
from matching.model import Opportunity, Person
from matching.people import Followed, read_people
from matching.reasons import FRENCH, Language
from matching.scoring.corpus import Corpus
from matching.scoring.score import added_by, combined
from matching.scoring.standing import Standing
from matching.scoring.weights import Weights
from matching.words.skills import skills_in_common
from store import queries
from store.asking import reference_of
from store.news import list_floors

SHOWN_PARTS = ("wish", "words", "hours", "schedule", "experience", "level", "licence", "skills")
"""The only parts that may order people before an employer: what they can and want to do, and when. Not where they
live, not their stage, not their limits (health), not how old the opening is."""
MOST_RADIUS_KM = 250.0
"""People farther from an opening are not looked at: no limit of an hour and a half by car, twice, leads there."""
BANDS = (("Très bonne correspondance", 0.5), ("Bonne correspondance", 0.3))
"""Each band with the least score that enters it; inside a band the order is neutral."""
LAST_BAND = "Ne peut pas venir pour le moment"
"""Who suits and cannot get there: the yes or no that an employer may know (R4) sets them apart, and no distance."""
SOUGHT = marked("Ce métier est cherché, ou déjà fait.")
"""Said in the first band of whom it is true of."""
TO_SEE = {
    "wish": marked("À voir ensemble : si c'est bien le métier cherché."),
    "hours": marked("À voir ensemble : le nombre d'heures."),
    "schedule": marked("À voir ensemble : les jours et les horaires."),
    "experience": marked("À voir ensemble : l'expérience demandée."),
    "level": marked("À voir ensemble : le niveau demandé."),
    "licence": marked("À voir ensemble : le permis souhaité."),
    "skills": marked("À voir ensemble : ce qu'il faut savoir faire."),
}
"""Said in the others, by the part that costs the score the most, whether it is unknown or does not fit."""
FITS = 0.95
"""A part of so much leaves nothing to see."""
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
    """Whether they can get there, on foot for who said no means. None where the opening has no precise place: the same
    for all, for nothing of a person may show here."""
    why: str
    """What speaks most for them or is left to see: one sentence of `SOUGHT` and `TO_SEE`; "" for nothing to say."""


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


def make_shortlist(
    session: Session, matcher: Matcher, opening_id: int, *, now: datetime, into: Language = FRENCH
) -> Shortlist:
    """The shortlist of a live opening, told in a language and logged with its versions.

    Raises LookupError where there is no such opening.
    """
    own_key = session.execute(queries()["key_of_opening"], {"id": opening_id}).scalar()
    alone, version = as_shown(session, matcher, opening_id)  # words are as rare as in people's own lists
    if own_key is None or not len(alone):
        raise LookupError(f"no live opening {opening_id}")
    opening = replace(alone.opportunities[0], key=own_key)
    travel = matcher.travels.now(session, now=now)
    fits = _fits(session, matcher, alone, travel, now=now)
    fits.sort(key=lambda fit: (-fit.score, reference_of(own_key, fit.followed.pseudonym)))
    grouped: dict[str, list[tuple[int, _Fit, Candidate]]] = {
        label: [] for label in (*(one for one, _ in BANDS), LAST_BAND)
    }
    for position, fit in enumerate(fits[:MOST_CANDIDATES], 1):
        fitting = next((label for label, least in BANDS if fit.score >= least), None)
        if fitting is not None:
            is_first = fitting == BANDS[0][0]
            candidate = _candidate(opening, matcher, fit, is_first=is_first, now=now, into=into)
            grouped[LAST_BAND if candidate.can_come is False else fitting].append((position, fit, candidate))
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
    (list_id,) = write_lists(session, [entry], versions=matcher.versions(version, travel), now=now)
    return Shortlist(opening, tuple(band for band in bands if band.candidates), list_id)


def somebody_not_shown_yet(session: Session, matcher: Matcher, opening_id: int, *, now: datetime) -> bool:
    """Whether a shortlist made now would show somebody whom none before did; nobody is shown, so nothing is logged.

    False where there is no such live opening.
    """
    alone, _ = as_shown(session, matcher, opening_id)
    if not len(alone):
        return False
    fits = _fits(session, matcher, alone, matcher.travels.now(session, now=now), now=now)
    fits.sort(key=lambda fit: -fit.score)
    shown = set(session.scalars(queries()["shown_for_opening"], {"opening_id": opening_id}))
    return any(fit.score >= BANDS[-1][1] and fit.followed.id not in shown for fit in fits[:MOST_CANDIDATES])


@dataclass(frozen=True, slots=True)
class _Fit:
    """Somebody who could take the opening, with the score that may order them before an employer."""

    score: float
    followed: Followed
    standing: Standing


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
            parts = {name: standing.scores.parts[name] for name in SHOWN_PARTS}
            fits.append(_Fit(float(combined(parts, matcher.weights)[0]), followed, standing))
    return fits


def _candidate(
    opening: Opportunity, matcher: Matcher, fit: _Fit, *, is_first: bool, now: datetime, into: Language
) -> Candidate:
    trade = matcher.knowledge.trades.get(opening.rome or "", -1)
    asked = [skill.label for skill in opening.conditions.skills]
    asked += [skill.label for skill in matcher.knowledge.rome.skills if skill.rome == opening.rome]
    person = fit.followed.person
    said = [*person.skills, *(done.text for done in person.experience)]
    met = list(dict.fromkeys(skills_in_common(said, asked)))
    if trade >= 0 and fit.standing.profile.experience_months[trade] > 0:
        met.insert(0, into.gettext(marked("A déjà travaillé dans ce métier ou un métier proche")))
    why = _why(fit, matcher.weights, is_first=is_first)
    return Candidate(
        reference=reference_of(opening.key, fit.followed.pseudonym),
        skills=tuple(met[:6]),
        availability=availability(person, into),
        can_come=_can_come(matcher, fit, now=now),
        why=into.gettext(why) if why else "",
    )


def _why(fit: _Fit, weights: Weights, *, is_first: bool) -> str:
    """The sentence that sets somebody in their band; "" where no part alone does."""
    parts = {name: fit.standing.scores.parts[name] for name in TO_SEE}
    if is_first:
        return SOUGHT if parts["wish"][0] >= FITS else ""
    costs = {name: -added_by(name, part, weights)[0] for name, part in parts.items() if not part[0] >= FITS}
    return TO_SEE[max(costs, key=lambda name: costs[name])] if costs else ""


def _can_come(matcher: Matcher, fit: _Fit, *, now: datetime) -> bool | None:
    standing, person = fit.standing, fit.followed.person
    if not standing.ground.sure[0]:
        return None
    if not person.means:
        walking = replace(person, means=ON_FOOT)
        standing = matcher.stand(walking, standing.corpus, standing.travel, now=now)
    return bool(standing.reach.minutes[0] <= standing.reach.limit[0])


def availability(person: Person, into: Language) -> str:
    """When a person can work and nothing else: "De 20 à 30 h par semaine, week-end possible."."""
    least, most = person.hours_min, person.hours_max
    if least is not None and most is not None and least != most:
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
            (marked("week-end possible"), schedule.weekends),
            (marked("nuit possible"), schedule.nights),
        )
        if possible
    ]
    return into.gettext(", ").join([said, *extra]) + "."
