"""Somebody's week, planned out of their list as it is now: made the same way for a page, a calendar and a program."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial

from sqlalchemy.orm import Session

from api.errors import BadQuestion
from api.following import is_awaited
from api.following.file import PER_PAGE, File
from api.following.first_proposal import first_proposal
from api.week.going import Going, going_to
from api.week.kept import LeftOut, first_kept, kept_by, left_out
from geo.transit import TimetableTimes
from kit import day_in_france
from matching import (
    Followed,
    Matcher,
    Person,
    Ranked,
    RankedList,
    Versions,
    log_list,
    question_of,
    read_people,
    timetables_of,
)
from matching.plan import (
    LOOKED_AT,
    Agreed,
    Appointment,
    Bounds,
    Doing,
    Edits,
    Week,
    coming_monday,
    minutes_gone,
    plan_week,
    ridden_beyond,
)
from store.accounts.account import Account, Role
from store.audit.log import Action, record
from store.employers.openings import called_only
from store.meetings.answering import meetings_of_person
from store.meetings.consent import ConsentState
from store.people.decisions import suggested_to
from store.people.person import PersonCard
from store.people.saved import Saved
from store.people.steps import Step, steps_of

LEAST_HOURS, MOST_HOURS = 1, 40
"""What a week may be asked to hold."""
AGREED_AMONG = 300
"""Rows of the list among which what was agreed to is looked for."""
ASKED_AGAIN = timedelta(days=14)
"""How long after no answer came an employer is worth asking once more."""
_FARTHEST = timedelta(days=366)
_NO_MONDAY = "La semaine commence un lundi, à moins d'un an d'ici : donnez sa date, comme 2026-11-23."
_LEAST_OVER_MOST = "Le nombre d'heures le plus petit dépasse le plus grand. Corrigez least ou most."


@dataclass(frozen=True, slots=True)
class Planned:
    """A week that is shown: its lines, the rows of the list that they come from by id, and what was logged of it."""

    card: PersonCard
    week: Week
    rows: dict[int, Ranked]
    list_id: int
    versions: Versions
    going: dict[tuple[str, date], Going]
    """How one gets there, by the activity and the day of a line; of what is done at home, nothing."""
    left_out: tuple[LeftOut, ...] = ()
    """For the person alone, what they keep and is not there, with what stands in its way."""


def open_week(
    database: Session,
    matcher: Matcher,
    card: PersonCard,
    *,
    account: Account,
    now: datetime,
    monday: date | None,
    bounds: Bounds | None,
    edits: Edits,
) -> Planned:
    """The week of a person, `monday`'s or else the one that begins today or next, its rows logged, the reading audited.

    It begins with what the person agreed to, then with what they keep to look at again. What was kept or taken out of
    the week (`edits`) is written nowhere. `bounds`: the hours asked for, those that are usual for the person where
    nobody asked.
    Raises BadQuestion for no Monday or impossible bounds.
    """
    start = asked_monday(monday, now=now)
    (followed,) = read_people(database, [card.id])
    bounds = bounds or Bounds.usual_for(followed.person)
    if bounds.least > bounds.most:
        raise BadQuestion(_LEAST_OVER_MOST)
    agreed = agreed_by(database, card.id, now=now)
    kept = kept_by(database, card.id, agreed=agreed.ids)
    limit = AGREED_AMONG if agreed.ids or kept else LOOKED_AT
    ranked = matcher.for_person(database, followed, now=now, limit=limit)
    today, since = day_in_france(now), minutes_gone(start, now=now)
    accompanied = card.counsellor_id is not None
    called = called_only(database, [one.opportunity.id for one in ranked.items if one.opportunity.id is not None])
    spoken_of = agreed.ids | agreed.over
    first = first_kept(kept, ranked.items) or _first_of(card, followed, ranked, spoken_of=spoken_of)
    saved = [one.opportunity_id for one in kept]
    travel = matcher.travels.now(database, now=now)
    by_id = {one.opportunity.id: one for one in ranked.items if one.opportunity.id is not None}
    plan = partial(
        plan_week,
        followed.person,
        ranked.items,
        monday=start,
        asked_on=today,
        bounds=bounds,
        edits=edits,
        agreed=agreed,
        first=first,
        saved=saved,
        called=called,
        accompanied=accompanied,
        since=since,
    )
    week, beyond = _within_hours(plan, by_id, followed.person, timetables_of(travel))
    ids = {line.opportunity_id for line in week.lines}
    shown = [one for one in ranked.items if one.opportunity.id in ids]
    asked = {"monday": start.isoformat(), "asked_on": today.isoformat(), "least": bounds.least, "most": bounds.most}
    told = {"accompanied": None if accompanied else False, "called": sorted(called) or None, "first": first}
    told |= {"ridden_beyond": sorted(beyond) or None, "since": since or None}
    alone = {name: value for name, value in told.items() if value is not None}
    is_edited = edits.kept or edits.removed or spoken_of or saved  # a yes, and what they keep, are theirs to take back
    edited = {"edited": True} if is_edited else {}
    list_id = log_list(
        database,
        shown,
        versions=ranked.versions,
        audience=account.role.value,
        now=now,
        question=question_of(followed, limit=limit) | {"plan": asked | alone | edited},
        followed=followed,
    )
    record(database, Action.READ_LIST, account=account, now=now, subject=str(card.pseudonym), list_id=list_id)
    rows = {one.opportunity.id: one for one in shown if one.opportunity.id is not None}
    going = {
        (line.activity, line.day): going_to(database, line, rows[line.opportunity_id], followed.person, travel)
        for line in week.lines
        if line.opportunity_id in rows and (line.travel_minutes or line.doing is Doing.MEET)
    }
    is_told = account.role is Role.BENEFICIARY and not edits.alone  # what somebody keeps is nobody else's to read
    absent = _absent(kept, week, by_id, edits) if is_told else ()
    why = left_out(database, matcher, followed.person, absent, now=now)
    return Planned(card, week, rows, list_id, ranked.versions, going, why)


def _within_hours(
    plan: Callable[..., Week], rows: Mapping[int, Ranked], person: Person, timetables: TimetableTimes | None
) -> tuple[Week, frozenset[int]]:
    """The week planned until no coach of its lines goes beyond the hours of the person, and the ids of what did."""
    beyond = frozenset[int]()
    while True:  # what goes beyond grows, and holds no more than the rows looked at
        week = plan(ridden_beyond=beyond)
        found = ridden_beyond(week.lines, rows, person, timetables)
        if found <= beyond:
            return week, beyond
        beyond |= found


def _absent(kept: Sequence[Saved], week: Week, by_id: Mapping[int, Ranked], edits: Edits) -> list[Saved]:
    """Of what the person keeps, what is not in their week, but for what they took out of it."""
    there = {line.opportunity_id for line in week.lines}
    keys = {name.rsplit("/", 1)[0] for name in edits.removed}
    taken_out = {opportunity_id for opportunity_id, row in by_id.items() if row.opportunity.key in keys}
    return [one for one in kept if one.opportunity_id not in there | taken_out]


def _first_of(card: PersonCard, followed: Followed, ranked: RankedList, *, spoken_of: Collection[int]) -> int | None:
    """The id of what their file puts first, else of the first of their list; None where that was spoken of.

    `spoken_of`: what they did something about, or their counsellor or an employer did. What they refused is in no
    list, and is not read.
    """
    page = replace(ranked, items=ranked.items[:PER_PAGE])
    file = File(card, followed, page, page=1, last=1, decisions=())
    if found := first_proposal(file, spoken_of=spoken_of):
        return found.best.opportunity_id
    first = ranked.items[0].opportunity.id if ranked.items else None
    return None if first in spoken_of else first


def agreed_by(database: Session, person_id: int, *, now: datetime) -> Agreed:
    """What the person said yes to last, what their counsellor suggested, who asked to meet them, and what came to
    nothing."""
    spoken = {one.opportunity_id: one for one in reversed(steps_of(database, person_id))}
    last = {opportunity_id: one.step for opportunity_id, one in spoken.items()}
    suggested = suggested_to(database, person_id) - last.keys()
    meetings = meetings_of_person(database, person_id, now=now)
    met = frozenset(one.opening_id for one in meetings if is_awaited(one, spoken.get(one.opening_id)))
    asked = {one.opening_id: one.expires_at for one in meetings if one.state is ConsentState.ASKED}
    said = {step: frozenset(one for one, its in last.items() if its is step) for step in Step}
    applied = said[Step.CALLED] | said[Step.APPLIED]
    undated = frozenset(one for one in said[Step.INTERVIEW] if spoken[one].on_day is None)
    taken = said[Step.TAKEN] | said[Step.STARTED]
    unanswered = frozenset(one for one in said[Step.NO_ANSWER] if now - spoken[one].made_at <= ASKED_AGAIN)
    nothing = said[Step.NO_ANSWER] | said[Step.REFUSED] | said[Step.STOPPED] | said[Step.MISSED]
    current = (
        suggested | met | asked.keys() | applied | said[Step.INTERVIEW] | said[Step.INTERESTED] | taken | unanswered
    )
    return Agreed(
        ids=current,
        applied=applied,
        unanswered=unanswered,
        over=nothing - current,
        taken=taken,
        asked=asked,
        meetings=met,
        undated=undated,
        interviews={
            opportunity_id: Appointment(one.on_day, one.starts_at)
            for opportunity_id, one in spoken.items()
            if one.step is Step.INTERVIEW and one.on_day is not None
        },
    )


def asked_monday(monday: date | None, *, now: datetime) -> date:
    """The Monday asked for, else today where it is one, else the next. Raises BadQuestion for another day, or one too
    far away."""
    today = day_in_france(now)
    start = monday or coming_monday(today)
    if start.weekday() or abs(start - today) > _FARTHEST:
        raise BadQuestion(_NO_MONDAY)
    return start
