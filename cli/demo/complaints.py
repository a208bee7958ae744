"""What visitors of the demo said is wrong with an offer, so that an operator sees what such a report looks like."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.catalogue.reports import Fault, report
from store.tables import OpportunityRow, ReportRow

_SAID = (
    (Fault.GONE, "J'ai appelé deux fois cette semaine. La place est prise depuis un mois.", timedelta(hours=5)),
    (Fault.GONE, "", timedelta(days=2)),
)


def complain(session: Session, *, now: datetime) -> None:
    """Two visitors say that the oldest offer is no longer there. Done once only."""
    oldest = select(OpportunityRow.id).where(OpportunityRow.kind == "job", OpportunityRow.retired_at.is_(None))
    offer = session.scalar(oldest.order_by(OpportunityRow.published_at, OpportunityRow.id).limit(1))
    if offer is None or session.scalar(select(ReportRow.id).limit(1)) is not None:
        return
    for fault, words, ago in _SAID:
        report(session, offer, fault, words=words, now=now - ago)
