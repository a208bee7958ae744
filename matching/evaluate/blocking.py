"""What makes an opportunity impossible for a person, checked one by one from what both say.

This is not how the gates do it (`scoring.gates`: whole columns at once). Two ways that must agree: whatever stands in
a first ten and is found here is a fault of the ranking.
"""

import math
from collections.abc import Iterator

from geo import Mode
from matching.evaluate.trial import Trial
from matching.model import Conditions, Kind, Opportunity, Person
from matching.scoring.gates import PAID
from matching.words.conditions import may_drive
from matching.words.wishes.limits import refused_by, strains_named

IMPOSSIBLE_HOURS = 10.0
"""So many hours a week above the most wanted cannot be talked about; nor can what takes place twice as far."""
TIMES_LIMIT = 2.0


def blocked_in(trial: Trial, row: int) -> Iterator[str]:
    """The name of each blocking condition between the person and one row."""
    opportunity = trial.standing.corpus.opportunities[row]
    yield from blocking(trial.person, opportunity)
    if _too_far(trial, row):
        yield "out_of_reach"


def blocking(person: Person, opportunity: Opportunity) -> Iterator[str]:
    """The same, for what has nothing to do with the way there."""
    asked = opportunity.conditions
    if person.open_to is not None and opportunity.kind not in person.open_to:
        yield "kind_refused"
    if opportunity.kind is Kind.CIVIC_SERVICE and person.civic_service is False:
        yield "civic_service_age"
    yield from _papers(person, asked)
    if refused_by(person) & strains_named(asked):
        yield "limit"
    if opportunity.kind in PAID:
        yield from _time(person, asked)


def _papers(person: Person, asked: Conditions) -> Iterator[str]:
    held = may_drive(person.licences)
    if held is not None and any(one.required and one.code and one.code not in held for one in asked.licences):
        yield "licence_missing"
    if person.means and asked.vehicle_needed and all(means.mode is not Mode.CAR for means in person.means):
        yield "vehicle_missing"
    if person.level and asked.level and asked.level_required and asked.level.rank > person.level.rank:
        yield "diploma_missing"


def _time(person: Person, asked: Conditions) -> Iterator[str]:
    hours, most = asked.hours_per_week, person.hours_max
    if hours is not None and most is not None and hours > most + IMPOSSIBLE_HOURS:
        yield "too_many_hours"
    if asked.nights and person.schedule.nights is False:
        yield "nights"
    days = person.schedule.days
    regular = asked.weekends and not asked.weekends_rarely
    if regular and person.schedule.weekends is False and not (days and days & {5, 6}):
        yield "weekends"
    if days is not None and asked.days and days.isdisjoint(asked.days):
        yield "days"
    start, end = person.schedule.start, person.schedule.end
    over_before = start is not None and asked.ends_at is not None and asked.ends_at <= start
    begins_after = end is not None and asked.starts_at is not None and asked.starts_at >= end
    if over_before or begins_after:
        yield "hours_of_day"


def _too_far(trial: Trial, row: int) -> bool:
    """Beyond twice the accepted minutes, where the place is sure and nothing makes up for the way."""
    reach, asked = trial.standing.reach, trial.standing.corpus.opportunities[row].conditions
    if asked.remote or asked.transport_offered or asked.accommodation_offered or not trial.person.means:
        return False
    minutes, limit = float(reach.minutes[row]), float(reach.limit[row])
    return math.isinf(minutes) or minutes > TIMES_LIMIT * limit
