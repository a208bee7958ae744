"""The operator takes down what an employer published here: looked at once more with why, then done."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.access import admits
from api.deps import Database, Id, Now
from api.errors import Busy, NotFound
from api.serving.rendering import UNPROCESSABLE, render, see_other
from api.wording.faults import said
from api.wording.languages import gettext
from api.wording.words import FAULTS
from store.accounts.account import Account, Role
from store.catalogue.reports import Fault, reported
from store.employers.enrolment import employer_of, recruiters_of
from store.employers.openings import Opening, opening_of
from store.employers.taking_down import live_beside, take_down
from store.locks import CatalogueBusy

router = APIRouter(include_in_schema=False)

Operator = Annotated[Account, admits(Role.OPERATOR)]


@router.get("/exploitation/signalements/{opportunity_id}/retrait")
def ask_why(request: Request, opportunity_id: Id, database: Database, _: Operator) -> Response:
    """What would be taken down, of whom, who is told of it, and the question why."""
    opening = _opening(database, opportunity_id)
    if opening.taken_down_for is not None:
        return see_other("/exploitation#signalements")
    return _page(request, database, opening, {"chosen": "", "others": False})


@router.post("/exploitation/signalements/{opportunity_id}/retrait")
def take_it_down(
    request: Request,
    opportunity_id: Id,
    database: Database,
    now: Now,
    account: Operator,
    fault: Annotated[str, Form(alias="raison", max_length=20)] = "",
    others: Annotated[str, Form(alias="autres", max_length=3)] = "",
) -> Response:
    """Takes the opening down, and the employer's others where that was ticked; pressed twice, it is done once."""
    opening, typed = _opening(database, opportunity_id), {"chosen": fault, "others": bool(others)}
    if fault not in set(Fault):
        wrong = gettext("Choisissez ce qui ne va pas.")
        return _page(request, database, opening, typed, wrong=wrong, status=UNPROCESSABLE)
    try:
        with database.begin_nested():
            if opening.taken_down_for is None:
                take_down(database, opening, Fault(fault), with_others=bool(others), account=account, now=now)
    except CatalogueBusy as busy:
        return _page(request, database, opening, typed, wrong=said(busy), status=Busy.status)
    return see_other("/exploitation?fait=retiree#retiree")


def _opening(database: Session, opportunity_id: int) -> Opening:
    """The opening that an employer published here. Raises NotFound for what a source shows: it retires it itself."""
    opening = opening_of(database, opportunity_id)
    if opening is None:
        raise NotFound
    return opening


def _page(
    request: Request, database: Session, opening: Opening, typed: dict[str, Any], *, wrong: str = "", status: int = 200
) -> Response:
    context = {
        "opening": opening,
        "employer": employer_of(database, opening.employer_id),
        "recruiters": recruiters_of(database, opening.employer_id),
        "beside": live_beside(database, opening),
        "reported": next((one for one in reported(database) if one.opportunity_id == opening.id), None),
        "faults": FAULTS,
        "wrong": wrong,
    }
    return render(request, "operation/taking_down.html", context | typed, status_code=status)
