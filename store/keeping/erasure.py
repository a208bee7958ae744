"""A person is erased: their file, their account, all that hangs on either (R9). What stays names nobody.

Rows that belong to a person or to their account go with them: the foreign keys say so, and a test that walks the
schema holds it. The audit log keeps its entries, by pseudonyms that lead nowhere from then on. Processes that hold
people in memory learn of it by `person_changes` before they answer the next question.
"""

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from store.accounts.account import Account, Role
from store.audit.log import Action, record
from store.errors import StoreError
from store.tables import AddressLinkRow, PersonRow, SpaceLinkRow, UserRow


class NobodyToErase(StoreError):
    """There is no such person."""


def erase_person(session: Session, person_id: int, *, account: Account | None, now: datetime, why: str) -> None:
    """Nothing is left of the person. `why` is a code for the log: "asked", "told" (to a counsellor), "silent".

    `account` is who did it; None for the schedule, or what was typed on the server. Raises NobodyToErase.
    """
    person = session.get(PersonRow, person_id, with_for_update=True)
    if person is None:
        raise NobodyToErase(f"La personne {person_id} n'est pas ici. Vérifiez son numéro.")
    user = None if person.user_id is None else session.get(UserRow, person.user_id)
    record(session, Action.ERASED_PERSON, account=account, now=now, subject=str(person.pseudonym), why=why)
    session.flush()
    session.execute(delete(PersonRow).where(PersonRow.id == person_id))
    if user is not None and user.role == Role.BENEFICIARY:
        if user.email is not None:
            session.execute(delete(SpaceLinkRow).where(SpaceLinkRow.email == user.email.lower()))
            session.execute(delete(AddressLinkRow).where(AddressLinkRow.email == user.email.lower()))
        session.execute(delete(UserRow).where(UserRow.id == user.id))


def person_of_email(session: Session, email: str) -> int:
    """The number of the person who signs in with this e-mail address. Raises NobodyToErase."""
    person_id = session.scalar(
        select(PersonRow.id)
        .join(UserRow, UserRow.id == PersonRow.user_id)
        .where(func.lower(UserRow.email) == email.strip().lower())
    )
    if person_id is None:
        raise NobodyToErase(f"Personne n'a de dossier avec l'adresse {email}. Donnez son numéro avec --person.")
    return person_id
