"""GET /v1/openings/{id}/shortlist: people for an opening, as the law lets an employer see them (DESIGN R4 and R6).

The shapes below are the whole promise: what is not a field here cannot leave. No commune, distance, minutes, age,
gender, name, RSA, stage or score; and no figure from which one of them could be counted back.
"""

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from api.access import SignedIn, opens_opening
from api.deps import Database, Now, TheService
from api.employers.shortlist import shown_shortlist
from api.v1.shapes import Problem
from store.accounts.account import Role
from store.employers.openings import Opening
from store.meetings.asking import COUNTED_FOR, MOST_COMMUNES

router = APIRouter(tags=["Recrutement"])


class _Anonymous(BaseModel):
    model_config = ConfigDict(from_attributes=True, extra="forbid", frozen=True)


class Candidate(_Anonymous):
    """What an employer may know of somebody before any consent."""

    reference: str = Field(description="Désigne la personne pour cette offre seulement.")
    skills: tuple[str, ...]
    availability: str
    can_come: bool | None = Field(
        description="Peut se rendre sur place ; null si le lieu de l'offre n'est pas assez précis pour le dire, "
        "si cela dépend de ses horaires, ou si l'employeur a vu des listes "
        f"dans plus de {MOST_COMMUNES} communes en {COUNTED_FOR.days} jours."
    )


class Band(_Anonymous):
    """Candidates of like fit; inside a band the order means nothing."""

    label: str
    candidates: tuple[Candidate, ...]


class ShortlistAnswer(_Anonymous):
    """The bands for one opening."""

    opening_id: int
    title: str
    bands: tuple[Band, ...]


@router.get("/v1/openings/{opening_id}/shortlist", responses={c: {"model": Problem} for c in (401, 403, 404, 410)})
def shortlist(
    service: TheService,
    database: Database,
    now: Now,
    opening: Annotated[Opening, opens_opening(Role.RECRUITER)],
    account: SignedIn,
) -> ShortlistAnswer:
    """Des personnes possibles pour une offre, sans nom ni adresse."""
    made = shown_shortlist(database, service.matcher, opening, account=account, now=now)
    bands = tuple(Band.model_validate(band) for band in made.bands)
    return ShortlistAnswer(opening_id=opening.id, title=opening.title, bands=bands)
