"""The watch of the schedule: what is wrong with the sources is logged once, and once more when it is over."""

from collections.abc import Iterable
from datetime import datetime, time

from ingest.pulling import Station
from ingest.sources import SOURCES, scopes_of
from kit import logger
from store import session
from store.keeping.forgetting import forget_followed, forget_retired
from store.pulls.health import note_alerts, source_healths
from store.pulls.runs import close_abandoned
from store.pulls.sources import PullHours, enter_pull_hours, forget_old

_log = logger("ingest")


def pull_hours(department_codes: Iterable[str]) -> tuple[PullHours, ...]:
    """When each source is pulled, and over what, for those who only read the database."""
    codes = tuple(department_codes)
    return tuple(
        PullHours(
            one.slug,
            one.label,
            nightly_at=time(one.hour, one.minute),
            increments=one.increments,
            scopes=scopes_of(one, codes),
        )
        for one in SOURCES.values()
    )


def watch(station: Station) -> None:
    """Closes the runs of killed processes, logs alerts that began or ended."""
    now = station.clock()
    close_abandoned(station.engine, now=now)
    with session(station.engine) as opened:
        enter_pull_hours(opened, pull_hours(station.settings.department_codes()))
        began, over = note_alerts(opened, source_healths(opened, now=now), now=now)
    for source, trouble in began:
        _log.warning("source_needs_a_look", source=source, trouble=trouble)
    for source, trouble in over:
        _log.info("source_is_well_again", source=source, trouble=trouble)


def tidy_lists(station: Station) -> None:
    """Forgets the lists of everybody that nobody was shown, once others follow them."""
    if lists := forget_followed(station.engine, now=station.clock()):
        _log.info("followed_forgotten", lists=lists)


def tidy(station: Station, _: datetime) -> bool:
    """Forgets reports of pulls too old to tell anything, and what left long ago; True: nothing is to be tried again."""
    with session(station.engine) as opened:
        forget_old(opened, now=station.clock())
    for table, rows in forget_retired(station.engine, now=station.clock()).items():
        _log.info("retired_forgotten", table=table, rows=rows)
    return True
