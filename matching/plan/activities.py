"""What a person could do in a week, out of their ranked list, as a counsellor would count it.

An offer is an hour or two of writing and calling; a mission a half day; a workshop has its own hour; an immersion of a
company's whole hours fills a week alone.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from geo import Mode
from kit import FRANCE, day_in_france
from matching.model import Kind, Person
from matching.plan.week import Agreed, Bounds, Doing, Edits
from matching.plan.windows import days_of, open_hours_of
from matching.reasons import Reason
from matching.scoring.commute import SAME_COMMUNE, commute
from matching.scoring.rank import Ranked

DAYS_A_WEEK = 7
LONGEST_SESSION_MINUTES = 7 * 60
PAUSE_MINUTES = 60
"""Of a session longer than `PAUSE_AFTER_MINUTES`: time spent there that is no activity."""
PAUSE_AFTER_MINUTES = 5 * 60
UNKNOWN_TRAVEL_MINUTES = 30
"""One way, where nobody knows the way or the place."""
UNRANKED_WORTH = 0.5
"""What an opportunity is worth to somebody who turned ranking off: all the same."""
WARNED = 0.6
"""What is left of the worth of what asks more French than the person has: something else of the kind comes first."""
MORE_FRENCH = frozenset({"french", "french_usual"})
ALSO_USEFUL = 0.15
"""What is worth doing any week, and is no reason to leave an opportunity aside."""
IMMERSION_HOURS = 35.0
IMMERSION_NOTICE_DAYS = 7
"""An agreement has to be signed by three before an immersion: none is in a week that begins sooner."""
SHORTEST_SESSION_HOURS = 2.0
"""Of an immersion: its hours are put together on fewer days rather than into shorter ones."""
USUAL_MINUTES = {Kind.VOLUNTEERING: 180, Kind.WORKSHOP: 120, Kind.EVENT: 120, Kind.TRAINING: 180}
"""What a session lasts where nobody says it."""
NEXT_OF_ITS_KIND = 0.93
"""What each further opportunity of a kind is worth, against the one before: a week of one kind wears out."""
MEETING_MINUTES = 30
FULL_TIME_HOURS = 35.0
MOST_STEPS, MOST_CALLS, MOST_PRESENCES = 7, 2, 8
"""How many are looked at of what is done at home, of the calls after an application, and of what one goes to."""
CALLED = {
    Kind.IMMERSION: "Immersion",
    Kind.VOLUNTEERING: "Bénévolat",
    Kind.WORKSHOP: "Atelier",
    Kind.EVENT: "Événement",
    Kind.TRAINING: "Formation",
}
WORK = {Kind.JOB: "Emploi", Kind.INCLUSION_JOB: "Emploi", Kind.CIVIC_SERVICE: "Service civique"}
"""What is a presence in a week only once it is taken."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is done at home about an opportunity: its words, its minutes."""

    doing: Doing
    what: str
    minutes: int


