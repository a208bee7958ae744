"""Puts the cast of the demo into the database. What is already there stays as its users left it."""

from datetime import datetime, time, timedelta
from hashlib import sha256

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from cli.demo.cast import Cast, Employer, Followed, Opening
from cli.demo.coaches import settle_coaches
from cli.demo.faults import ForeignPeople
from cli.demo.meetings import settle_meetings
from cli.demo.users import User
from geo import Commune, Communes, Point
from matching import Rung, conditions_to_json
from store.accounts.account import Role
from store.employers.openings import OWN_SOURCE
from store.employers.publishing import OWN_LABEL, OWN_SCOPE
from store.locks import lock_catalogue
from store.reference.communes_and_trades import read_communes
from store.tables import (
    ContactRow,
    EmployerRow,
    ExperienceRow,
    MeansRow,
    OpportunityRow,
    PersonRow,
    RomeCodeRow,
    SkillRow,
    SourceRow,
    UserRow,
    WishRow,
)


def refuse_foreign_people(session: Session, cast: Cast) -> None:
    """Raises ForeignPeople where the database follows others and nobody of `cast`: invented ones never join real ones.

    Whoever stands beside the cast was added while the demo ran: by a counsellor, or opening a space of their own.
    """
    there = set(session.scalars(select(PersonRow.pseudonym)))
    if there and there.isdisjoint(person.pseudonym for person in cast.people):
        raise ForeignPeople


def settle(session: Session, cast: Cast, *, now: datetime) -> None:
    """Adds whoever of `cast` is missing, and the coaches that they take; the references must be loaded."""
    lock_catalogue(session.connection())
    known = set(session.scalars(select(PersonRow.pseudonym)))
    communes = read_communes(session)
    settle_coaches(session, communes, now=now)
    if session.get(SourceRow, OWN_SOURCE) is None:
        session.add(SourceRow(slug=OWN_SOURCE, label=OWN_LABEL))
        session.flush()
    employers = {one.key: _settle_employer(session, one, communes=communes, now=now) for one in cast.employers}
    users = {one.key: _settle_user(session, one, employers=employers, now=now) for one in cast.users}
    for one in cast.users:
        if one.lead:
            session.get_one(UserRow, users[one.key]).lead_id = users[one.lead]
    first = next(users[one.key] for one in cast.users if one.role == Role.COUNSELLOR)
    session.execute(
        update(EmployerRow)
        .where(EmployerRow.id.in_(employers.values()), EmployerRow.approved_at.is_not(None))
        .values(approved_by=func.coalesce(EmployerRow.approved_by, first))
    )
    accounts = {one.person: users[one.key] for one in cast.users if one.person}
    for person in cast.people:
        if person.pseudonym not in known:
            row = _person(person, home=_commune(communes, person.insee), now=now)
            row.counsellor_id = users[person.counsellor]
            row.user_id = accounts.get(person.key)
            session.add(row)
            session.flush()
            session.add_all(_belongings(person, person_id=row.id, now=now))
    session.flush()
    settle_meetings(session, cast, now=now)


def _settle_employer(session: Session, employer: Employer, *, communes: Communes, now: datetime) -> int:
    """The id of the employer, there with all openings."""
    row = session.scalar(select(EmployerRow).where(EmployerRow.name == employer.name))
    if row is None:
        row = EmployerRow(
            name=employer.name,
            insee=employer.insee,
            phone=employer.phone,
            approved_at=None if employer.waits else now,
            opened_at=now,
        )
        session.add(row)
        session.flush()
    known = set(session.scalars(select(OpportunityRow.source_key).where(OpportunityRow.source == OWN_SOURCE)))
    for opening in employer.opening:
        if opening.key not in known:
            trade = session.get_one(RomeCodeRow, opening.rome)
            place = _commune(communes, opening.insee)
            session.add(
                _opening(opening, employer=row, shown=employer.address, trade_label=trade.label, place=place, now=now)
            )
    session.flush()
    return row.id


