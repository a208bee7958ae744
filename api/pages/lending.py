"""Which means of transport would open most to a person: for the counsellor who can lend one."""

from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.access import admits
from api.deps import Database, Id, Now, TheService
from api.ownership import own_person
from api.rendering import render
from geo import Mode
from matching import compare_changes, means_lent, read_people
from store.accounts import Account, Role
from store.audit import Action, record

router = APIRouter(include_in_schema=False)

NEEDS = {
    Mode.CAR: "Il faut le permis B.",
    Mode.MOPED: "Il faut le permis AM (BSR), le permis A ou le permis B, ou être né avant 1988.",
}
"""What one needs to ride or drive what is lent."""


@router.get("/conseil/personnes/{person_id}/deplacements")
def compare(
    request: Request,
    person_id: Id,
    service: TheService,
    database: Database,
    now: Now,
    account: Annotated[Account, admits(Role.COUNSELLOR)],
) -> Response:
    """What one more means would add to the list of a person, and a button that gives it to them."""
    card = own_person(database, account, person_id)
    (followed,) = read_people(database, [card.id])
    record(database, Action.READ_PERSON, account=account, now=now, subject=str(card.pseudonym))
    context = {
        "card": card,
        "compared": compare_changes(database, service.matcher, followed, tuple(means_lent(followed.person)), now=now),
        "needs": NEEDS,
        "has_wishes": bool(followed.person.wishes),
    }
    return render(request, "counsellor/lending.html", context)
