"""What has a date leaves once it is over. Searches look at the clock themselves; this keeps every count right."""

from datetime import timedelta

from ingest.pulling import Station
from kit import logger
from store import queries, session

STOPS_KEPT_DAYS = 30


def retire_over(station: Station) -> int:
    """Retires what is over and forgets old stops of the bus; how many opportunities left."""
    now = station.clock()
    with session(station.engine) as opened:
        left = len(opened.execute(queries()["retire_over"], {"now": now}).all())
        opened.execute(queries()["forget_past_bus_stops"], {"before": now - timedelta(days=STOPS_KEPT_DAYS)})
    if left:
        logger("ingest").info("retired_when_over", count=left)
    return left
