"""What is compared of an opportunity to know it again: who, what, where, when, and in which words."""

from dataclasses import dataclass
from datetime import datetime

from geo import Point
from ingest.draft import Draft
from ingest.locate import Placed
from matching import Rung


@dataclass(frozen=True, slots=True)
class Posting:
    """An opportunity as far as it is compared. Unknown is None and speaks neither for nor against."""

    kind: str
    title: str
    text: str = ""
    employer: str | None = None
    siret: str | None = None
    rome: str | None = None
    insee: str | None = None
    place: str | None = None
    """The name of the commune, which says nothing where the title repeats it."""
    point: Point | None = None
    published: datetime | None = None


def posting_of(draft: Draft, placed: Placed) -> Posting:
    """The posting of a draft; one placed by its department only has no place to compare."""
    precise = placed.rung is not Rung.DEPARTMENT
    return Posting(
        kind=draft.kind.value,
        title=draft.title,
        text=draft.text,
        employer=draft.employer,
        siret=draft.siret,
        rome=draft.rome,
        insee=placed.insee,
        place=placed.place if precise else None,
        point=placed.point if precise else None,
        published=draft.published,
    )
