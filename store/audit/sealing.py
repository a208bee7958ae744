"""The end of the audit log: what is older than its organisation keeps it is deleted, up to a seal.

The seal is the digest of the last link that is deleted: the chain goes on from it, so that nothing else is taken out
unseen (`store.audit.chain`). The database lets nothing else be deleted, and seals nothing younger than six months
(0041).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from kit import dated, day_in_france
from store.audit.chain import ChainBroken, check_chain
from store.audit.log import Action, record
from store.errors import StoreError
from store.queries import queries

LEAST_KEPT = timedelta(days=184)
"""Six months, whichever they are."""


class TooYoungToSeal(StoreError):
    """What the law asks to keep would be deleted."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a seal deleted: how many entries, up to which link, whose digest is the seal."""

    sealed_to: int
    digest: str
    entries: int


def seal_log(session: Session, *, before: datetime, now: datetime, seen_before: str | None = None) -> Sealed | None:
    """Deletes the entries older than `before`, up to the first that is not, and writes down that it did; None where
    the log begins later.

    Raises TooYoungToSeal less than six months back, and ChainBroken, with nothing deleted, where `check_chain` finds a
    fault. The transaction is to read what others commit (`read committed`): they write meanwhile.
    """
    if before > now - LEAST_KEPT:
        latest = dated(day_in_france(now - LEAST_KEPT))
        raise TooYoungToSeal(f"Le journal se garde six mois au moins : donnez le {latest}, ou une date d'avant.")
    checked = check_chain(session, seen_before=seen_before)
    if checked.fault is not None:
        raise ChainBroken(checked)
    row = session.execute(queries()["seal_audit_log"], {"before": before}).mappings().one_or_none()
    if row is None:
        return None
    sealed = Sealed(**row)
    up_to = {"before": before.isoformat(), "link": sealed.sealed_to, "digest": sealed.digest}
    record(session, Action.SEALED_LOG, account=None, now=now, sealed=up_to)
    return sealed


def log_begins(session: Session) -> datetime | None:
    """Since when the log holds all that was written; None where nothing of it was ever deleted."""
    begins: datetime | None = session.scalar(queries()["log_begins"])
    return begins
