"""The people a counsellor follows, as shown to the counsellor: what is known, and the changes made."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping, delete, insert, select, update
from sqlalchemy.orm import Session

from geo import Means, Mode
from kit import fold
from store.people.engagements import Engagement, engagement_of
from store.queries import queries
from store.tables import MeansRow, PersonRow


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person as their counsellor sees them in a list."""

    id: int
    pseudonym: UUID
    first_name: str
    counsellor_id: int | None
    insee: str
    place: str
    stage: str | None
    means: tuple[Means, ...]
    wishes: tuple[str, ...]
    ranked: bool
    shortlist_consent_at: datetime | None
    last_contact_at: datetime | None
    engagement: Engagement | None
    """Their contract of engagements."""
    hours_min: float | None
    hours_max: float | None

    @property
    def is_shown(self) -> bool:
        """Whether employers may see them in shortlists, without their name: they agreed, and are ranked."""
        return self.shortlist_consent_at is not None and self.ranked


def people_of(session: Session, counsellor_id: int) -> tuple[PersonCard, ...]:
    """The people this counsellor follows, by first name, accents aside; 500 at most."""
    found = _cards(session, {"ids": [], "counsellor_id": counsellor_id})
    return tuple(sorted(found, key=lambda card: (fold(card.first_name), card.id)))


def namesakes(cards: Sequence[PersonCard]) -> frozenset[int]:
    """Those who share their first name with another of them, accents aside: the town alone tells them apart."""
    times = Counter(fold(card.first_name) for card in cards)
    return frozenset(card.id for card in cards if times[fold(card.first_name)] > 1)


def person_card(session: Session, person_id: int) -> PersonCard | None:
    """One person, whoever follows them."""
    found = _cards(session, {"ids": [person_id], "counsellor_id": None})
    return found[0] if found else None


def hold_person(session: Session, person_id: int) -> None:
    """Nobody else changes the person's file until the transaction ends: of two at once, the second one stands."""
    session.execute(select(PersonRow.id).where(PersonRow.id == person_id).with_for_update(key_share=True))


def change_means(session: Session, person_id: int, means: Sequence[Means]) -> None:
    """The person's means are these and no others."""
    hold_person(session, person_id)
    session.execute(delete(MeansRow).where(MeansRow.person_id == person_id))
    rows = [{"person_id": person_id, "mode": one.mode.value, "max_minutes": one.max_minutes} for one in means]
    if rows:
        session.execute(insert(MeansRow), rows)


def change_stage(session: Session, person_id: int, stage: str | None) -> None:
    """The person's stage is this one; None is "not said"."""
    session.execute(update(PersonRow).where(PersonRow.id == person_id).values(stage=stage))


def change_shortlist_consent(session: Session, person_id: int, *, since: datetime | None) -> None:
    """The person agrees to appear in shortlists without a name since then; None where they do not, or no longer."""
    session.execute(update(PersonRow).where(PersonRow.id == person_id).values(shortlist_consent_at=since))


def change_ranking(session: Session, person_id: int, *, ranked: bool) -> None:
    """The person's list is ranked, or goes by distance."""
    session.execute(update(PersonRow).where(PersonRow.id == person_id).values(ranked=ranked))


def change_hours(session: Session, person_id: int, *, least: float | None, most: float | None) -> None:
    """The hours a week that the person wants; None is "not said"."""
    session.execute(update(PersonRow).where(PersonRow.id == person_id).values(hours_min=least, hours_max=most))


def card_of_row(row: RowMapping) -> PersonCard:
    """The card that a row with the columns of the view `person_cards` tells."""
    told = {name: row[name] for name in _AS_TOLD}
    return PersonCard(
        **told,
        means=tuple(Means(Mode(one["mode"]), one["max_minutes"]) for one in row["means"]),
        wishes=tuple(row["wishes"]),
        engagement=engagement_of(row["cer_starts_on"], row["cer_kind"]),
    )


_AS_TOLD = frozenset(one.name for one in fields(PersonCard)) - {"means", "wishes", "engagement"}


def _cards(session: Session, asked: dict[str, Any]) -> tuple[PersonCard, ...]:
    return tuple(card_of_row(row) for row in session.execute(queries()["people_cards"], asked).mappings())
