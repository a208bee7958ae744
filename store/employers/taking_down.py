"""Whoever runs the site takes down what an employer published here: nobody is shown it, and it is not published again.

Its employer is told by a letter what was wrong, and reads it on the page of the opening.
"""

from datetime import datetime

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from store.accounts.account import Account
from store.audit.log import Action, record
from store.catalogue.reports import Fault, looked_at
from store.employers.openings import OWN_SOURCE, Opening
from store.locks import PAGE_WAITS, lock_catalogue
from store.mail.outbox import EmailKind, post_to_employer
from store.tables import OpeningSheetRow, OpportunityRow


def live_beside(session: Session, opening: Opening) -> tuple[str, ...]:
    """The titles of the other live openings of the same employer."""
    return tuple(one.title for one in session.scalars(_beside(opening)))


def take_down(
    session: Session, opening: Opening, fault: Fault, *, with_others: bool, account: Account, now: datetime
) -> None:
    """Takes an opening down for good, live or not, and all others of its employer that are live where that is asked.

    What was reported of them is settled by it. Raises CatalogueBusy.
    """
    lock_catalogue(session.connection(), waits=PAGE_WAITS)
    rows = [session.get_one(OpportunityRow, opening.id, populate_existing=True)]
    rows += session.scalars(_beside(opening)).all() if with_others else []
    for row in rows:
        row.taken_down_for, row.retired_at = fault.value, now
        row.reply_phone = row.reply_address = None
        looked_at(session, row.id, now=now)
        key = f"{row.source}:{row.source_key}"
        record(session, Action.TOOK_DOWN_OPENING, account=account, now=now, subject=key, fault=fault.value)
    sheets = OpeningSheetRow.opportunity_id.in_([row.id for row in rows])
    session.execute(update(OpeningSheetRow).where(sheets).values(ended=None))
    employer_id = opening.employer_id
    key = now.isoformat()
    post_to_employer(session, EmailKind.TAKEN_DOWN, employer_id=employer_id, key=key, about=employer_id, now=now)


def _beside(opening: Opening) -> Select[OpportunityRow]:
    theirs = (OpportunityRow.employer_id == opening.employer_id, OpportunityRow.source == OWN_SOURCE)
    others = select(OpportunityRow).where(*theirs, OpportunityRow.retired_at.is_(None))
    return others.where(OpportunityRow.id != opening.id).order_by(OpportunityRow.id)
