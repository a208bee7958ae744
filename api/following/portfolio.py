"""The people whom a counsellor follows, each with what waits about them: asked in one way, whatever page tells it."""

from datetime import datetime

from sqlalchemy.orm import Session

from api.following.todo import FRESH, SUITS_WELL
from matching import BY_WORDS, KEPT_OUT, NOT_IN_TIME, QUOTING, TO_CHECK
from store.people.portfolio import PortfolioLine, ReasonCodes, portfolio

_CODES = ReasonCodes(
    linking=QUOTING,
    wished=QUOTING - BY_WORDS,
    warning=TO_CHECK,
    too_late=NOT_IN_TIME,
    kept_out=KEPT_OUT,
)


def lines_of(
    database: Session, counsellor_id: int, *, now: datetime, person_id: int | None = None
) -> tuple[PortfolioLine, ...]:
    """The people whom the counsellor follows, or one of them alone, each with what waits about them."""
    return portfolio(
        database,
        counsellor_id,
        now=now,
        fresh_since=now - FRESH,
        good_score=SUITS_WELL,
        codes=_CODES,
        person_id=person_id,
    )
