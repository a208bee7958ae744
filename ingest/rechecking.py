"""Asks sources again about single records, because somebody is about to take the next step: within seconds."""

from ingest.connector import ChecksOne
from ingest.errors import IngestError
from ingest.pulling import Station
from ingest.sources import SOURCES
from kit import logger
from store import session
from store.catalogue.rechecks import Answer, Wish, settle, waiting
from store.locks import exclusive

MOST_AT_ONCE = 5
"""Questions of one turn: partners allow five a second."""

_log = logger("ingest")


def answer_wishes(station: Station) -> None:
    """Answers the wishes that wait (`store.catalogue.rechecks`), the oldest first; replicas leave each other alone."""
    with session(station.engine) as opened:
        if not waiting(opened, now=station.clock(), limit=1):
            return
    with exclusive(station.engine, "rechecks") as alone:
        if not alone:
            return
        with session(station.engine) as opened:
            wishes = waiting(opened, now=station.clock(), limit=MOST_AT_ONCE)
        for wish in wishes:
            answer = _answer(station, wish)
            with session(station.engine) as opened:
                settle(opened, wish.opportunity_id, answer, now=station.clock())


def _answer(station: Station, wish: Wish) -> Answer:
    """What the source says; UNKNOWN where it cannot be asked or does not answer."""
    source = SOURCES.get(wish.source)
    if source is None or wish.url is None:
        return Answer.UNKNOWN
    connector = source.connect(station.partners.get(source.slug) or source.settings(), station.clock())
    if not isinstance(connector, ChecksOne):
        return Answer.UNKNOWN
    try:
        return connector.check(wish.url)
    except IngestError as fault:
        _log.warning("recheck_failed", source=source.slug, why=type(fault).__name__)
        return Answer.UNKNOWN
