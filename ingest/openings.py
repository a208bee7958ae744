"""What employers publish here reaches lists within seconds, once, whatever other sources say of the same post."""

from ingest.duplicates import link_duplicates
from ingest.pulling import Station
from kit import logger
from matching import rank_if_changed
from store import session
from store.locks import exclusive, lock_catalogue
from store.openings import openings_to_compare


def settle_openings(station: Station) -> int:
    """Compares what was published or changed with what is the same elsewhere, and ranks again whom it touches.

    How many openings there were. Searches know them already, and alerts are on their way: neither waits for this.
    """
    with session(station.engine) as opened:
        if not openings_to_compare(opened):
            return 0
    with exclusive(station.engine, "openings") as alone:
        if not alone:
            return 0
        with session(station.engine) as opened:
            lock_catalogue(opened.connection())
            found = openings_to_compare(opened)
            linked = link_duplicates(opened.connection(), changed=found, now=station.clock())
        logger("ingest").info("openings_settled", openings=len(found), linked=linked.linked)
        rank_if_changed(station.engine, station.matcher, now=station.clock())
    return len(found)
