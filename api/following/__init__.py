"""A person followed and their list of now: the same for a counsellor at the desk and for oneself in one's space."""

from api.following.counsellor import first_name_of_counsellor
from api.following.file import MOST_REASON, File, open_file, settle_decision, suggest_to_several
from api.following.fit import Fit, fit_of
from api.following.moved import changed, read_moved, stage_told, told
from api.following.open_meetings import is_awaited, open_meetings

__all__ = [
    "MOST_REASON",
    "File",
    "Fit",
    "changed",
    "first_name_of_counsellor",
    "fit_of",
    "is_awaited",
    "open_file",
    "open_meetings",
    "read_moved",
    "settle_decision",
    "stage_told",
    "suggest_to_several",
    "told",
]
