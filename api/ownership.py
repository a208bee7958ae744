"""Whose it is: a counsellor's people, one's own file, a team, an employer's openings. What is not yours is not found.

Routes ask through the rules of `api.access`; only an id that comes otherwise than in an address is asked for here.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from api.errors import NotFound
from api.wording.languages import gettext
from store.accounts.account import Account, Role
from store.accounts.sessions import is_session_of
from store.employers.opening_sheets import OpeningSheet, sheet_of
from store.employers.openings import Opening, opening_of
from store.meetings.answering import MeetingOfPerson, meetings_of_person
from store.people.person import PersonCard, person_card
from store.people.team import LedCounsellor, counsellor_led
from store.pulls.imports import Import, import_of


def own_person(database: Session, account: Account, person_id: int) -> PersonCard:
    """The person, where this counsellor follows them or it is themself. Raises NotFound otherwise."""
    card = person_card(database, person_id)
    if card is None or not _is_own(card, account):
        raise NotFound(gettext("Cette personne n'est pas dans votre liste."))
    return card


def own_file(database: Session, account: Account) -> PersonCard:
    """The file of the beneficiary who is signed in. Raises NotFound where they have none yet."""
    if account.person_id is None:
        raise NotFound(gettext("Votre compte n'est pas encore relié à votre dossier. Parlez-en à votre conseiller."))
    return own_person(database, account, account.person_id)


def own_opening(database: Session, account: Account, opening_id: int) -> Opening:
    """The opening, of this recruiter's employer, or written by this counsellor. Raises NotFound otherwise."""
    opening = None
    if account.role is Role.RECRUITER and account.employer_id is not None:
        opening = opening_of(database, opening_id, employer_id=account.employer_id)
    elif account.role is Role.COUNSELLOR:
        opening = opening_of(database, opening_id, made_by=account.user_id)
    if opening is None:
        raise NotFound(gettext("Cette offre n'est pas dans votre liste."))
    return opening


def own_meeting(database: Session, card: PersonCard, meeting_id: int, *, now: datetime) -> MeetingOfPerson:
    """The request to meet this person. Raises NotFound where it is somebody else's."""
    for meeting in meetings_of_person(database, card.id, now=now):
        if meeting.id == meeting_id:
            return meeting
    raise NotFound(gettext("Cette demande n'existe plus."))


def own_sheet(database: Session, account: Account, sheet_id: int) -> OpeningSheet:
    """The sheet, of this recruiter's employer, or written by this counsellor. Raises NotFound otherwise."""
    sheet = None
    if account.role is Role.RECRUITER and account.employer_id is not None:
        sheet = sheet_of(database, sheet_id, employer_id=account.employer_id)
    elif account.role is Role.COUNSELLOR:
        sheet = sheet_of(database, sheet_id, made_by=account.user_id)
    if sheet is None:
        raise NotFound(gettext("Ce brouillon n'existe plus, ou n'est pas dans votre liste."))
    return sheet


def own_import(database: Session, account: Account, import_id: int) -> Import:
    """The file handed in, where it is by this account. Raises NotFound otherwise."""
    found = import_of(database, import_id, by=account.user_id)
    if found is None:
        raise NotFound(gettext("Cet import n'existe pas, ou n'est pas le vôtre."))
    return found


def own_colleague(database: Session, account: Account, counsellor_id: int) -> LedCounsellor:
    """The counsellor, where this team lead leads them. Raises NotFound otherwise."""
    found = counsellor_led(database, counsellor_id, lead_id=account.user_id) if account.role is Role.TEAM_LEAD else None
    if found is None:
        raise NotFound(gettext("Cette personne n'est pas dans votre équipe."))
    return found


def own_session(database: Session, account: Account, session_id: int, *, now: datetime) -> int:
    """The number of the session, where it is one of this account's and open. Raises NotFound otherwise."""
    if not is_session_of(database, session_id, user_id=account.user_id, now=now):
        raise NotFound(gettext("Cette connexion est déjà terminée."))
    return session_id


def _is_own(card: PersonCard, account: Account) -> bool:
    if account.role is Role.COUNSELLOR:
        return card.counsellor_id == account.user_id
    return account.role is Role.BENEFICIARY and card.id == account.person_id
