"""What may not be kept longer is let go each night: files nobody hears from, consents, links and sessions that are
over. What waits for an answer too long is spoken of once more."""

from datetime import datetime

from ingest.pulling import Station
from kit import logger
from store import session
from store.employers.enrolment import close_unused_employers
from store.employers.leaving import forget_closed_employers
from store.keeping.forgetting import forget_ended
from store.keeping.retention import AT_ONCE, retain
from store.meetings.answering import expire_meetings, recall_meetings

_log = logger("ingest")
_MOST_ROUNDS = 50


def let_go(station: Station, _: datetime) -> bool:
    """Warns and erases files, ends requests to meet that ran out, recalls those without a yes for ten days, closes
    employers' accounts that were never of use, forgets those that left, and links and sessions that ended.

    True, for there is nothing to try again.
    """
    now = station.clock()
    for _round in range(_MOST_ROUNDS):
        with session(station.engine) as opened:
            done = retain(opened, now=now)
            over = expire_meetings(opened, now=now)
            recalled = recall_meetings(opened, now=now)
        counted = {
            "warned": len(done.warned),
            "erased": len(done.erased),
            "meetings_over": over,
            "meetings_recalled": recalled,
        }
        if any(counted.values()):
            _log.info("people_let_go", **counted)
        if max(counted.values()) < AT_ONCE:
            break
    with session(station.engine) as opened:
        if closed := close_unused_employers(opened, now=now) + forget_closed_employers(opened):
            _log.info("employers_closed", employers=closed)
    for table, rows in forget_ended(station.engine, now=now).items():
        _log.info("ended_forgotten", table=table, rows=rows)
    return True
