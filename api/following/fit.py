"""Why an opportunity suits somebody followed, or what keeps it from them: for a counsellor who came from their file."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from api.ownership import own_person
from matching import Matcher, NotLive, Reason, Taker, hindrances, takers
from store.accounts.account import Account, Role
from store.audit.log import Action, record
from store.employers.contacts import EmployerContact, employer_contacts
from store.people.decisions import suggested_among
from store.people.person import PersonCard
from store.people.steps import claimed_places, taken_places


@dataclass(frozen=True, slots=True)
class Fit:
    """Somebody followed before one opportunity."""

    card: PersonCard
    taker: Taker
    in_the_way: tuple[Reason, ...]
    """All that keeps it from them, or may, where a gate drops it."""
    is_suggested: bool
    is_taken: bool
    """Whether people followed here took all its places."""
    is_claimed: bool
    """Whether somebody else says that they have its last place."""
    contact: EmployerContact | None
    """Whom to call, where the employer has an account here."""


def fit_of(
    database: Session,
    matcher: Matcher,
    account: Account | None,
    *,
    person_id: int | None,
    opportunity_id: int,
    now: datetime,
) -> Fit | None:
    """How the person stands before a live opportunity, logged; None for whoever is no counsellor, and where it is
    retired. That their file was read is audited either way.

    Raises NotFound where somebody else follows them.
    """
    if account is None or account.role is not Role.COUNSELLOR or person_id is None:
        return None
    card = own_person(database, account, person_id)
    try:
        found = takers(database, matcher, opportunity_id, [card.id], now=now)
    except NotLive:
        found = None
    list_id = None if found is None else found.list_id
    record(database, Action.READ_PERSON, account=account, now=now, subject=str(card.pseudonym), list_id=list_id)
    if found is None:
        return None
    (taker,) = (*found.could, *found.could_not)
    return Fit(
        card,
        taker,
        in_the_way=hindrances(database, matcher, taker.followed.person, opportunity_id, now=now) if taker.gated else (),
        is_suggested=bool(suggested_among(database, opportunity_id, [card.id])),
        is_taken=opportunity_id in taken_places(database),
        is_claimed=opportunity_id in claimed_places(database, besides=card.id),
        contact=employer_contacts(database, [opportunity_id]).get(opportunity_id),
    )