def _settle_user(session: Session, user: User, *, employers: dict[str, int], now: datetime) -> int:
    """The id of the user."""
    row = session.scalar(select(UserRow).where(UserRow.pseudonym == user.pseudonym))
    if row is None:
        row = UserRow(
            pseudonym=user.pseudonym,
            email=user.email,
            name=user.name,
            role=user.role,
            employer_id=employers[user.employer] if user.employer else None,
            created_at=now,
        )
        session.add(row)
        session.flush()
    return row.id


def _opening(
    opening: Opening, *, employer: EmployerRow, shown: str | None, trade_label: str, place: Commune, now: datetime
) -> OpportunityRow:
    return OpportunityRow(
        source=OWN_SOURCE,
        source_key=opening.key,
        scope=OWN_SCOPE,
        kind=opening.kind,
        title=opening.title,
        description=opening.text.strip(),
        rome=opening.rome,
        rome_label=trade_label,
        employer_id=employer.id,
        employer_name=employer.name,
        insee=place.insee,
        place=place.name,
        point=_centre(place).ewkt(),
        location_rung=Rung.INSEE,
        conditions=conditions_to_json(opening.conditions),
        reply_phone=employer.phone,
        reply_address=shown,
        published_at=now - timedelta(days=opening.days_old),
        content_hash=sha256(opening.model_dump_json().encode()).hexdigest(),
        first_seen_at=now,
        changed_at=now,
    )


def _person(person: Followed, *, home: Commune, now: datetime) -> PersonRow:
    return PersonRow(
        pseudonym=person.pseudonym,
        first_name=person.first_name,
        insee=home.insee,
        place=home.name,
        point=_centre(home).ewkt(),
        stage=person.stage,
        licences=person.licences,
        level=person.level,
        french=person.french,
        hours_min=person.hours[0] if person.hours else None,
        hours_max=person.hours[1] if person.hours else None,
        days=person.days,
        day_start=_minutes(person.between[0]) if person.between else None,
        day_end=_minutes(person.between[1]) if person.between else None,
        nights=person.nights,
        weekends=person.weekends,
        limits=list(person.limits),
        open_to=None if person.open_to is None else [str(kind) for kind in person.open_to],
        civic_service=person.civic_service,
        shortlist_consent_at=now if person.shortlist else None,
        created_at=now,
        last_contact_at=now - timedelta(days=person.contact_days),
        cer_starts_on=None if person.contract_days is None else (now - timedelta(days=person.contract_days)).date(),
        cer_kind=None if person.contract_days is None else person.contract.value,
    )


def _belongings(
    person: Followed, *, person_id: int, now: datetime
) -> list[MeansRow | WishRow | SkillRow | ExperienceRow | ContactRow]:
    """The rows that hang on the person's own."""
    return [
        ContactRow(person_id=person_id, at=now - timedelta(days=person.contact_days)),
        *(MeansRow(person_id=person_id, mode=mode, max_minutes=limit) for mode, limit in person.means.items()),
        *(WishRow(person_id=person_id, position=at, text=wish) for at, wish in enumerate(person.wishes)),
        *(SkillRow(person_id=person_id, position=at, text=skill) for at, skill in enumerate(person.skills)),
        *(
            ExperienceRow(person_id=person_id, position=at, text=done.text, years=done.years)
            for at, done in enumerate(person.experience)
        ),
    ]


def _commune(communes: Communes, insee: str) -> Commune:
    found = communes.by_insee(insee)
    if found is None:
        raise LookupError(f"no commune {insee}: the references are not loaded, or the cast is wrong")
    return found


def _centre(commune: Commune) -> Point:
    if commune.point is None:
        raise LookupError(f"the commune {commune.insee} has no centre")
    return commune.point


def _minutes(instant: time) -> int:
    """Minutes after midnight."""
    return instant.hour * 60 + instant.minute
