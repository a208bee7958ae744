"""Why something stands in a list, or does not: codes with their values, and the sentences that tell them."""

from matching.reasons.language import FRENCH, Language, clock_time, duration
from matching.reasons.linked import is_called_for, is_linked, is_wished
from matching.reasons.reason import (
    AT_OTHER_HOURS,
    AWAY,
    BY_WORDS,
    KEPT_OUT,
    LONGER,
    NOT_IN_TIME,
    OUT_OF_HOURS,
    QUOTING,
    SHUTTLE_MISSES,
    TO_CHECK,
    WARNING,
    WITHOUT_THE_LICENCE,
    Reason,
    read_reason,
    read_reasons,
    stored,
)
from matching.reasons.to_check import is_against, is_kept_out, is_out_of_hours, to_check

__all__ = [
    "AT_OTHER_HOURS",
    "AWAY",
    "BY_WORDS",
    "FRENCH",
    "KEPT_OUT",
    "LONGER",
    "NOT_IN_TIME",
    "OUT_OF_HOURS",
    "QUOTING",
    "SHUTTLE_MISSES",
    "TO_CHECK",
    "WARNING",
    "WITHOUT_THE_LICENCE",
    "Language",
    "Reason",
    "clock_time",
    "duration",
    "is_against",
    "is_called_for",
    "is_kept_out",
    "is_linked",
    "is_out_of_hours",
    "is_wished",
    "read_reason",
    "read_reasons",
    "stored",
    "to_check",
]
