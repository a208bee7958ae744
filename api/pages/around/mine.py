"""What stands between an opportunity and the person who is signed in: who follows them, what they did, who asks."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from api.following import first_name_of_counsellor, open_meetings
from store.accounts.account import Account, Role
from store.meetings.answering import MeetingOfPerson
from store.people.decisions import Decided, Decision, decisions_of
from store.people.person import person_card
from store.people.steps import SaidStep, Step, steps_of


@dataclass(frozen=True, slots=True)
class Mine:
    """What the page of an opportunity says to the person alone."""

    counsellor: str
    """The first name of who follows them; "" where nobody does."""
    last_step: SaidStep | None
    """The last thing that they say they did about it."""
    meeting: MeetingOfPerson | None
    """The request of its employer to meet them, where it waits for their answer, or they for the call after a yes."""
    refused: bool
    """Whether they took it out of their list."""
    word: Decided | None
    """With which word it was suggested to them, by whom; it stays to be read after their answer."""
    holds_it: bool
    """Whether they got it."""


def mine_of(session: Session, account: Account | None, opportunity_id: int, *, now: datetime) -> Mine | None:
    """What concerns the person in an opportunity; None for anybody but a person with a file."""
    if account is None or account.role is not Role.BENEFICIARY or account.person_id is None:
        return None
    card = person_card(session, account.person_id)
    if card is None:
        return None
    steps = steps_of(session, card.id)
    last = next((one for one in steps if one.opportunity_id == opportunity_id), None)
    decided = [one for one in decisions_of(session, card.id) if one.opportunity_id == opportunity_id]
    refused = any(one.by_person and one.decision is Decision.DISMISSED for one in decided)
    return Mine(
        first_name_of_counsellor(session, card),
        last,
        open_meetings(session, card.id, steps, now=now).get(opportunity_id),
        refused,
        word=next((one for one in decided if one.has_words_for_them), None),
        holds_it=last is not None and last.step in (Step.TAKEN, Step.STARTED),
    )
