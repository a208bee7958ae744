"""What was decided about an opportunity for a person: suggested or dismissed, by whom, why.

The person and whoever follows them each have one decision: neither changes nor takes back the other's.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from store.mail.outbox import EmailKind, post_to_person, told_by_email
from store.queries import queries
from store.tables import SuggestionRow

SECOND_THOUGHTS = timedelta(minutes=5)
_MOST_DECISIONS = 200


class Decision(StrEnum):
    """The two things that can be decided."""

    SUGGESTED = "suggested"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as it is shown in a person's history."""

    opportunity_id: int
    decision: Decision
    by_person: bool
    """Whether the person decided, or somebody who follows them."""
    reason: str | None
    made_at: datetime
    made_by: str | None
    """The name of who decided; None where that account has gone."""
    title: str
    kind: str
    employer: str | None
    place: str | None
    is_gone: bool

    @property
    def has_words_for_them(self) -> bool:
        """Whether it was suggested with a word that the person reads."""
        return self.decision is Decision.SUGGESTED and not self.by_person and self.reason is not None


def decide(
    session: Session,
    *,
    person_id: int,
    opportunity_id: int,
    by_person: bool,
    decision: Decision,
    reason: str | None,
    made_by: int,
    now: datetime,
) -> None:
    """Records a decision. The same side's earlier one on the opportunity is replaced, its reason with it.

    What is suggested to somebody is told to them by letter too, where they have an address: in the same transaction,
    and not before whoever suggests it had time to take it back.

    The audit log, which the caller writes, keeps that both were made, when and by whom; never the reasons, which are
    free words.
    """
    values = {"decision": decision.value, "reason": reason, "made_by": made_by, "made_at": now}
    session.execute(
        insert(SuggestionRow)
        .values(person_id=person_id, opportunity_id=opportunity_id, by_person=by_person, **values)
        .on_conflict_do_update(index_elements=["person_id", "opportunity_id", "by_person"], set_=values)
    )
    if decision is Decision.SUGGESTED and not by_person:
        post_to_person(
            session,
            EmailKind.SUGGESTION,
            person_id=person_id,
            key=str(opportunity_id),
            about=opportunity_id,
            now=now,
            send_after=now + SECOND_THOUGHTS,
        )


def undo(session: Session, *, person_id: int, opportunity_id: int, by_person: bool) -> bool:
    """Whether this side had decided something about the opportunity, which is now taken back."""
    taken_back = session.scalar(
        delete(SuggestionRow)
        .where(
            SuggestionRow.person_id == person_id,
            SuggestionRow.opportunity_id == opportunity_id,
            SuggestionRow.by_person == by_person,
        )
        .returning(SuggestionRow.id)
    )
    return taken_back is not None


def decisions_of(session: Session, person_id: int) -> tuple[Decided, ...]:
    """The person's history, newest first; 200 at most."""
    rows = session.execute(queries()["decisions_of"], {"person_id": person_id})
    return tuple(
        Decided(
            opportunity_id=row.opportunity_id,
            decision=Decision(row.decision),
            by_person=row.by_person,
            reason=row.reason,
            made_at=row.made_at,
            made_by=row.made_by,
            title=row.title,
            kind=row.kind,
            employer=row.employer_name,
            place=row.place,
            is_gone=row.retired_at is not None,
        )
        for row in rows
    )


def suggested_among(session: Session, opportunity_id: int, people: Sequence[int]) -> frozenset[int]:
    """Those of `people` to whom the opportunity was suggested by who follows them."""
    chosen = select(SuggestionRow.person_id).where(
        SuggestionRow.opportunity_id == opportunity_id,
        SuggestionRow.person_id.in_(people),
        SuggestionRow.by_person.is_(False),
        SuggestionRow.decision == Decision.SUGGESTED.value,
    )
    return frozenset(session.scalars(chosen))


def suggested_counts(session: Session, opportunity_ids: Collection[int], people: Collection[int]) -> Mapping[int, int]:
    """To how many of `people` each opportunity was suggested by who follows them; none where it was to nobody."""
    chosen = (
        select(SuggestionRow.opportunity_id, func.count().label("people"))
        .where(
            SuggestionRow.opportunity_id.in_(opportunity_ids),
            SuggestionRow.person_id.in_(people),
            SuggestionRow.by_person.is_(False),
            SuggestionRow.decision == Decision.SUGGESTED.value,
        )
        .group_by(SuggestionRow.opportunity_id)
    )
    return {row.opportunity_id: row.people for row in session.execute(chosen)}


def suggested_to(session: Session, person_id: int) -> frozenset[int]:
    """What was suggested to the person by who follows them: the ids of the last 200 opportunities."""
    chosen = (
        select(SuggestionRow.opportunity_id)
        .where(
            SuggestionRow.person_id == person_id,
            SuggestionRow.by_person.is_(False),
            SuggestionRow.decision == Decision.SUGGESTED.value,
        )
        .order_by(SuggestionRow.id.desc())
        .limit(_MOST_DECISIONS)
    )
    return frozenset(session.scalars(chosen))


def suggested_by_email(session: Session, opportunity_id: int, people: Sequence[int]) -> frozenset[int]:
    """Those of `people` to whom a letter tells of the opportunity too."""
    return told_by_email(session, EmailKind.SUGGESTION, key=str(opportunity_id), people=people)
