"""What employers published here near my people of late, with how many of mine could take each, the most first."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.access import admits
from api.deps import Database, Now, TheService
from api.serving.rendering import render
from kit import FRANCE, day_in_france
from matching import Opportunity, Taker, read_opportunities, who_could_come
from store.accounts.account import Account, Role
from store.employers.openings import openings_near
from store.people.decisions import suggested_counts
from store.people.person import people_of

router = APIRouter(include_in_schema=False)

SHOWN = timedelta(days=14)
"""How long an opening stands here: later, each person's own list has told of it."""


@dataclass(frozen=True, slots=True)
class Row:
    """An opening, since when it is news, and how many of mine it is for: counted as « Pour qui ? » counts them."""

    opportunity: Opportunity
    since: datetime
    could: int
    """Who can come, and of whom a word or the past speaks for it."""
    others: int
    """Who can come, and never spoke of it."""
    suggested: int
    """To whom it was suggested."""


@router.get("/conseil/offres")
def published_near(
    request: Request,
    service: TheService,
    database: Database,
    now: Now,
    account: Annotated[Account, admits(Role.COUNSELLOR)],
) -> Response:
    """The openings of the last fourteen days, those since the working day before apart. Counts alone: who they are is
    told, and written down as read, on the page of each."""
    near = openings_near(database, account.user_id, since=now - SHOWN)
    mine = [card.id for card in people_of(database, account.user_id)]
    could = who_could_come(database, service.matcher, list(near), mine, now=now)
    opened = {one.id: one for one in read_opportunities(database, list(near))}
    suggested = suggested_counts(database, list(near), mine)
    rows = [
        _row(opened[number], since, could.get(number, ()), suggested=suggested.get(number, 0))
        for number, since in near.items()
        if number in opened
    ]
    rows.sort(key=lambda row: (-row.could, -row.others))
    new_since = since_the_day_before(day_in_france(now))
    context = {
        "since": new_since,
        "now": now,
        "new": [row for row in rows if row.since >= new_since],
        "earlier": [row for row in rows if row.since < new_since],
        "days": SHOWN.days,
    }
    return render(request, "desk/published.html", context)


def new_openings(database: Session, account: Account, *, now: datetime) -> int:
    """How many of them are new since the working day before: as many as the page shows first."""
    return len(openings_near(database, account.user_id, since=since_the_day_before(day_in_france(now))))


def since_the_day_before(today: date) -> datetime:
    """The first instant of the last working day before: what came in on a Friday evening is read on Monday."""
    back = {0: 3, 6: 2}.get(today.weekday(), 1)
    return datetime.combine(today - timedelta(days=back), time(), FRANCE)


def _row(opportunity: Opportunity, since: datetime, could: tuple[Taker, ...], *, suggested: int) -> Row:
    linked = sum(taker.is_linked for taker in could)
    return Row(opportunity, since, could=linked, others=len(could) - linked, suggested=suggested)
