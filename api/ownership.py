"""Whose it is: a counsellor's people, a person's own file, a recruiter's openings. What is not yours is not found."""

from sqlalchemy.orm import Session

from api.errors import NotFound
from store.accounts import Account, Role
from store.openings import Opening, opening_of
from store.people import PersonCard, person_card


def own_person(database: Session, account: Account, person_id: int) -> PersonCard:
    """The person, where this counsellor follows them or it is themself. Raises NotFound otherwise."""
    card = person_card(database, person_id)
    if card is None or not _is_own(card, account):
        raise NotFound("Cette personne n'est pas dans votre liste.")
    return card


def own_opening(database: Session, account: Account, opening_id: int) -> Opening:
    """The opening, where it is of this recruiter's employer. Raises NotFound otherwise."""
    opening = None
    if account.role is Role.RECRUITER and account.employer_id is not None:
        opening = opening_of(database, opening_id, employer_id=account.employer_id)
    if opening is None:
        raise NotFound("Cette offre n'est pas dans votre liste.")
    return opening


def _is_own(card: PersonCard, account: Account) -> bool:
    if account.role is Role.COUNSELLOR:
        return card.counsellor_id == account.user_id
    return account.role is Role.BENEFICIARY and card.id == account.person_id
