"""People of the store as the ranking may know them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from matching.codec import person_from_row
from matching.model import Person
from store import queries


@dataclass(frozen=True, slots=True)
class Followed:
    """A person of the store: the values that are ranked, whether ranking is wanted (R10), what was set aside (R13)."""

    id: int
    pseudonym: str
    person: Person
    ranked: bool
    dismissed: frozenset[int]


def read_people(session: Session, ids: Sequence[int] | None = None) -> tuple[Followed, ...]:
    """The people of the ids, or everybody, by id."""
    asked = None if ids is None else list(ids)
    rows = session.execute(queries()["people_to_rank"], {"ids": asked}).mappings().all()
    dismissed: dict[int, set[int]] = {}
    for row in session.execute(queries()["dismissed"], {"ids": [row["id"] for row in rows]}):
        dismissed.setdefault(row.person_id, set()).add(row.opportunity_id)
    return tuple(
        Followed(
            id=row["id"],
            pseudonym=str(row["pseudonym"]),
            person=person_from_row(row),
            ranked=row["ranked"],
            dismissed=frozenset(dismissed.get(row["id"], ())),
        )
        for row in rows
    )
