"""Visits to the identity provider: who was sent there is expected back once, within ten minutes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from store.accounts.account import hashed, new_secret
from store.tables import ProviderVisitRow

VISIT_MINUTES = 10


@dataclass(frozen=True, slots=True)
class Visit:
    """What must come back unchanged. `state` names the visit, `nonce` its token; `verifier` proves who began it."""

    state: str
    nonce: str
    verifier: str
    next_path: str


def begin_visit(session: Session, *, next_path: str, now: datetime) -> Visit:
    """A new visit; its state is stored hashed."""
    visit = Visit(state=new_secret(), nonce=new_secret(), verifier=new_secret(), next_path=next_path)
    session.add(
        ProviderVisitRow(
            state_hash=hashed(visit.state),
            nonce=visit.nonce,
            verifier=visit.verifier,
            next_path=next_path,
            expires_at=now + timedelta(minutes=VISIT_MINUTES),
        )
    )
    session.flush()
    return visit


def end_visit(session: Session, state: str, *, now: datetime) -> Visit | None:
    """The visit that this state names, which is over; None where there is none, or too long ago."""
    row = session.execute(
        delete(ProviderVisitRow)
        .where(ProviderVisitRow.state_hash == hashed(state))
        .returning(
            ProviderVisitRow.nonce,
            ProviderVisitRow.verifier,
            ProviderVisitRow.next_path,
            ProviderVisitRow.expires_at,
        )
    ).one_or_none()
    if row is None or row.expires_at <= now:
        return None
    return Visit(state=state, nonce=row.nonce, verifier=row.verifier, next_path=row.next_path)
