"""Why something stands in a list, or does not: codes with their values, and the sentences that tell them."""

from matching.reasons.language import FRENCH, Language, clock_time, duration
from matching.reasons.linked import is_linked
from matching.reasons.reason import (
    AWAY,
    LONGER,
    NOT_IN_TIME,
    OUT_OF_HOURS,
    QUOTING,
    SHUTTLE_MISSES,
    WARNING,
    Reason,
    read_reason,
    read_reasons,
    stored,
)
from matching.reasons.to_check import is_out_of_hours, to_check

__all__ = [
    "AWAY",
    "FRENCH",
    "LONGER",
    "NOT_IN_TIME",
    "OUT_OF_HOURS",
    "QUOTING",
    "SHUTTLE_MISSES",
    "WARNING",
    "Language",
    "Reason",
    "clock_time",
    "duration",
    "is_linked",
    "is_out_of_hours",
    "read_reason",
    "read_reasons",
    "stored",
    "to_check",
]
