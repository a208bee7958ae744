"""A person followed and their list of now: the same for a counsellor at the desk and for oneself in one's space."""

from api.following.file import File, open_file, settle_decision
from api.following.fit import Fit, fit_of
from api.following.moved import moved_between, read_moved, snapshot, told

__all__ = ["File", "Fit", "fit_of", "moved_between", "open_file", "read_moved", "settle_decision", "snapshot", "told"]
