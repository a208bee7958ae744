"""People of the store as the ranking may know them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from matching.codec import person_from_row
from matching.model import Person
from store import queries
from store.people.steps import Step, taken_places


@dataclass(frozen=True, slots=True)
class Followed:
    """A person of the store: the values that are ranked, whether ranking is wanted (R10), what was set aside (R13)."""

    id: int
    pseudonym: str
    person: Person
    ranked: bool
    dismissed: frozenset[int]
    closed: frozenset[int] = frozenset()
    """What is no longer to be had for them: all its places are taken by others, or its employer told them no."""

    @property
    def left_out(self) -> frozenset[int]:
        """What their list does not hold."""
        return self.dismissed | self.closed if self.dismissed else self.closed


def read_people(session: Session, ids: Sequence[int] | None = None) -> tuple[Followed, ...]:
    """The people of the ids, or everybody, by id."""
    asked = None if ids is None else list(ids)
    rows = session.execute(queries()["people_to_rank"], {"ids": asked}).mappings().all()
    dismissed: dict[int, set[int]] = {}
    for row in session.execute(queries()["dismissed"], {"ids": [row["id"] for row in rows]}):
        dismissed.setdefault(row.person_id, set()).add(row.opportunity_id)
    closed = _closed(session, [row["id"] for row in rows])
    return tuple(
        Followed(
            id=row["id"],
            pseudonym=str(row["pseudonym"]),
            person=person_from_row(row),
            ranked=row["ranked"],
            dismissed=frozenset(dismissed.get(row["id"], ())),
            closed=closed[row["id"]],
        )
        for row in rows
    )


def _closed(session: Session, ids: Sequence[int]) -> dict[int, frozenset[int]]:
    """What is no longer to be had, for each of the people; those who hold and were refused nothing share one set."""
    taken = taken_places(session)
    held: dict[int, set[int]] = {}
    refused: dict[int, set[int]] = {}
    for row in session.execute(queries()["outcomes"], {"ids": list(ids)}):
        kept = refused if row.step == Step.REFUSED else held
        kept.setdefault(row.person_id, set()).add(row.opportunity_id)
    own = held.keys() | refused.keys()
    return {one: (taken - held.get(one, set())) | refused.get(one, set()) if one in own else taken for one in ids}
