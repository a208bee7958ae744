"""People who come into a portfolio: entered by hand or out of a file, all of them or none."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from geo import Means, Point
from store.people.engagements import Engagement
from store.tables import MeansRow, PersonRow, WishRow


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What is known of somebody who is not here yet: little, and no name but the first."""

    first_name: str
    insee: str
    place: str
    home: Point
    """The centre of the commune."""
    stage: str | None = None
    means: tuple[Means, ...] = ()
    wishes: tuple[str, ...] = ()
    licences: tuple[str, ...] | None = None
    """None is "not asked yet"."""
    hours_min: float | None = None
    hours_max: float | None = None
    engagement: Engagement | None = None

    @property
    def likeness(self) -> tuple[str, str]:
        """What two entries of the same person share: the first name, whatever its case, and the commune."""
        return self.first_name.casefold(), self.insee


@dataclass(frozen=True, slots=True)
class Entered:
    """Somebody who came in: their number and what stands for them in the audit log."""

    id: int
    pseudonym: str


def enter_people(
    session: Session, newcomers: Iterable[Newcomer], *, counsellor_id: int, now: datetime
) -> tuple[Entered, ...]:
    """The people are followed by this counsellor from now on, in the order given. Nothing is consented to for them."""
    rows = [(_row(one, counsellor_id=counsellor_id, now=now), one) for one in newcomers]
    session.add_all(row for row, _ in rows)
    session.flush()
    for row, one in rows:
        session.add_all(MeansRow(person_id=row.id, mode=by.mode.value, max_minutes=by.max_minutes) for by in one.means)
        session.add_all(WishRow(person_id=row.id, position=at, text=text) for at, text in enumerate(one.wishes))
    session.flush()
    return tuple(Entered(row.id, str(row.pseudonym)) for row, _ in rows)


def likenesses(session: Session, counsellor_id: int) -> frozenset[tuple[str, str]]:
    """The likeness of everybody whom this counsellor follows (`Newcomer.likeness`); of 500 at most."""
    chosen = select(PersonRow.first_name, PersonRow.insee).where(PersonRow.counsellor_id == counsellor_id).limit(500)
    return frozenset((name.casefold(), insee) for name, insee in session.execute(chosen))


def _row(one: Newcomer, *, counsellor_id: int, now: datetime) -> PersonRow:
    return PersonRow(
        pseudonym=uuid4(),
        first_name=one.first_name,
        counsellor_id=counsellor_id,
        insee=one.insee,
        place=one.place,
        point=one.home.ewkt(),
        stage=one.stage,
        licences=None if one.licences is None else list(one.licences),
        hours_min=one.hours_min,
        hours_max=one.hours_max,
        limits=[],
        cer_starts_on=one.engagement.starts_on if one.engagement else None,
        cer_kind=one.engagement.kind.value if one.engagement else None,
        created_at=now,
    )
