"""How the sources fare: the worst of the last pulls of each, how fresh it is, what it refused and why."""

from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.queries import queries
from store.tables import PullRequestRow


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """A source and, of the last runs of its scopes (departments), the worst: a failure is never hidden by a success.

    All of the run is None where the source was never pulled.
    """

    slug: str
    label: str
    live: int
    """What can be proposed: an opportunity already told by a better source is not counted."""
    scope: str | None
    status: str | None
    started_at: datetime | None
    finished_at: datetime | None
    last_good_at: datetime | None
    """When the scope that is most behind was last pulled whole: how fresh the source is. None where one never was."""
    pulled: int | None
    new: int | None
    changed: int | None
    unchanged: int | None
    retired: int | None
    rejected: int | None
    reject_reasons: MappingProxyType[str, int]


@dataclass(frozen=True, slots=True)
class LastRun:
    """A pull of one source over one scope, and what it did."""

    id: int
    source: str
    scope: str
    status: str
    started_at: datetime
    finished_at: datetime | None
    pulled: int
    new: int
    changed: int
    unchanged: int
    retired: int
    rejected: int
    message: str | None


def source_healths(session: Session) -> tuple[SourceHealth, ...]:
    """All sources by slug, each with the run that most needs to be looked at."""
    rows = session.execute(queries()["source_healths"]).mappings()
    return tuple(
        SourceHealth(**{**row, "reject_reasons": MappingProxyType(dict(row["reject_reasons"]))}) for row in rows
    )


def last_runs(session: Session, *, limit: int) -> tuple[LastRun, ...]:
    """The last pulls of all sources, newest first."""
    return tuple(LastRun(**row) for row in session.execute(queries()["last_runs"], {"limit": limit}).mappings())


def live_by_kind(session: Session) -> dict[str, int]:
    """How many opportunities can be proposed, by kind."""
    return {row.kind: row.live for row in session.execute(queries()["live_by_kind"])}


def scopes_pulled_since(session: Session, source: str, *, since: datetime, now: datetime) -> frozenset[str]:
    """The scopes of a source of which a complete pull began between `since` and `now`, and ended well."""
    asked = {"source": source, "since": since, "now": now}
    return frozenset(session.execute(queries()["scopes_pulled_since"], asked).scalars())


def open_request(session: Session, source: str, *, taken_at: datetime | None = None) -> int | None:
    """The pull of a source that somebody asked for and that is not done; marks it as taken where `taken_at` is told."""
    where = (PullRequestRow.source == source, PullRequestRow.done_at.is_(None))
    row = session.scalars(select(PullRequestRow).where(*where)).one_or_none()
    if row is None:
        return None
    row.taken_at = taken_at or row.taken_at
    return row.id


def settle_request(session: Session, request_id: int, *, now: datetime) -> None:
    """A pull that somebody asked for is done, well or not: its run tells."""
    session.get_one(PullRequestRow, request_id).done_at = now
