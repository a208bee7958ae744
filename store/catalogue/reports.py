"""What visitors say is wrong with offers, until an operator has looked."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import update
from sqlalchemy.orm import Session

from store.queries import queries
from store.tables import ReportRow

_MOST = 50
"""Offers told at once, and words told of each."""


class Fault(StrEnum):
    """What may be wrong with an offer."""

    GONE = "gone"
    """It is no longer there, or nobody answers."""
    FALSE = "false"
    MONEY = "money"
    """Money or papers are asked for first."""
    UNFAIR = "unfair"
    """It leaves people out whom the law says it may not."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Reported:
    """An offer that somebody has to look at: what was said of it, how often, and in which words."""

    opportunity_id: int
    title: str
    source: str
    times: int
    faults: tuple[Fault, ...]
    words: tuple[str, ...]
    last_at: datetime


def report(session: Session, opportunity_id: int, fault: Fault, *, words: str, now: datetime) -> None:
    """Writes down that something is wrong. `words` hold no contact: the caller took them out."""
    session.add(ReportRow(opportunity_id=opportunity_id, fault=fault.value, words=words, made_at=now))
    session.flush()


def reported(session: Session) -> list[Reported]:
    """The offers that wait for a look, the most reported first; 50 at most."""
    rows = session.execute(queries()["reported_opportunities"], {"limit": _MOST}).mappings()
    return [
        Reported(**{**row, "faults": tuple(Fault(one) for one in row["faults"]), "words": tuple(row["words"])})
        for row in rows
    ]


def looked_at(session: Session, opportunity_id: int, *, now: datetime) -> int:
    """How many reports of an offer an operator has seen now."""
    waiting = update(ReportRow).where(ReportRow.opportunity_id == opportunity_id, ReportRow.looked_at.is_(None))
    return len(session.scalars(waiting.values(looked_at=now).returning(ReportRow.id)).all())