STEPS = {
    Kind.JOB: Step(Doing.APPLY, "Préparer et envoyer la candidature", 120),
    Kind.INCLUSION_JOB: Step(Doing.APPLY_WITH_SUPPORT, "Préparer la candidature", 120),
    Kind.IMMERSION: Step(Doing.CALL_COMPANY, "Appeler l'entreprise et préparer la convention d'immersion", 90),
    Kind.CIVIC_SERVICE: Step(Doing.ASK_AND_APPLY, "Se renseigner et candidater", 90),
    Kind.TRAINING: Step(Doing.ENROL, "Se renseigner et s'inscrire", 90),
}
FOLLOWED_UP = Step(Doing.FOLLOW_UP, "Appeler l'employeur et préparer l'entretien", 60)
"""Some day after an application."""
ANY_WEEK = (
    Step(Doing.TALK, "Faire le point par téléphone avec la personne qui accompagne", 60),
    Step(Doing.MOVE_RIGHTS_ON, "Avancer une démarche : droits, santé, logement ou permis", 120),
)


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that can be put into a week."""

    name: str
    doing: Doing
    what: str
    worth: float
    """0 to 1: what an hour of it is worth."""
    minutes: int
    """Of activity, a session."""
    days: frozenset[int]
    """The days on which it can be, 0 for Monday."""
    ranked: Ranked | None = None
    at_home: bool = True
    """Whether it is a step made without going anywhere."""
    sessions: int = 1
    """All of them, each on a day of its own, or none."""
    travel_minutes: int = 0
    mode: Mode | None = None
    starts: int | None = None
    """Its own hour, in minutes after midnight, where it has one."""
    latest_end: int = 24 * 60
    alone: bool = False
    """Whether nothing else goes into the same week."""
    kept: bool = False
    """Whether the week has to hold it."""
    held_at: Mapping[int, int] = field(default_factory=dict)
    """By day, when it begins where somebody kept it, in minutes after midnight."""
    agreed: bool = False
    """Whether it comes from what was agreed to, and so before all else."""
    after: str | None = None
    """The activity that has to come on an earlier day."""
    assumed: tuple[Reason, ...] = field(default=())

    @property
    def kind(self) -> Kind | None:
        """The kind of its opportunity."""
        return None if self.ranked is None else self.ranked.opportunity.kind

    @property
    def is_taken(self) -> bool:
        """Whether the person got it: it is as long as it is."""
        return self.agreed and self.kept

    @property
    def is_sure(self) -> bool:
        """Whether it can be relied on: taken, at its own hour, or done at home."""
        return self.at_home or self.is_taken or self.starts is not None

    @property
    def there_minutes(self) -> int:
        """Of a session, the pause with it."""
        return self.minutes + (PAUSE_MINUTES if self.minutes > PAUSE_AFTER_MINUTES else 0)

    @property
    def away_minutes(self) -> int:
        """Of a session, the way there and back with it."""
        return self.there_minutes + 2 * self.travel_minutes


def activities(
    person: Person,
    listed: Sequence[Ranked],
    *,
    monday: date,
    asked_on: date | None,
    bounds: Bounds,
    edits: Edits,
    agreed: Agreed,
    accompanied: bool = True,
) -> tuple[Activity, ...]:
    """What the list offers for the week that starts on `monday`, and what is worth doing any week.

    What was removed is not there, what was kept comes on its days, and what was agreed to is always looked at. Nobody
    is called about how it goes where nobody accompanies.
    """
    is_soon = asked_on is not None and (monday - asked_on).days < IMMERSION_NOTICE_DAYS
    seen = Counter[Kind]()
    found: list[Activity] = []
    for ranked in listed:
        worth = _worth(ranked, agreed) * NEXT_OF_ITS_KIND ** seen[ranked.opportunity.kind]
        offered = _of(ranked, person, monday, bounds, worth, agreed)
        found.extend(one for one in offered if one.name not in edits.removed and not (is_soon and _needs_notice(one)))
        seen[ranked.opportunity.kind] += 1
    found = _met_once(found)
    steps = [one for one in found if one.at_home and one.after is None]
    steps = sorted(steps, key=lambda one: one.name not in edits.kept)[:MOST_STEPS]
    names = {one.name for one in steps}
    following = [one for one in found if one.at_home and one.after is not None]
    calls = [one for one in following if one.after in names or one.name in edits.kept][:MOST_CALLS]
    presences = _looked_at([one for one in found if not one.at_home], edits)
    every_day = days_of(person.schedule)
    useful = [
        Activity(f"any/{one.doing}", one.doing, one.what, ALSO_USEFUL, one.minutes, every_day)
        for one in ANY_WEEK
        if accompanied or one.doing is not Doing.TALK
    ]
    possible = [one for one in (*presences, *steps, *calls, *useful) if one.name not in edits.removed]
    there = {one.name for one in possible}
    return tuple(_edited(one if one.after in there else replace(one, after=None), edits) for one in possible)


def steady_score(ranked: Ranked) -> float:
    """The score in hundredths: an offer grows old by the second, and the week read twice is the same."""
    return round(ranked.score, 2)


def _met_once(found: Sequence[Activity]) -> list[Activity]:
    """The same, with one meeting an employer and title: a job and its trial are spoken of together."""
    met, kept = set[tuple[str | None, str]](), []
    for one in found:
        if one.doing is Doing.MEET and one.ranked is not None:
            about = (one.ranked.opportunity.employer, one.what)
            if about in met:
                continue
            met.add(about)
        kept.append(one)
    return kept


def _needs_notice(activity: Activity) -> bool:
    """Whether an agreement has to be signed before one may come."""
    return activity.kind is Kind.IMMERSION and activity.doing is Doing.TAKE_PART and not activity.is_taken


def _worth(ranked: Ranked, agreed: Agreed) -> float:
    """What an hour of it is worth, less where it asks more French and nobody agreed to it."""
    worth = steady_score(ranked) if ranked.parts else UNRANKED_WORTH
    warned = ranked.opportunity.id not in agreed.ids and any(one.code in MORE_FRENCH for one in ranked.reasons)
    return worth * (WARNED if warned else 1.0)


def _looked_at(presences: Sequence[Activity], edits: Edits) -> list[Activity]:
    """What one may go to: what was kept or agreed to, then the best of each kind, then the others by rank.

    Eight of them so chosen make as good a week as the first ten (120 weeks of `alentour bench plan`: 0.1 % better, as
    many kinds), in four fifths of the time; the first eight lose up to a quarter where a kind stands low in the list.
    """
    best = {one.kind: one.name for one in reversed(presences)}.values()
    held = {one.name for one in presences if one.agreed} | edits.kept.keys()
    return sorted(presences, key=lambda one: (one.name not in held, one.name not in best))[:MOST_PRESENCES]


def _edited(activity: Activity, edits: Edits) -> Activity:
    """The activity, held to the days and hours on which it was kept, where it still can be on as many days."""
    held_at = edits.kept.get(activity.name, {})
    days = frozenset(held_at) & activity.days
    if len(days) < activity.sessions:
        return activity
    return replace(activity, days=days, kept=True, held_at=held_at)


def _of(
    ranked: Ranked, person: Person, monday: date, bounds: Bounds, worth: float, agreed: Agreed
) -> Iterator[Activity]:
    opportunity = ranked.opportunity
    is_agreed = opportunity.id in agreed.ids
    if person.open_to is not None and opportunity.kind not in person.open_to and not is_agreed:
        return
    if opportunity.id in agreed.taken:
        held = _presence(ranked, person, monday, bounds, worth, is_taken=True)
        yield from (replace(one, agreed=True, kept=True) for one in held)
        return
    offered = [*_presence(ranked, person, monday, bounds, worth)] if opportunity.kind in CALLED else []
    offered += _at_home(ranked, person, monday, worth, agreed)
    if opportunity.id in agreed.meetings:
        offered.append(_meeting(ranked, person, worth))
    yield from (replace(one, agreed=is_agreed) for one in offered)


def _at_home(ranked: Ranked, person: Person, monday: date, worth: float, agreed: Agreed) -> Iterator[Activity]:
    """The step to make and the call after it; the call alone where the step was made, or the employer asks to meet."""
    opportunity, every_day = ranked.opportunity, days_of(person.schedule)
    by_then = _days_until(opportunity.ends, monday) & every_day
    step = STEPS.get(opportunity.kind)
    if step is None or not by_then:
        return
    name, call = f"{opportunity.key}/step", f"{opportunity.key}/call"
    is_made = opportunity.id in agreed.applied | agreed.meetings
    if not is_made:
        yield Activity(name, step.doing, f"{step.what} : {opportunity.title}", worth, step.minutes, by_then, ranked)
    if opportunity.kind is Kind.JOB or (is_made and opportunity.kind is Kind.INCLUSION_JOB):
        what, after = f"{FOLLOWED_UP.what} : {opportunity.title}", None if is_made else name
        yield Activity(call, FOLLOWED_UP.doing, what, worth, FOLLOWED_UP.minutes, every_day, ranked, after=after)


def _meeting(ranked: Ranked, person: Person, worth: float) -> Activity:
    """Half an hour with an employer, a day after the call that prepares it, where there are two."""
    days, (travel, assumed) = days_of(person.schedule), _travel(ranked)
    return Activity(
        name=f"{ranked.opportunity.key}/meeting",
        doing=Doing.MEET,
        what=f"Rencontre : {ranked.opportunity.title}",
        worth=worth,
        minutes=MEETING_MINUTES,
        days=days,
        ranked=ranked,
        at_home=False,
        travel_minutes=travel,
        mode=_mode(ranked),
        after=f"{ranked.opportunity.key}/call" if len(days) > 1 else None,
        assumed=() if assumed is None else (assumed,),
    )


def _presence(
    ranked: Ranked, person: Person, monday: date, bounds: Bounds, worth: float, *, is_taken: bool = False
) -> Iterator[Activity]:
    """Being there: nothing where no way is known and short enough, or it takes place another week.

    What is taken is as long and as far as it is.
    """
    opportunity = ranked.opportunity
    way = ranked.way
    is_reached = way.is_accepted if way is not None else _is_from_home(ranked)
    if not is_reached and not is_taken:
        return
    begins = None if opportunity.starts is None else opportunity.starts.astimezone(FRANCE)
    days = days_of(person.schedule) & _days_from(opportunity.starts, monday) & _days_until(opportunity.ends, monday)
    days &= frozenset(opportunity.conditions.days or range(DAYS_A_WEEK))
    dated = begins is not None and opportunity.kind in (Kind.WORKSHOP, Kind.EVENT)
    if dated and begins is not None:
        days &= {(begins.date() - monday).days}
    travel, assumed = _travel(ranked)
    if is_taken and (opportunity.kind in WORK or opportunity.conditions.hours_per_week is not None):
        sessions, minutes, said = *_works(ranked, len(days)), None
    else:
        sessions, minutes, said = _lasts(ranked, person, bounds, len(days), travel)
    is_too_long = not bounds.are_usual and sessions * minutes > 60 * bounds.most
    if not days or not sessions or (is_too_long and not is_taken):
        return
    own_hour = opportunity.conditions.starts_at if is_taken else None
    yield Activity(
        name=opportunity.key,
        doing=Doing.TAKE_PART,
        what=f"{(CALLED | WORK)[opportunity.kind]} : {opportunity.title}",
        worth=worth,
        minutes=minutes,
        days=days,
        ranked=ranked,
        at_home=False,
        sessions=sessions,
        travel_minutes=travel,
        mode=_mode(ranked),
        starts=begins.hour * 60 + begins.minute if dated and begins is not None else own_hour,
        latest_end=24 * 60 if way is None or way.last_back is None else way.last_back,
        alone=sessions * minutes > 60 * bounds.most,
        assumed=tuple(one for one in (assumed, said) if one),
    )


def _is_supposed(ranked: Ranked) -> bool:
    """Whether all that is known of the way is that it stays in one commune: its minutes are a supposition."""
    return commute(ranked.way, ranked.km) is SAME_COMMUNE


def _mode(ranked: Ranked) -> Mode | None:
    """The means of the way; None where the way is not known."""
    return None if ranked.way is None or _is_supposed(ranked) else ranked.way.mode


def _travel(ranked: Ranked) -> tuple[int, Reason | None]:
    """Minutes one way, rounded up to five, and what was supposed of them."""
    if ranked.way is not None:
        minutes = 5 * math.ceil(round(ranked.way.minutes) / 5)
        return minutes, Reason("week_way", (minutes, ranked.opportunity.title)) if _is_supposed(ranked) else None
    if _is_from_home(ranked):
        return 0, None
    return UNKNOWN_TRAVEL_MINUTES, Reason("week_way", (UNKNOWN_TRAVEL_MINUTES, ranked.opportunity.title))


def _is_from_home(ranked: Ranked) -> bool:
    return bool(ranked.opportunity.conditions.remote) and ranked.opportunity.point is None


def _works(ranked: Ranked, days: int) -> tuple[int, int]:
    """Sessions and minutes of each, of what is taken: on its own days, where it says them; none where nobody does."""
    conditions = ranked.opportunity.conditions
    hours = conditions.hours_per_week or (FULL_TIME_HOURS if conditions.full_time else 0.0)
    sessions = days if conditions.days else math.ceil(60 * hours / LONGEST_SESSION_MINUTES)
    return (sessions, round(60 * hours / sessions)) if hours and 0 < sessions <= days else (0, 0)


def _lasts(ranked: Ranked, person: Person, bounds: Bounds, days: int, travel: int) -> tuple[int, int, Reason | None]:
    """Sessions, minutes of each, and what was assumed; no session where it cannot fit."""
    opportunity = ranked.opportunity
    title, kind, hours = opportunity.title, opportunity.kind, opportunity.conditions.hours_per_week
    begins, ends = opportunity.starts, opportunity.ends
    if kind in (Kind.WORKSHOP, Kind.EVENT, Kind.TRAINING):
        if begins is not None and ends is not None and timedelta(0) < ends - begins < timedelta(hours=12):
            return 1, int((ends - begins).total_seconds() // 60), None
        if kind is Kind.TRAINING:  # without its hours, all there is to do is to ask
            return 0, 0, None
        return 1, USUAL_MINUTES[kind], Reason("week_lasts", (USUAL_MINUTES[kind] / 60, title))
    if kind is Kind.IMMERSION and hours is None:
        return _usual_immersion(title, person, bounds, days, travel)
    if hours is None:
        usual = USUAL_MINUTES[kind]
        return 1, usual, Reason("week_once", (usual / 60, title))
    sessions = math.ceil(60 * hours / LONGEST_SESSION_MINUTES)
    wanted = math.inf if person.hours_max is None or kind is Kind.VOLUNTEERING else person.hours_max
    if hours > wanted or not 0 < sessions <= days:
        return 0, 0, None
    return sessions, round(60 * hours / sessions), None


def _usual_immersion(
    title: str, person: Person, bounds: Bounds, days: int, travel: int
) -> tuple[int, int, Reason | None]:
    """The hours of a company, or as many as the person's days and hours leave and as they ask: it is agreed upon."""
    start, end = open_hours_of(person.schedule)
    room = end - start - 2 * travel
    a_day = min(LONGEST_SESSION_MINUTES, max(min(room, PAUSE_AFTER_MINUTES), room - PAUSE_MINUTES)) // 30 * 30
    days = min(days, 5)
    asked = math.inf if bounds.are_usual else bounds.most
    hours = min(IMMERSION_HOURS, days * a_day / 60, asked, math.inf if person.hours_max is None else person.hours_max)
    least = bounds.least if person.hours_max is None else min(bounds.least, person.hours_max)
    if hours < max(least, 1.0) or not days:
        return 0, 0, None
    days = min(days, max(1, int(hours / SHORTEST_SESSION_HOURS), math.ceil(60 * hours / a_day)))
    a_day = int(60 * hours / days) // 30 * 30
    return days, a_day, Reason("week_immersion", (days * a_day / 60, days, title))


def _days_from(instant: datetime | None, monday: date) -> frozenset[int]:
    first = 0 if instant is None else (day_in_france(instant) - monday).days
    return frozenset(range(max(0, first), DAYS_A_WEEK))


def _days_until(instant: datetime | None, monday: date) -> frozenset[int]:
    last = DAYS_A_WEEK if instant is None else (day_in_france(instant) - monday).days + 1
    return frozenset(range(min(DAYS_A_WEEK, last)))
