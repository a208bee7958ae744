"""Who looked at somebody's file, and who changed it, out of the audit log: for their own eyes."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from store.accounts.account import Role
from store.audit.log import Action
from store.queries import queries

_MOST_SHOWN = 200
_OWN_READS = (Action.READ_PERSON, Action.READ_LIST, Action.READ_ALERTS, Action.READ_OWN_DATA)
"""What somebody reads of themself is no look at them."""


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody did with the file on one day, and how many times."""

    at: datetime
    """The last time of that day."""
    action: str
    role: Role | None
    """What they are here; None for what was typed on the server itself."""
    is_own: bool
    """Whether it was the person themself."""
    name: str | None
    """The name of a member of staff who still has an account."""
    times: int


def looks_at(session: Session, *, subject: str, own: str, since: datetime) -> tuple[Look, ...]:
    """Who read or changed the file of the pseudonym `subject` since then, newest first; 200 at most.

    `own` is the pseudonym of the person's own account: what they read themself is left out.
    """
    asked = {
        "subject": subject,
        "own": own,
        "reads": [one.value for one in _OWN_READS],
        "since": since,
        "limit": _MOST_SHOWN,
    }
    rows = session.execute(queries()["looks_at"], asked).mappings()
    return tuple(Look(**{**row, "role": None if row["role"] is None else Role(row["role"])}) for row in rows)
