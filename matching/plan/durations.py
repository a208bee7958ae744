"""How long being there lasts: the sessions of an opportunity, the minutes of each, and what was supposed of them."""

import math
from datetime import timedelta

from matching.model import Kind, Opportunity, Person
from matching.plan.activity import PAUSE_AFTER_MINUTES, PAUSE_MINUTES
from matching.plan.week import Bounds
from matching.plan.windows import open_hours_of
from matching.reasons import Reason
from matching.scoring.hours_taken import LONGEST_SESSION_MINUTES, USUAL_MINUTES, sessions_of
from matching.scoring.rank import Ranked
from matching.words.times.own_days import own_days_in

SHORTEST_SESSION_HOURS = 2.0
"""Of an immersion: its hours are put together on fewer days rather than into shorter ones."""
IMMERSION_HOURS = 35.0
FULL_TIME_HOURS = 35.0
LONGEST_DAY_HOURS = 10.0
"""The law's longest day: 37 hours are worked on five days, and not on one."""


def works(ranked: Ranked, days: int) -> tuple[int, int]:
    """Sessions and minutes of each, of what is taken: on its own days, where it says them; none where nobody does."""
    conditions = ranked.opportunity.conditions
    hours = conditions.hours_per_week or (FULL_TIME_HOURS if conditions.full_time else 0.0)
    sessions = days if conditions.days else min(days, math.ceil(60 * hours / LONGEST_SESSION_MINUTES))
    return (sessions, round(60 * hours / sessions)) if 0 < hours <= LONGEST_DAY_HOURS * sessions else (0, 0)


def lasts(ranked: Ranked, person: Person, bounds: Bounds, days: int, travel: int) -> tuple[int, int, Reason | None]:
    """Sessions, minutes of each, and what was assumed; no session where it cannot fit.

    `days` is on how many days of the week it can be, `travel` the minutes one way.
    """
    opportunity = ranked.opportunity
    title, kind, hours = opportunity.title, opportunity.kind, opportunity.conditions.hours_per_week
    begins, ends = opportunity.starts, opportunity.ends
    if kind in (Kind.WORKSHOP, Kind.EVENT, Kind.TRAINING):
        if begins is not None and ends is not None and timedelta(0) < ends - begins < timedelta(hours=12):
            return 1, int((ends - begins).total_seconds() // 60), None
        if kind is Kind.TRAINING:  # without its hours, all there is to do is to ask
            return 0, 0, None
        return 1, USUAL_MINUTES[kind], Reason("week_lasts", (USUAL_MINUTES[kind] / 60, title))
    if kind is Kind.IMMERSION and not hours:
        return _usual_immersion(title, person, bounds, days, travel)
    told = sessions_of(opportunity)
    if told is None:
        usual = USUAL_MINUTES[kind]
        return 1, usual, Reason("week_lasts" if _names_days(opportunity) else "week_once", (usual / 60, title))
    wanted = math.inf if person.hours_max is None or kind is Kind.VOLUNTEERING else person.hours_max
    if (hours is not None and hours > wanted) or told.times > days:
        return 0, 0, None
    return (*told, None)


def _names_days(opportunity: Opportunity) -> bool:
    """Whether its words say on which days it is."""
    own = own_days_in(label=opportunity.conditions.schedule, title=opportunity.title, text=opportunity.text)
    return bool(own.days)


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
