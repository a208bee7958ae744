"""From one person to the next of the morning, with one press: the most useful first, each once a day."""

from datetime import datetime, time
from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import Response

from api.access import admits
from api.deps import Database, Now
from api.following.todo import Task, most_useful
from api.pages.desk.portfolio import ALL_OPENED, lines_of
from api.serving.rendering import see_other
from kit import FRANCE, day_in_france, fold
from store.accounts import Account, Role
from store.portfolio import opened_since

router = APIRouter(include_in_schema=False)


@router.get("/conseil/suivante")
def next_person(database: Database, now: Now, account: Annotated[Account, admits(Role.COUNSELLOR)]) -> Response:
    """To the file of whom there is most to do for, of those whose file I have not opened today; back where none is."""
    today = datetime.combine(day_in_france(now), time(), FRANCE)
    opened = opened_since(database, account, since=today)
    lines = lines_of(database, account, now=now)
    due = (
        (todo.urgency, fold(line.card.first_name), line.card.id)
        for line in lines
        if line.card.id not in opened and (todo := most_useful(line, now=now)).task is not Task.NOTHING
    )
    first = min(due, default=None)
    return see_other(f"/conseil?fait={ALL_OPENED}" if first is None else f"/conseil/personnes/{first[-1]}")
