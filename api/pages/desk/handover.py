"""A person goes over to a colleague; a team lead hands on some people of a counsellor, or all. Written down each time.

The portfolio moves at once: who handed a person over no longer opens their file.
"""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response

from api.access import SignedIn, opens_colleague, opens_person
from api.deps import Database, Now
from api.errors import BadQuestion
from api.serving.rendering import render, see_other
from api.wording.languages import gettext
from store.accounts import Role
from store.audit import Action, Seen, record, record_each
from store.people import PersonCard, people_of
from store.portfolio import Colleague, colleagues, hand_over, hand_over_people
from store.team import Colleague as Led

router = APIRouter(include_in_schema=False)

ManyPeople = Annotated[list[int] | None, Query(max_length=500)]


@router.get("/conseil/personnes/{person_id}/confier")
def ask_colleague(
    request: Request,
    card: Annotated[PersonCard, opens_person(Role.COUNSELLOR)],
    database: Database,
    account: SignedIn,
) -> Response:
    """The colleagues who could follow the person."""
    context = {"person": card, "colleagues": colleagues(database, account.user_id)}
    return render(request, "counsellor/handover.html", context)


@router.post("/conseil/personnes/{person_id}/confier")
def hand_person_over(
    card: Annotated[PersonCard, opens_person(Role.COUNSELLOR)],
    database: Database,
    now: Now,
    account: SignedIn,
    colleague: Annotated[int, Form(ge=1, le=2**63 - 1)],
) -> Response:
    """The person is followed by the colleague from now on."""
    to = _chosen(colleagues(database, account.user_id), colleague)
    hand_over(database, card.id, to=to.id)
    record(database, Action.HANDED_OVER, account=account, now=now, subject=str(card.pseudonym), to=to.id)
    return see_other(f"/conseil?confie={card.id}")


@router.get("/equipe/conseillers/{counsellor_id}/confier")
def ask_whom(
    request: Request,
    colleague: Annotated[Led, opens_colleague()],
    database: Database,
    personne: ManyPeople = None,
    cochees: Annotated[str, Query(max_length=10)] = "",
) -> Response:
    """The counsellors of the team who could follow the people ticked, or all people of this one."""
    chosen = [card for card in people_of(database, colleague.id) if card.id in (personne or ())]
    if cochees and not chosen:
        return see_other(f"/equipe/conseillers/{colleague.id}?faute=personne")
    context = {"leaving": colleague, "chosen": chosen, "colleagues": colleagues(database, colleague.id)}
    return render(request, "team/handover.html", context)


@router.post("/equipe/conseillers/{counsellor_id}/confier")
def hand_people_over(
    colleague: Annotated[Led, opens_colleague()],
    database: Database,
    now: Now,
    account: SignedIn,
    to: Annotated[int, Form(ge=1, le=2**63 - 1)],
    personne: Annotated[list[int] | None, Form(max_length=500)] = None,
) -> Response:
    """The people named, or all of the counsellor's, are followed by the other one from now on, each written down."""
    chosen = _chosen(colleagues(database, colleague.id), to)
    moved = hand_over_people(database, colleague.id, to=chosen.id, ids=personne)
    seen = (Seen(str(pseudonym), list_id=None) for pseudonym in moved)
    record_each(database, Action.HANDED_OVER, seen, account=account, now=now)
    return see_other(f"/equipe/conseillers/{chosen.id}?confiees={len(moved)}")


def _chosen(among: tuple[Colleague, ...], colleague_id: int) -> Colleague:
    """The colleague of that number. Raises BadQuestion where it is none of the team."""
    found = next((one for one in among if one.id == colleague_id), None)
    if found is None:
        raise BadQuestion(gettext("Cette personne ne suit personne dans votre équipe. Choisissez dans la liste."))
    return found
