"""From one person to the next of the list that one came from, with one press: each once a day."""

from datetime import datetime, time
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from api.access import admits
from api.deps import LARGEST_ID, Database, Now
from api.following.todo import Task
from api.pages.desk.portfolio import ALL_OPENED, PortfolioChoice, rows_of, wanted_list
from api.serving.rendering import see_other
from kit import FRANCE, day_in_france
from store.accounts.account import Account, Role
from store.people.portfolio import opened_since

router = APIRouter(include_in_schema=False)


@router.get("/conseil/suivante")
def next_person(
    database: Database,
    now: Now,
    account: Annotated[Account, admits(Role.COUNSELLOR)],
    choice: Annotated[PortfolioChoice, Depends(wanted_list)],
    apres: Annotated[int, Query(ge=0, le=LARGEST_ID)] = 0,
) -> Response:
    """To the file that follows that of `apres` in the list, as it is narrowed and sorted, of those not opened today;
    after the last comes the first, and back to the list where none is left.

    In the list of everybody, those for whom there is nothing to do are passed over.
    """
    today = day_in_france(now)
    opened = opened_since(database, account, since=datetime.combine(today, time(), FRANCE))
    rows = choice.sorted_rows(rows_of(database, account, now=now), today)
    at = next((place for place, row in enumerate(rows, 1) if row.line.card.id == apres), 0)
    for row in (*rows[at:], *rows[:at]):
        is_due = choice.is_narrowed or row.todo.task is not Task.NOTHING
        if is_due and row.line.card.id not in opened:
            return see_other(f"/conseil/personnes/{row.line.card.id}")
    back = choice.address()
    return see_other(f"{back}{'&' if '?' in back else '?'}fait={ALL_OPENED}")
