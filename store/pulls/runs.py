"""The accounts of pulls: opened before the first call, closed with what was changed, told as failed when abandoned."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Row
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from store.engine import session
from store.locks import is_free
from store.queries import queries
from store.tables import RunRow, SourceRow


def lock_name(source: str, scope: str) -> str:
    """The name of the lock that whoever pulls a source over a scope holds."""
    return f"ingest:{source}:{scope}"


def open_run(engine: Engine, *, source: str, label: str, scope: str, whole: bool, now: datetime) -> int:
    """The id of a new run; those that a killed process left open are closed. The caller holds the lock."""
    with session(engine) as opened:
        opened.execute(
            insert(SourceRow)
            .values(slug=source, label=label)
            .on_conflict_do_update(index_elements=["slug"], set_={"label": label})
        )
        _fail(opened, [one.id for one in _running(opened) if (one.source, one.scope) == (source, scope)], now=now)
        run = RunRow(source=source, scope=scope, status="running", whole=whole, started_at=now)
        opened.add(run)
        opened.flush()
        return run.id


def close_run(
    session: Session, run_id: int, account: Mapping[str, str | None], *, counts: Mapping[str, int], now: datetime
) -> None:
    """Writes how a run ended: its status, what to say of it, and its counts, all by column of `runs`."""
    run = session.get_one(RunRow, run_id)
    run.finished_at = max(now, run.started_at)  # a clock may be set back meanwhile
    for name, value in {**account, **counts}.items():
        setattr(run, name, value)


def close_abandoned(engine: Engine, *, now: datetime) -> int:
    """How many runs were told as running though no process holds their lock: they are now told as failed."""
    with session(engine) as opened:
        return _fail(
            opened, [one.id for one in _running(opened) if is_free(opened, lock_name(one.source, one.scope))], now=now
        )


def _running(session: Session) -> Sequence[Row[Any]]:
    return session.execute(queries()["running_runs"]).all()


def _fail(session: Session, ids: Sequence[int], *, now: datetime) -> int:
    """How many of these runs were told as running and now are as failed; none that was opened meanwhile."""
    return len(session.execute(queries()["fail_abandoned_runs"], {"ids": ids, "now": now}).all())
