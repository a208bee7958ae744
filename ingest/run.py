"""One pull of one source over one scope, from the first page to its account.

The run is written before the first call and closed with what it changed, in the same transaction as the change:
a process or a database killed in between leaves nothing half done, only a run that the next one closes as failed.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from geo import Department
from ingest.coding import read_coder
from ingest.connector import Page
from ingest.errors import AlreadyRunning, IngestError, PullCutShort
from ingest.load import Applied, Load
from ingest.reading import Cleaner, Reader
from kit import logger
from store import queries, session
from store.locks import exclusive
from store.pulls.runs import close_run, lock_name, open_run
from store.reference.communes_and_trades import read_communes

WORK_MEM = "64MB"
"""What PostgreSQL may use to compare a whole country with what is there."""


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
    """Why records were refused."""
    gone: Mapping[str, int]
    """Why records are no longer offered, as the source itself says."""
    seconds: float
    message: str | None = None
    stages: Mapping[str, float] = field(default_factory=dict)
    """Seconds by stage; what they leave of `seconds` is the wait for the partner."""
    fault: str | None = None
    """The kind of the fault that ended it, by the name of its class in `ingest.errors`."""


@dataclass(frozen=True, slots=True)
class _Ending:
    """How the reading of a pull ended, and what is to be said of it."""

    status: str = "complete"
    message: str | None = None
    fault: str | None = None


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
    with exclusive(engine, lock_name(pull.source, pull.scope)) as alone:
        if not alone:
            raise AlreadyRunning(f"{pull.label} est déjà en cours de récolte. Attendez qu'elle finisse.")
        began = time.monotonic()
        run_id = open_run(
            engine, source=pull.source, label=pull.label, scope=pull.scope, whole=pull.may_retire, now=clock()
        )
        try:
            with session(engine) as opened:
                reader = Reader(pull.clean, read_communes(opened), pull.department.code, read_coder(opened))
            with (
                _connection(engine) as connection,
                Load(connection, reader, source=pull.source, scope=pull.scope) as load,
            ):
                ending = _gather(pull, load, progress)
                applied, message = _apply(connection, pull, run_id, load, ending=ending, now=clock())
        except BaseException:
            _fail_run(engine, run_id, now=clock())
            raise
        report = RunReport(
            source=pull.source,
            scope=pull.scope,
            status=ending.status,
            pulled=load.pulled,
            applied=applied,
            rejected=load.rejected,
            reasons=Counter(reject.reason for reject in load.rejects if not reject.gone),
            gone=Counter(reject.reason for reject in load.rejects if reject.gone),
            seconds=time.monotonic() - began,
            message=message,
            fault=ending.fault,
            stages=dict(load.seconds),
        )
    logger("ingest").info(
        "run_finished", source=pull.source, scope=pull.scope, status=ending.status, pulled=report.pulled
    )
    return report


def _connection(engine: Engine) -> Connection:
    """A connection of the pull alone: closed at its end, with what was staged on it."""
    connection = engine.connect()
    connection.detach()
    connection.exec_driver_sql(f"set work_mem = '{WORK_MEM}'")
    connection.commit()
    return connection


def _gather(pull: Pull, load: Load, progress: Callable[[int], None]) -> _Ending:
    """Takes all pages; how that ended. What was read before a fault is kept."""
    fault: IngestError | None = None
    try:
        for page in pull.pages():
            load.take(page)
            progress(load.pulled)
    except IngestError as error:
        fault = error
    load.finish()
    if fault is not None:
        status = "partial" if load.pulled or isinstance(fault, PullCutShort) else "failed"
        return _Ending(status, str(fault), type(fault).__name__)
    if load.unreadable:
        return _Ending("partial", f"{load.unreadable} annonces n'ont pas pu être lues, par une erreur du programme.")
    if not load.pulled and pull.may_retire and load.known.rows_live:
        # A key that lost its rights gives an empty list, not an error.
        told = f"{pull.label} n'a rien donné, alors qu'il y avait des annonces. Vérifiez les droits de la clé."
        return _Ending("partial", told)
    return _Ending()


def _apply(
    connection: Connection, pull: Pull, run_id: int, load: Load, *, ending: _Ending, now: datetime
) -> tuple[Applied, str | None]:
    """Writes what the pull changes and the account of the run, together or not at all; both, as they are told."""
    with connection.begin(), Session(connection) as opened, opened.begin():
        applied, message, is_complete = Applied(), ending.message, ending.status == "complete"
        if load.pulled or is_complete:
            applied = load.apply(run_id=run_id, retire=pull.may_retire and is_complete, now=now)
        if applied.held:
            message = (
                f"{applied.held} annonces sur {load.known.rows_live} ne sont plus là. C'est beaucoup d'un coup : "
                "elles restent affichées jusqu'à ce que quelqu'un demande leur retrait."
            )
        if load.rejects:
            rejects = [
                {"run_id": run_id, "source_key": one.key, "reason": one.reason, "field": one.field, "gone": one.gone}
                for one in load.rejects
            ]
            opened.execute(queries()["insert_rejects"], rejects)
        counts = asdict(applied) | {"pulled": load.pulled, "rejected": load.rejected}
        account = {"status": ending.status, "message": message, "fault": ending.fault}
        close_run(opened, run_id, account, counts=counts, now=now)
    return applied, message


def _fail_run(engine: Engine, run_id: int, *, now: datetime) -> None:
    """Closes a run that ended by a fault of ours; where the database is the fault, the next run closes it."""
    with suppress(OperationalError), session(engine) as opened:
        account = {"status": "failed", "message": "Interrompue par une erreur du programme."}
        close_run(opened, run_id, account, counts={}, now=now)
