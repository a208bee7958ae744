"""Where opportunities come from: what is known of each source, of its pulls, and of what they refused."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, time, timedelta
from itertools import groupby
from operator import attrgetter

from sqlalchemy.orm import Session

from geo import departments
from kit import number
from store.queries import queries

REJECTS_DAYS = 30
RUNS_DAYS = 400


@dataclass(frozen=True, slots=True)
class PullHours:
    """A source that the schedule pulls: whole every night (hour in France), and what is new every hour or not."""

    slug: str
    label: str
    nightly_at: time
    increments: bool
    scopes: tuple[str, ...]
    """What it is pulled over: departments, and what belongs to none."""


@dataclass(frozen=True, slots=True)
class LastRun:
    """A pull of one source over one scope, and what it did."""

    id: int
    source: str
    scope: str
    status: str
    whole: bool
    """Whether it read all that the source has; an increment reads only what is new."""
    started_at: datetime
    finished_at: datetime | None
    pulled: int
    new: int
    changed: int
    unchanged: int
    retired: int
    rejected: int
    held: int
    """What it would have retired, had it not shrunk too much to be believed."""
    message: str | None
    fault: str | None
    released_at: datetime | None
    """When a person said that what it held back be retired all the same."""


@dataclass(frozen=True, slots=True)
class ScopeFacts:
    """What is known of one scope (a department) of a source. Of a run that goes on, only since when."""

    scope: str
    run: LastRun | None
    """The last one that ended."""
    running_since: datetime | None
    whole_at: datetime | None
    """When the last complete pull of everything ended."""
    fresh_at: datetime | None
    """When the last complete pull ended, of everything or of what is new."""
    failures: int
    """Runs that failed since the last good one."""
    failing_since: datetime | None
    whole_pulled: int
    whole_rejected: int
    """What the last complete pull of everything read, and refused."""
    whole_rows: int
    """The rows that it saw; another number than what it read, for a record may give several."""
    week_ago_rows: int | None
    """Those that the first one of the week before it saw, or the first since a person let something go."""
    usual_rejected_share: float | None
    """The median of the ten complete pulls before it; None where there was none."""
    held_now: int
    """What the run `held_run_id` would have retired and nobody has let go yet."""
    held_run_id: int | None


@dataclass(frozen=True, slots=True)
class LeftScope:
    """A scope that the schedule no longer pulls, while what it brought is still shown."""

    scope: str
    live: int
    pulled_at: datetime
    held_run_id: int | None
    """The run whose retirements wait for a person's word; None where nobody asked to retire it."""


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What is known of a source."""

    slug: str
    label: str
    nightly_at: time | None
    """None for a source that no schedule pulls: what employers write here, files."""
    increments: bool
    live: int
    """What can be proposed: an opportunity already told by a better source is not counted."""
    besides: int
    """What else it brings: support services, places to know, stops of the bus."""
    retry_at: datetime | None
    """When a nightly pull that failed is tried again by itself."""
    scopes: tuple[ScopeFacts, ...]
    left: tuple[LeftScope, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """Why records were refused by the last complete pulls of a source: how many, and the keys of some."""

    source: str
    gone: bool
    """Whether the source itself says that they are no longer offered: nothing is wrong with them."""
    reason: str
    field: str | None
    records: int
    examples: tuple[str, ...]


def scope_name(scope: str) -> str:
    """What people call a scope: "Creuse"; "toute la France" for what belongs to no department."""
    department = departments().get(scope)
    return department.name if department is not None else {"FR": "toute la France"}.get(scope, scope)


def offer_of(facts: SourceFacts) -> str:
    """What a source brings, in words: "27 propositions, 11 fiches"."""
    told = [
        f"{number(many)} {word}{'s' if many > 1 else ''}"
        for many, word in ((facts.live, "proposition"), (facts.besides, "fiche"))
        if many
    ]
    return ", ".join(told) or "0 proposition"


def enter_pull_hours(session: Session, pulled: Iterable[PullHours]) -> None:
    """Writes down which sources the schedule pulls, and when; all others are no longer expected at any hour."""
    rows = [asdict(one) | {"scopes": list(one.scopes)} for one in pulled]
    session.execute(queries()["enter_pull_hours"], rows)
    session.execute(queries()["forget_pull_hours"], {"slugs": [row["slug"] for row in rows]})


def source_facts(session: Session) -> tuple[SourceFacts, ...]:
    """All sources in the order of the night, those of no schedule last; each with its scopes by code."""
    scopes: dict[str, tuple[ScopeFacts, ...]] = {}
    rows = session.execute(queries()["scope_facts"])
    for slug, group in groupby(rows, attrgetter("source")):
        scopes[slug] = tuple(_scope_facts(dict(row._mapping)) for row in group)
    left: defaultdict[str, list[LeftScope]] = defaultdict(list)
    for row in session.execute(queries()["left_scopes"]).mappings():
        known = dict(row)
        left[known.pop("source")].append(LeftScope(**known))
    return tuple(
        SourceFacts(**row, scopes=scopes.get(row["slug"], ()), left=tuple(left[row["slug"]]))
        for row in session.execute(queries()["source_facts"]).mappings()
    )


def last_runs(session: Session, *, limit: int) -> tuple[LastRun, ...]:
    """The last pulls of all sources, newest first."""
    return tuple(LastRun(**row) for row in session.execute(queries()["last_runs"], {"limit": limit}).mappings())


def rejects_by_source(session: Session) -> tuple[Rejected, ...]:
    """What the last complete pull of each scope refused, then what it withdrew; by source, the most frequent first."""
    rows = session.execute(queries()["rejects_by_source"]).mappings()
    return tuple(Rejected(**{**row, "examples": tuple(row["examples"] or ())}) for row in rows)


def live_by_kind(session: Session) -> dict[str, int]:
    """How many opportunities can be proposed, by kind."""
    return {row.kind: row.live for row in session.execute(queries()["live_by_kind"])}


def scopes_pulled_since(session: Session, source: str, *, since: datetime, now: datetime) -> frozenset[str]:
    """The scopes of a source of which a complete pull began between `since` and `now`, and ended well."""
    asked = {"source": source, "since": since, "now": now}
    return frozenset(session.execute(queries()["scopes_pulled_since"], asked).scalars())


def last_good_start(session: Session, source: str, scope: str, *, before: datetime) -> datetime | None:
    """When the last complete pull of a scope began; None where it was never pulled whole."""
    asked = {"source": source, "scope": scope, "before": before}
    began: datetime | None = session.execute(queries()["last_good_start"], asked).scalar()
    return began


def forget_old(session: Session, *, now: datetime) -> None:
    """Forgets why records were refused, and reports looked at, after a month; the rest after a bit more than a year."""
    limits = {"rejects_before": now - timedelta(days=REJECTS_DAYS), "before": now - timedelta(days=RUNS_DAYS)}
    for name in ("forget_rejects", "forget_runs", "forget_requests", "forget_alerts", "forget_reports"):
        session.execute(queries()[name], limits)


_OF_SCOPE = frozenset(ScopeFacts.__dataclass_fields__)
_OF_RUN = frozenset(LastRun.__dataclass_fields__)


def _scope_facts(row: dict[str, object]) -> ScopeFacts:
    """The facts of a scope out of a row that holds its last run beside them."""
    known: dict[str, object] = {name: value for name, value in row.items() if name in _OF_SCOPE}
    run = None if row["id"] is None else LastRun(**{name: row[name] for name in _OF_RUN})  # type: ignore[arg-type]
    return ScopeFacts(**known, run=run)  # type: ignore[arg-type]
