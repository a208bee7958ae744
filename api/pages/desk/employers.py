"""Who may recruit here: employers are approved by somebody who knows them, with a limit of requests a month."""

from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from api.access import admits
from api.deps import Database, Now, Number
from api.errors import Busy, NotFound
from api.serving.rendering import UNPROCESSABLE, render, see_other
from api.wording.faults import said
from api.wording.languages import gettext
from kit import fold, plain_text
from store.accounts.account import Account, Role
from store.employers.employer import MOST_REQUESTS, approve_employer, employers, end_approval
from store.locks import CatalogueBusy

router = APIRouter(include_in_schema=False)

Approver = Annotated[Account, admits(Role.COUNSELLOR, Role.OPERATOR)]

_NAME = 60


class Approval(BaseModel):
    """The form beside an employer."""

    employer: Annotated[Number, Form()]
    answer: Literal["valider", "retirer"]
    requests: str = ""
    association: str = ""
    """Ticked for an association or a commune."""
    openings: Annotated[str, Field(max_length=3)] = ""
    """Ticked where what the employer published is taken off with its approval."""

    def requests_a_month(self) -> int | None:
        """The limit that was typed; None where it makes no sense."""
        text = self.requests.strip()
        usable = text.isascii() and text.isdigit() and len(text) < 5
        return int(text) if usable and int(text) <= MOST_REQUESTS else None


@router.get("/conseil/employeurs")
def all_employers(
    request: Request,
    database: Database,
    _: Approver,
    nom: Annotated[str, Query(max_length=_NAME)] = "",
    dit: Annotated[Literal["", "valider", "retirer"], Query()] = "",
    pour: Annotated[Number | None, Query()] = None,
) -> Response:
    """Employers that wait for approval, then the others."""
    context = _listed(database, plain_text(nom, limit=_NAME)) | {
        "said": dit,
        "settled": pour,
        "refused": None,
        "fault": "",
    }
    return render(request, "desk/employers.html", context)


@router.post("/conseil/employeurs")
def settle_employer(
    request: Request, database: Database, now: Now, account: Approver, approval: Annotated[Approval, Form()]
) -> Response:
    """Approves an employer, changes its limit, or ends its approval: it counts at once, and is written down."""
    limit = approval.requests_a_month()
    if limit is None and approval.answer == "valider":
        fault = gettext("Écrivez un nombre de 0 à %(most)s.", most=MOST_REQUESTS)
        return _again(request, database, approval, fault=fault, status=UNPROCESSABLE)
    try:
        with database.begin_nested():
            known = _settled(database, approval, limit or 0, account=account, now=now)
    except CatalogueBusy as busy:  # what it shows cannot say so just now
        return _again(request, database, approval, fault=said(busy), status=Busy.status)
    if not known:
        raise NotFound(gettext("Cette entreprise n'existe plus."))
    return see_other(f"/conseil/employeurs?dit={approval.answer}&pour={approval.employer}")


def _settled(database: Session, approval: Approval, limit: int, *, account: Account, now: datetime) -> bool:
    """Whether there is such an employer, settled as was asked."""
    if approval.answer == "retirer":
        closes = bool(approval.openings)
        return end_approval(database, approval.employer, closes_openings=closes, account=account, now=now)
    return approve_employer(
        database,
        approval.employer,
        requests_a_month=limit,
        takes_volunteers=bool(approval.association),
        account=account,
        now=now,
    )


def _again(request: Request, database: Session, approval: Approval, *, fault: str, status: int) -> Response:
    """The page with what was typed, and why nothing was settled."""
    context = _listed(database, "") | {"said": "", "settled": None, "refused": approval, "fault": fault}
    return render(request, "desk/employers.html", context, status_code=status)


def _listed(database: Session, name: str) -> dict[str, object]:
    found = employers(database, name=name)
    approved = [one for one in (employers(database) if name else found) if one.approved_at is not None]
    return {
        "namesakes": {
            one.id: [other for other in approved if fold(other.name) == fold(one.name)]
            for one in found
            if one.approved_at is None
        },
        "name": name,
        "waiting": [one for one in found if one.approved_at is None],
        "approved": [one for one in found if one.approved_at is not None],
    }
