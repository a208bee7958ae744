"""Who follows a person, as the person may read it."""

from sqlalchemy.orm import Session

from store.accounts.account import account_of_user
from store.people.person import PersonCard


def first_name_of_counsellor(session: Session, card: PersonCard) -> str:
    """The first name of who follows the person; "" where nobody does."""
    follows = None if card.counsellor_id is None else account_of_user(session, card.counsellor_id)
    return follows.name.split()[0] if follows is not None and follows.name else ""
