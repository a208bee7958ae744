"""A department that is no longer pulled: what it brought is retired, or waits for a person's word."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from ingest.errors import AlreadyRunning
from ingest.sources import Source
from store import session
from store.locks import exclusive
from store.pulls.held import retire_or_hold
from store.pulls.runs import close_run, lock_name, open_run


@dataclass(frozen=True, slots=True)
class Left:
    """What leaving a scope did: rows retired at once, and rows that the run `run_id` holds back."""

    run_id: int
    retired: int
    held: int


def leave_scope(engine: Engine, source: Source, scope: str, *, clock: Callable[[], datetime]) -> Left:
    """Retires all that a source brought for a scope; what is much waits for a person's word. Raises AlreadyRunning."""
    with exclusive(engine, lock_name(source.slug, scope)) as alone:
        if not alone:
            raise AlreadyRunning(f"{source.label} est en cours de récolte. Attendez qu'elle finisse.")
        run_id = open_run(engine, source=source.slug, label=source.label, scope=scope, whole=True, now=clock())
        with session(engine) as opened:
            retired, held = retire_or_hold(opened, run_id, now=clock())
            account = {"status": "complete", "message": "Ce territoire n'est plus récolté."}
            close_run(opened, run_id, account, counts={"retired": retired, "held": held}, now=clock())
    return Left(run_id, retired, held)
