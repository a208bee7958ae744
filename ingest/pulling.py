"""What the schedule does of the sources: pull all of one, pull what is new, pull because somebody asked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import Engine

from ingest.errors import IngestError
from ingest.run import Pull, RunReport, run_pull
from ingest.settings import IngestSettings
from ingest.sources import ENVIRONMENT, Partners, Source, increment_of, pull_of, scopes_of
from kit import logger
from matching import Matcher, rank_if_changed
from store import session
from store.locks import exclusive
from store.pulls.requests import settle_request, take_request
from store.pulls.sources import last_good_start, scopes_pulled_since

_log = logger("ingest")


@dataclass(frozen=True, slots=True)
class Station:
    """What every job works with."""

    engine: Engine
    matcher: Matcher
    settings: IngestSettings
    clock: Callable[[], datetime]
    partners: Partners = ENVIRONMENT


def pull_all(station: Station, source: Source, *, since: datetime) -> list[RunReport | None]:
    """Pulls each scope of a source that was not pulled whole since `since`, then ranks; the reports.

    None stands for a pull that could not start.
    """
    with session(station.engine) as opened:
        pulled = scopes_pulled_since(opened, source.slug, since=since, now=station.clock())
    scopes = scopes_of(source, station.settings.department_codes(), station.partners)
    wanted = [scope for scope in scopes if scope not in pulled]
    reports = [_pull(station, source, scope) for scope in wanted]
    rank_if_changed(station.engine, station.matcher, now=station.clock())
    return reports


def pull_news(station: Station, source: Source) -> None:
    """Pulls what a source has that is new, for each department that was pulled whole before, and ranks.

    What goes wrong is left to the next hour, which reads from the last good pull on.
    """
    now = station.clock()
    for code in station.settings.department_codes():
        with session(station.engine) as opened:
            since = last_good_start(opened, source.slug, code, before=now)
        if since is not None:
            increment = partial(increment_of, source, code, station.partners, since=since, now=now)
            _run(station, source, code, increment)
    rank_if_changed(station.engine, station.matcher, now=station.clock())


def answer_request(station: Station, source: Source) -> None:
    """Pulls a source whole if somebody asked for it, and ranks.

    A process killed in between leaves it to the next; a fault of ours ends it, or it would come back for ever.
    """
    with exclusive(station.engine, f"request:{source.slug}") as alone:
        if not alone:
            return
        with session(station.engine) as opened:
            request_id = take_request(opened, source.slug, now=station.clock())
        if request_id is None:
            return
        wanted = scopes_of(source, station.settings.department_codes(), station.partners)
        try:
            for scope in wanted:
                _pull(station, source, scope)
        except Exception:
            _settle(station, request_id)
            raise
        _settle(station, request_id)
        rank_if_changed(station.engine, station.matcher, now=station.clock())


def _pull(station: Station, source: Source, scope: str) -> RunReport | None:
    return _run(station, source, scope, partial(pull_of, source, scope, station.partners, now=station.clock()))


def _run(station: Station, source: Source, scope: str, make: Callable[[], Pull]) -> RunReport | None:
    """The report of a pull; None where it could not even start, so that the next scope is pulled all the same."""
    try:
        return run_pull(station.engine, make(), clock=station.clock)
    except IngestError as fault:
        _log.error("run_refused", source=source.slug, scope=scope, why=str(fault))
        return None


def _settle(station: Station, request_id: int) -> None:
    with session(station.engine) as opened:
        settle_request(opened, request_id, now=station.clock())
