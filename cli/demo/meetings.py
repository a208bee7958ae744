"""Who asked to meet whom: requests of each age and state, so that both sides see at once what they look like."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from cli.demo.cast import Cast
from store.meetings.consent import ConsentEvent, asked_at
from store.tables import MeetingRow, OpportunityRow, PersonRow


@dataclass(frozen=True, slots=True)
class _Asked:
    person: str
    opening: str
    days_ago: int
    message: str
    told: tuple[str, str] | None = None
    """What a yes tells; None while it waits."""


_MEETINGS = (
    _Asked(
        "mariam",
        "bureaux-deux-heures",
        2,
        "Deux heures chaque matin, dans des bureaux calmes. Venez voir les lieux, un quart d'heure suffit.",
    ),
    _Asked("kevin", "aide-fournil", 12, "Passez au fournil un matin : on vous montre, et on parle après."),
    _Asked(
        "mariam",
        "agent-service",
        6,
        "Nous aimerions parler avec vous de l'entretien des chambres.",
        told=("Mariam", "Claire Vialle, claire.vialle@conseil.example"),
    ),
)


def settle_meetings(session: Session, cast: Cast, *, now: datetime) -> None:
    """Adds the requests, once: a second start leaves what their people answered."""
    pseudonyms = {person.key: person.pseudonym for person in cast.people}
    if session.scalar(select(MeetingRow.id).limit(1)) is not None:
        return
    for one in _MEETINGS:
        person_id = session.scalars(select(PersonRow.id).where(PersonRow.pseudonym == pseudonyms[one.person])).one()
        opening = session.scalars(select(OpportunityRow).where(OpportunityRow.source_key == one.opening)).one()
        since = now - timedelta(days=one.days_ago)
        consent = asked_at(since)
        if one.told is not None:
            consent = consent.after(ConsentEvent.GIVE, now=since + timedelta(days=1))
        name, contact = one.told or (None, None)
        session.add(
            MeetingRow(
                opening_id=opening.id,
                person_id=person_id,
                employer_id=opening.employer_id,
                message=one.message,
                state=consent.state.value,
                told_name=name,
                told_contact=contact,
                asked_at=since,
                answered_at=since + timedelta(days=1) if one.told else None,
                expires_at=consent.expires_at,
            )
        )
