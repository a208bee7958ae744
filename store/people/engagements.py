"""A person's contract of engagements (CER)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import update
from sqlalchemy.orm import Session

from store.tables import PersonRow


class EngagementKind(StrEnum):
    """How long a contract lasts before it is looked at again."""

    USUAL = "usual"
    SELF_EMPLOYED = "self_employed"
    """Self-employed people and farmers."""


MONTHS = {EngagementKind.USUAL: 3, EngagementKind.SELF_EMPLOYED: 6}
CONTACT_DAYS = 7
"""A contract foresees a contact a week."""


@dataclass(frozen=True, slots=True)
class Engagement:
    """A contract: its first day and its kind."""

    starts_on: date
    kind: EngagementKind

    @property
    def ends_on(self) -> date:
        """Its last day: 31 January and three months are 30 April."""
        months = self.starts_on.month - 1 + MONTHS[self.kind]
        year, month = self.starts_on.year + months // 12, months % 12 + 1
        after = date(year + month // 12, month % 12 + 1, 1)
        same_day = min(self.starts_on.day, (after - timedelta(days=1)).day)
        end = date(year, month, same_day)
        return end if same_day < self.starts_on.day else end - timedelta(days=1)


def engagement_of(starts_on: date | None, kind: str | None) -> Engagement | None:
    """The contract that two columns tell; None where none is known."""
    return None if starts_on is None else Engagement(starts_on, EngagementKind(kind or EngagementKind.USUAL))


def change_engagement(session: Session, person_id: int, engagement: Engagement | None) -> None:
    """The person's contract is this one; None where they have none."""
    values = {
        "cer_starts_on": engagement.starts_on if engagement else None,
        "cer_kind": engagement.kind.value if engagement else None,
    }
    session.execute(update(PersonRow).where(PersonRow.id == person_id).values(**values))
