"""Somebody's week: planned and logged in one way for a page, a calendar and a program."""

from api.week.as_calendar import week_calendar
from api.week.going import Going
from api.week.planned import LEAST_HOURS, MOST_HOURS, Planned, asked_monday, open_week

__all__ = [
    "LEAST_HOURS",
    "MOST_HOURS",
    "Going",
    "Planned",
    "asked_monday",
    "open_week",
    "week_calendar",
]
