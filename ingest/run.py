"""One pull of one source over one scope, from the first page to its account.

The run is written before the first call and closed with what it changed, in the same transaction as the change:
a process or a database killed in between leaves nothing half done, only a run that the next one closes as failed.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import OperationalError

from geo import Department
from ingest.connector import Page
from ingest.draft import Reject
from ingest.errors import AlreadyRunning, IngestError, PullCutShort
from ingest.load import Cleaner, Gathered, gather
from kit import logger
from store import queries, session
from store.locks import exclusive
from store.opportunities import Applied, apply_pull
from store.references import read_communes
from store.tables import RunRow, SourceRow

NOTHING = Applied(new=0, changed=0, unchanged=0, retired=0)


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did. `status` is complete, partial (what was read is kept, nothing retired) or failed."""

    source: str
    scope: str
    status: str
    pulled: int
    applied: Applied
    rejected: int
    reasons: Mapping[str, int]
    seconds: float
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Pull:
    """A pull to be run: where its pages come from, how its records are cleaned, what it covers."""

    source: str
    label: str
    scope: str
    department: Department
    pages: Callable[[], Iterator[Page]]
    clean: Cleaner
    may_retire: bool = True
    """False for an increment: it saw only a part of what is live."""


def run_pull(
    engine: Engine, pull: Pull, *, clock: Callable[[], datetime], progress: Callable[[int], None] = lambda _: None
) -> RunReport:
    """Runs a pull and writes its account. Raises AlreadyRunning; a partner's fault is told in the report."""
    with exclusive(engine, f"ingest:{pull.source}:{pull.scope}") as alone:
        if not alone:
            raise AlreadyRunning(f"{pull.label} est déjà en cours de récolte. Attendez qu'elle finisse.")
        began = time.monotonic()
        run_id = _open_run(engine, pull, clock())
        with session(engine) as opened:
            gathered = Gathered(read_communes(opened), pull.department.code)
        try:
            status, message = _gather(engine, pull, gathered, progress)
            applied = _close_run(engine, pull, run_id, gathered, status=status, message=message, now=clock())
        except BaseException:
            _fail_run(engine, run_id, now=clock())
            raise
        report = RunReport(
            source=pull.source,
            scope=pull.scope,
            status=status,
            pulled=gathered.pulled,
            applied=applied,
            rejected=gathered.rejected,
            reasons=Counter(reject.reason for reject in gathered.rejects),
            seconds=time.monotonic() - began,
            message=message,
        )
    logger("ingest").info("run_finished", source=pull.source, scope=pull.scope, status=status, pulled=report.pulled)
    return report


def _gather(engine: Engine, pull: Pull, gathered: Gathered, progress: Callable[[int], None]) -> tuple[str, str | None]:
    """Reads the pages into `gathered`; the status of the run, and what to say of it."""
    try:
        gather(pull.pages(), pull.clean, into=gathered, progress=progress)
    except PullCutShort as cut:
        return "partial", str(cut)
    except IngestError as fault:
        return "partial" if gathered.pulled else "failed", str(fault)
    if not gathered.pulled and pull.may_retire and _live(engine, pull):
        # A key that lost its rights gives an empty list, not an error.
        return (
            "partial",
            f"{pull.label} n'a rien donné, alors qu'il y avait des annonces. Vérifiez les droits de la clé.",
        )
    return "complete", None


def _live(engine: Engine, pull: Pull) -> int:
    with session(engine) as opened:
        scope = {"source": pull.source, "scope": pull.scope}
        return int(opened.execute(queries()["live_in_scope"], scope).scalar_one())


def _open_run(engine: Engine, pull: Pull, now: datetime) -> int:
    with session(engine) as opened:
        opened.execute(
            insert(SourceRow)
            .values(slug=pull.source, label=pull.label)
            .on_conflict_do_update(index_elements=["slug"], set_={"label": pull.label})
        )
        abandoned = {"source": pull.source, "scope": pull.scope, "now": now}
        opened.execute(queries()["fail_abandoned_runs"], abandoned)
        run = RunRow(source=pull.source, scope=pull.scope, status="running", started_at=now)
        opened.add(run)
        opened.flush()
        return run.id


def _close_run(
    engine: Engine, pull: Pull, run_id: int, gathered: Gathered, *, status: str, message: str | None, now: datetime
) -> Applied:
    with session(engine) as opened:
        applied = NOTHING
        if gathered.pulled or status == "complete":
            applied = apply_pull(
                opened.connection(),
                gathered.rows.values(),
                source=pull.source,
                scope=pull.scope,
                run_id=run_id,
                complete=pull.may_retire and status == "complete",
                now=now,
                refused=gathered.refused,
                gone=gathered.gone,
            )
        if gathered.rejects:
            opened.execute(queries()["insert_rejects"], [_reject_values(run_id, one) for one in gathered.rejects])
        run = opened.get_one(RunRow, run_id)
        run.status, run.message, run.finished_at = status, message, now
        run.pulled, run.rejected = gathered.pulled, gathered.rejected
        run.new, run.changed = applied.new, applied.changed
        run.unchanged, run.retired = applied.unchanged, applied.retired
    return applied


def _fail_run(engine: Engine, run_id: int, *, now: datetime) -> None:
    """Closes a run that ended by a fault of ours; where the database is the fault, the next run closes it."""
    with suppress(OperationalError), session(engine) as opened:
        run = opened.get_one(RunRow, run_id)
        run.status, run.message, run.finished_at = "failed", "Interrompue par une erreur du programme.", now


def _reject_values(run_id: int, reject: Reject) -> dict[str, object]:
    return {"run_id": run_id, "source_key": reject.key, "reason": reject.reason, "field": reject.field}
