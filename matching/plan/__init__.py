"""The week of a person: 15 to 20 hours of activity out of their ranked list, that fit their days, hours and ways.

week → the values · brief → what is asked of it · windows → when · activities → what · places → where each can be
alike → what need not be looked at twice · placing → the best week · rides → the same by the coach
loosening → what would make it fit

A help for a conversation: never a control of what somebody did (R12).
"""

from matching.plan.activities import keeps_out
from matching.plan.brief import Brief
from matching.plan.planning import LOOKED_AT, coming_monday, plan_week
from matching.plan.rides import beyond_hours, plan_by_timetable, ride_to
from matching.plan.week import (
    USUAL_LEAST,
    USUAL_MOST,
    Agreed,
    Appointment,
    Bounds,
    Doing,
    Edits,
    Line,
    Loosening,
    Week,
)
from matching.plan.windows import minutes_gone

__all__ = [
    "LOOKED_AT",
    "USUAL_LEAST",
    "USUAL_MOST",
    "Agreed",
    "Appointment",
    "Bounds",
    "Brief",
    "Doing",
    "Edits",
    "Line",
    "Loosening",
    "Week",
    "beyond_hours",
    "coming_monday",
    "keeps_out",
    "minutes_gone",
    "plan_by_timetable",
    "plan_week",
    "ride_to",
]
