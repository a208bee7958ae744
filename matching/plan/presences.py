"""What a person goes to: an opportunity itself, or the interview for it; with its days, its hours and its way."""

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from geo import Mode
from kit import FRANCE
from matching.model import Kind, Opportunity, Person
from matching.plan.activity import Activity
from matching.plan.brief import Brief
from matching.plan.durations import lasts, works
from matching.plan.own_hours import OwnHours, own_hours
from matching.plan.week import Appointment, Doing
from matching.plan.windows import DAYS_A_WEEK, days_from, days_of, days_until
from matching.reasons import Reason, is_called_for
from matching.scoring.commute import SAME_COMMUNE, commute
from matching.scoring.rank import Ranked
from matching.words.times.own_days import own_days_in

UNKNOWN_TRAVEL_MINUTES = 30
"""One way, where nobody knows the way or the place."""
INTERVIEW_MINUTES = 30
CALLED = {
    Kind.IMMERSION: "Immersion",
    Kind.VOLUNTEERING: "Bénévolat",
    Kind.WORKSHOP: "Atelier",
    Kind.EVENT: "Événement",
    Kind.TRAINING: "Formation",
}
WORK = {Kind.JOB: "Emploi", Kind.INCLUSION_JOB: "Emploi", Kind.CIVIC_SERVICE: "Service civique"}
"""What is a presence in a week only once it is taken."""


def interview(ranked: Ranked, told: Appointment, brief: Brief, worth: float) -> Iterator[Activity]:
    """Half an hour with an employer on the day that was told, at its hour where it is known; nothing in other weeks."""
    day = (told.day - brief.monday).days
    if not 0 <= day < DAYS_A_WEEK:
        return
    travel, assumed = _travel(ranked)
    yield Activity(
        name=f"{ranked.opportunity.key}/interview",
        doing=Doing.MEET,
        what=f"Entretien : {ranked.opportunity.title}",
        worth=worth,
        minutes=INTERVIEW_MINUTES,
        days=frozenset({day}),
        ranked=ranked,
        at_home=False,
        travel_minutes=travel,
        waits=_waits(ranked, brief),
        mode=_mode(ranked),
        starts=told.starts,
        kept=True,
        has_its_day=True,
        assumed=() if assumed is None else (assumed,),
    )


def presence(
    ranked: Ranked, person: Person, brief: Brief, worth: float, *, is_taken: bool = False
) -> Iterator[Activity]:
    """Being there: nothing where no way is known and short enough, or it takes place another week, or at hours of its
    own at which the person does not come in time.

    What is taken is as long and as far as it is.
    """
    opportunity, way, monday, bounds = ranked.opportunity, ranked.way, brief.monday, brief.bounds
    if not (is_taken or _is_reached(ranked)):
        return
    begins = _begins(opportunity)
    own = OwnHours() if begins is not None or is_taken else own_hours(person, opportunity)
    days = _days(person, opportunity, monday) & (own.days or frozenset(range(DAYS_A_WEEK)))
    begun = days & _begun(ranked, brief)
    if begins is not None:
        begun = days = days & {(begins.date() - monday).days}
    travel, assumed = _travel(ranked)
    if is_taken and (opportunity.kind in WORK or opportunity.conditions.hours_per_week is not None):
        sessions, minutes, said = *works(ranked, len(days)), None
    else:
        sessions, minutes, said = lasts(ranked, person, bounds, len(days), travel)
        minutes, said = own.lasting(sessions, minutes, said)
    days, sessions = begun, min(sessions, len(begun))
    is_too_long = not bounds.are_usual and sessions * minutes > 60 * bounds.most
    if not days or not sessions or (is_too_long and not is_taken):
        return
    activity = Activity(
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
        waits=_waits(ranked, brief),
        mode=_mode(ranked),
        starts=None if begins is None else begins.hour * 60 + begins.minute,
        latest_end=24 * 60 if way is None or way.last_back is None else way.last_back,
        alone=sessions * minutes > 60 * bounds.most,
        kept=is_taken,
        is_taken=is_taken,
        assumed=tuple(one for one in (assumed, said) if one),
    )
    if is_taken and begins is None:
        yield replace(activity, starts=opportunity.conditions.starts_at)
    elif not own.windows:
        yield activity
    elif (start := own.start(person.schedule, there=activity.there_minutes, travel=activity.out_minutes)) is not None:
        yield replace(activity, starts=start, is_to_agree=True)


def _begun(ranked: Ranked, brief: Brief) -> frozenset[int]:
    """The days of the week from its first day on, where it was told; a first week is as long as its days."""
    opportunity_id, agreed = ranked.opportunity.id, brief.agreed
    first = agreed.begins.get(opportunity_id) if opportunity_id in agreed.taken and opportunity_id is not None else None
    return frozenset(range(0 if first is None else max(0, (first - brief.monday).days), DAYS_A_WEEK))


def _waits(ranked: Ranked, brief: Brief) -> tuple[int, int]:
    """What its coach is known to add to the way there and home."""
    opportunity_id = ranked.opportunity.id
    return (0, 0) if opportunity_id is None else brief.waits.get(opportunity_id, (0, 0))


def _is_reached(ranked: Ranked) -> bool:
    """Whether one comes there in the minutes accepted, by a transport on demand, or from home."""
    is_near = _is_from_home(ranked) if ranked.way is None else ranked.way.is_accepted
    return is_near or is_called_for(ranked.reasons)


def _begins(opportunity: Opportunity) -> datetime | None:
    """When it begins, France time, of what has one hour of its own; None of all else."""
    if opportunity.starts is None or opportunity.kind not in (Kind.WORKSHOP, Kind.EVENT):
        return None
    return opportunity.starts.astimezone(FRANCE)


def _days(person: Person, opportunity: Opportunity, monday: date) -> frozenset[int]:
    """The days of the week of `monday` on which the person can come and it is there, 0 for Monday."""
    theirs = days_of(person.schedule) & days_from(opportunity.starts, monday) & days_until(opportunity.ends, monday)
    return theirs & frozenset(opportunity.conditions.days or range(DAYS_A_WEEK)) & _named(opportunity, monday)


def _named(opportunity: Opportunity, monday: date) -> frozenset[int]:
    """The days of the week of `monday` on which its words say that it is, 0 for Monday; all where they name none."""
    own = own_days_in(label=opportunity.conditions.schedule, title=opportunity.title, text=opportunity.text)
    return frozenset(day for day in range(DAYS_A_WEEK) if own.falls_on(monday + timedelta(days=day)))


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
