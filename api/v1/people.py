"""GET /v1/people/{id}/list: the ranked list of somebody followed, for their counsellor or for themself."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field

from api.access import SignedIn, opens_person
from api.deps import Database, Now, TheService
from api.v1.paging import MOST_OFFSET, MOST_ROWS, next_page
from api.v1.shapes import Dropped, Listed, Problem
from matching import log_list, question_of, read_people
from store.accounts.account import Role
from store.audit.log import Action, record
from store.people.person import PersonCard

router = APIRouter(tags=["Suivi"])


class PersonList(BaseModel):
    """The list of one person, and what a condition rules out, with the reason."""

    person_id: int
    ranked: bool = Field(
        description="Faux si la personne a refusé le classement : la liste va du plus près au plus loin."
    )
    results: Listed
    why_not: list[Dropped]


@router.get("/v1/people/{person_id}/list", responses={code: {"model": Problem} for code in (401, 403, 404)})
def person_list(
    request: Request,
    service: TheService,
    database: Database,
    now: Now,
    card: Annotated[PersonCard, opens_person(Role.COUNSELLOR, Role.BENEFICIARY)],
    account: SignedIn,
    limit: Annotated[int, Query(ge=1, le=MOST_ROWS)] = 20,
    offset: Annotated[int, Query(ge=0, le=MOST_OFFSET)] = 0,
) -> PersonList:
    """La liste d'une personne, calculée maintenant, avec ses raisons et ses « pourquoi pas »."""
    (followed,) = read_people(database, [card.id])
    ranked = service.matcher.for_person(database, followed, now=now, limit=limit, offset=offset)
    list_id = log_list(
        database,
        ranked.items,
        versions=ranked.versions,
        audience=account.role.value,
        now=now,
        question=question_of(followed, limit=limit, offset=offset),
        offset=offset,
        followed=followed,
    )
    record(database, Action.READ_LIST, account=account, now=now, subject=str(card.pseudonym), list_id=list_id)
    after = next_page(request, offset=offset, shown=len(ranked.items), total=ranked.total)
    return PersonList(
        person_id=card.id,
        ranked=followed.ranked,
        results=Listed.of(ranked, list_id=list_id, next_page=after),
        why_not=[Dropped.of(one) for one in ranked.gated],
    )
