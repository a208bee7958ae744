"""Who may recruit here: employers are approved by somebody who knows them, with a limit of requests a month."""

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel
from sqlalchemy.orm import Session

from api.access import admits
from api.deps import Database, Now
from api.errors import NotFound
from api.serving.rendering import UNPROCESSABLE, render, see_other
from api.wording.languages import gettext
from kit import fold, plain_text
from store.accounts import Account, Role
from store.employers import MOST_REQUESTS, approve_employer, employers, end_approval

router = APIRouter(include_in_schema=False)

Approver = Annotated[Account, admits(Role.COUNSELLOR, Role.OPERATOR)]

_NAME = 60


class Approval(BaseModel):
    """The form beside an employer."""

    employer: Annotated[int, Form(ge=1, le=2**63 - 1)]
    answer: Literal["valider", "retirer"]
    requests: str = ""
    association: str = ""
    """Ticked for an association or a commune."""
    openings: str = ""
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
    pour: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
) -> Response:
    """Employers that wait for approval, then the others."""
    context = _listed(database, plain_text(nom, limit=_NAME)) | {
        "said": dit,
        "settled": pour,
        "refused": None,
        "fault": "",
    }
    return render(request, "counsellor/employers.html", context)


@router.post("/conseil/employeurs")
def settle_employer(
    request: Request, database: Database, now: Now, account: Approver, approval: Annotated[Approval, Form()]
) -> Response:
    """Approves an employer, changes its limit, or ends its approval: it counts at once, and is written down."""
    if approval.answer == "retirer":
        known = end_approval(
            database, approval.employer, closes_openings=bool(approval.openings), account=account, now=now
        )
    else:
        limit = approval.requests_a_month()
        if limit is None:
            fault = gettext("Écrivez un nombre de 0 à %(most)s.", most=MOST_REQUESTS)
            context = _listed(database, "") | {"said": "", "settled": None, "refused": approval, "fault": fault}
            return render(request, "counsellor/employers.html", context, status_code=UNPROCESSABLE)
        known = approve_employer(
            database,
            approval.employer,
            requests_a_month=limit,
            takes_volunteers=bool(approval.association),
            account=account,
            now=now,
        )
    if not known:
        raise NotFound(gettext("Cette entreprise n'existe plus."))
    return see_other(f"/conseil/employeurs?dit={approval.answer}&pour={approval.employer}")


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
