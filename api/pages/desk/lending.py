"""Which means of transport would open most to a person, and what they may call already: for the counsellor who can
lend one."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.access import MyPerson, SignedIn
from api.deps import Database, Now, TheService
from api.opportunity.shuttles import shuttles_around
from api.pages.desk.situation import as_shown
from api.serving.rendering import render
from api.wording.languages import lazy
from geo import Mode
from matching import Person, compare_changes, means_lent, read_people
from matching.words.conditions import may_drive
from store.audit.log import Action, record

router = APIRouter(include_in_schema=False)

NEEDS = {
    Mode.CAR: lazy("Il faut le permis B."),
    Mode.MOPED: lazy("Il faut le permis AM (BSR), le permis A ou le permis B, ou être né avant 1988."),
}
"""What one needs to ride or drive what is lent."""
_TAKES = {Mode.CAR: "B", Mode.MOPED: "AM"}
"""The least licence that allows it."""


def without_licence(person: Person) -> dict[Mode, Any]:
    """The means of the person that none of their licences allows, as far as is known, each with what it needs."""
    held = may_drive(person.licences)
    if held is None:
        return {}
    modes = (one.mode for one in person.means)
    return {mode: NEEDS[mode] for mode in modes if mode in NEEDS and _TAKES[mode] not in held}


@router.get("/conseil/personnes/{person_id}/deplacements")
def compare(
    request: Request,
    service: TheService,
    database: Database,
    now: Now,
    card: MyPerson,
    account: SignedIn,
) -> Response:
    """What one more means would add to the list of a person, and a button that gives it to them."""
    (followed,) = read_people(database, [card.id])
    record(database, Action.READ_PERSON, account=account, now=now, subject=str(card.pseudonym))
    travel = service.matcher.travels.now(database, now=now)
    context = {
        "card": card,
        "situation_shown": as_shown(card),
        "compared": compare_changes(database, service.matcher, followed, tuple(means_lent(followed.person)), now=now),
        "shuttles": shuttles_around(card.insee, travel),
        "needs": NEEDS,
        "has_wishes": bool(followed.person.wishes),
    }
    return render(request, "desk/lending.html", context)
