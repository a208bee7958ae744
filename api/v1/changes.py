"""GET /v1/people/{id}/changes: what one change would open to somebody, each tried for real."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from api.access import SignedIn, opens_person
from api.deps import Database, Now, TheService
from api.v1.shapes import Brief, Problem
from matching import changes_of, compare_changes, read_people
from store.accounts.account import Role
from store.audit.log import Action, record
from store.people.person import PersonCard

router = APIRouter(tags=["Suivi"])


class TriedChange(BaseModel):
    """Un changement, et ce qu'il ouvrirait dans les temps de trajet acceptés."""

    name: str = Field(description="`means`, `licence`, `level`, `minutes`, `hours`, `day`, `weekends` ou `kind`.")
    told: str
    more: int = Field(description="Possibilités de plus.")
    more_wished: int = Field(description="Parmi elles, celles qui répondent aux souhaits, ou presque.")
    in_first: int = Field(description="Parmi elles, celles qui seraient dans les dix premières de la liste.")
    examples: list[Brief]


class PersonChanges(BaseModel):
    """Ce que la personne atteint aujourd'hui, et ce que chaque changement ajouterait."""

    person_id: int
    reached: int
    changes: list[TriedChange]


@router.get("/v1/people/{person_id}/changes", responses={code: {"model": Problem} for code in (401, 403, 404)})
def person_changes(
    service: TheService,
    database: Database,
    now: Now,
    card: Annotated[PersonCard, opens_person(Role.COUNSELLOR, Role.BENEFICIARY)],
    account: SignedIn,
) -> PersonChanges:
    """Ce qui changerait les possibilités d'une personne : un moyen de transport, le permis, un jour de plus…"""
    (followed,) = read_people(database, [card.id])
    record(database, Action.READ_PERSON, account=account, now=now, subject=str(card.pseudonym))
    compared = compare_changes(database, service.matcher, followed, changes_of(followed.person), now=now)
    return PersonChanges(
        person_id=card.id,
        reached=compared.reached,
        changes=[
            TriedChange(
                name=gain.change.name,
                told=gain.told,
                more=gain.more,
                more_wished=gain.more_wished,
                in_first=gain.in_first,
                examples=[Brief.model_validate(one) for one in gain.examples],
            )
            for gain in compared.gains
        ],
    )
