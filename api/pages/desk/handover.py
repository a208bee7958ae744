"""A person goes over to a colleague; a team lead hands on all people of one who leaves. Written down each time.

The portfolio moves at once: who handed a person over no longer opens their file.
"""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from api.access import SignedIn, opens_colleague, opens_person
from api.deps import Database, Now
from api.errors import BadQuestion
from api.pages.desk.portfolio import HANDED_OVER
from api.serving.rendering import render, see_other
from api.wording.languages import gettext
from store.accounts import Role
from store.audit import Action, Seen, record, record_each
from store.people import PersonCard
from store.portfolio import Colleague, colleagues, hand_over, hand_over_everybody
from store.team import Colleague as Led

router = APIRouter(include_in_schema=False)


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
    return see_other(f"/conseil?fait={HANDED_OVER}")


@router.get("/equipe/conseillers/{counsellor_id}/confier")
def ask_whom(request: Request, colleague: Annotated[Led, opens_colleague()], database: Database) -> Response:
    """The counsellors of the team who could follow all people of this one."""
    context = {"leaving": colleague, "colleagues": colleagues(database, colleague.id)}
    return render(request, "team/handover.html", context)


@router.post("/equipe/conseillers/{counsellor_id}/confier")
def hand_everybody_over(
    colleague: Annotated[Led, opens_colleague()],
    database: Database,
    now: Now,
    account: SignedIn,
    to: Annotated[int, Form(ge=1, le=2**63 - 1)],
) -> Response:
    """All people of the counsellor are followed by the other one from now on, each written down."""
    chosen = _chosen(colleagues(database, colleague.id), to)
    moved = hand_over_everybody(database, colleague.id, to=chosen.id)
    seen = (Seen(str(pseudonym), list_id=None) for pseudonym in moved)
    record_each(database, Action.HANDED_OVER, seen, account=account, now=now)
    return see_other(f"/equipe/conseillers/{chosen.id}")


def _chosen(among: tuple[Colleague, ...], colleague_id: int) -> Colleague:
    """The colleague of that number. Raises BadQuestion where it is none of the team."""
    found = next((one for one in among if one.id == colleague_id), None)
    if found is None:
        raise BadQuestion(gettext("Cette personne ne suit personne dans votre équipe. Choisissez dans la liste."))
    return found
