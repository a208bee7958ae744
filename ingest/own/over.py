"""What has a date leaves once it is over. Searches look at the clock themselves; this keeps every count right."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from ingest.pulling import Station
from ingest.stop import KEPT_DAYS
from kit import logger
from store import queries, session
from store.catalogue.loading import execute
from store.catalogue.opportunities import OPPORTUNITIES
from store.locks import lock_catalogue


def retire_over(station: Station) -> int:
    """Retires what is over and forgets old stops of the bus; how many opportunities left."""
    now = station.clock()
    with session(station.engine) as opened:
        # An update of nothing counts as a change of the catalogue all the same.
        over = opened.scalars(queries()["over_opportunities"], {"now": now}).all()
        left = _retire(opened, over, now=now) if over else 0
        opened.execute(queries()["forget_past_bus_stops"], {"before": now - timedelta(days=KEPT_DAYS)})
    if left:
        logger("ingest").info("retired_when_over", count=left)
    return left


def _retire(opened: Session, over: Sequence[int], *, now: datetime) -> int:
    lock_catalogue(opened.connection())
    retiring = OPPORTUNITIES.query("retire_rows")
    return len(execute(opened.connection(), retiring, {"ids": list(over), "now": now}).all())
