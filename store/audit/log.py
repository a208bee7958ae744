"""The audit log: who saw or did what, by pseudonyms. It is only added to, and sealed once old: the database refuses the
rest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from store.accounts.account import Account
from store.tables import AuditRow


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody seen, by their pseudonym, and the list of theirs that was shown; None where none was."""

    subject: str
    list_id: int | None


class Action(StrEnum):
    """What is written down."""

    SIGNED_IN = "signed_in"
    READ_PERSON = "read_person"
    READ_LIST = "read_list"
    READ_ALERTS = "read_alerts"
    READ_SHORTLIST = "read_shortlist"
    CHANGED_MEANS = "changed_means"
    CHANGED_STAGE = "changed_stage"
    CHANGED_FILE = "changed_file"
    CHANGED_ALERTS = "changed_alerts"
    OPENED_SPACE = "opened_space"
    SAID_STEP = "said_step"
    TOOK_BACK_STEP = "took_back_step"
    CHANGED_HOURS = "changed_hours"
    CHANGED_ENGAGEMENT = "changed_engagement"
    NOTED_CONTACT = "noted_contact"
    TOOK_BACK_CONTACT = "took_back_contact"
    HANDED_OVER = "handed_over"
    TOOK_BACK_PERSON = "took_back_person"
    ENTERED_PERSON = "entered_person"
    SUGGESTED = "suggested"
    DISMISSED = "dismissed"
    UNDONE = "undone"
    ASKED_PULL = "asked_pull"
    LOOKED_AT_REPORTS = "looked_at_reports"
    RELEASED_RETIREMENT = "released_retirement"
    CONSENTED = "consented"
    WITHDREW_CONSENT = "withdrew_consent"
    TURNED_RANKING_ON = "turned_ranking_on"
    TURNED_RANKING_OFF = "turned_ranking_off"
    ADDED_ADDRESS = "added_address"
    OPENED_ACCOUNT = "opened_account"
    CLOSED_ACCOUNT = "closed_account"
    MADE_CARD = "made_card"
    ENDED_CARD = "ended_card"
    ENDED_SESSIONS = "ended_sessions"
    SET_PASSWORD = "set_password"
    ENDED_PASSWORD = "ended_password"
    ASKED_TO_MEET = "asked_to_meet"
    AGREED_TO_MEET = "agreed_to_meet"
    REFUSED_TO_MEET = "refused_to_meet"
    WITHDREW_FROM_MEETING = "withdrew_from_meeting"
    MEETING_EXPIRED = "meeting_expired"
    CANCELLED_REQUEST = "cancelled_request"
    READ_CONTACT = "read_contact"
    GAVE_LINK = "gave_link"
    OPENED_EMPLOYER = "opened_employer"
    CHANGED_EMPLOYER = "changed_employer"
    CLOSED_EMPLOYER = "closed_employer"
    PUBLISHED_OPENING = "published_opening"
    CHANGED_OPENING = "changed_opening"
    ENDED_OPENING = "ended_opening"
    REOPENED_OPENING = "reopened_opening"
    TOOK_DOWN_OPENING = "took_down_opening"
    APPROVED_EMPLOYER = "approved_employer"
    CHANGED_LIMIT = "changed_limit"
    ENDED_APPROVAL = "ended_approval"
    ERASED_PERSON = "erased_person"
    WARNED_PERSON = "warned_person"
    READ_OWN_DATA = "read_own_data"
    EXPORTED_OWN_DATA = "exported_own_data"
    SEALED_LOG = "sealed_log"


def record(
    session: Session,
    action: Action,
    *,
    account: Account | None,
    now: datetime,
    subject: str | None = None,
    list_id: int | None = None,
    **details: Any,
) -> None:
    """Adds an entry. `subject` is a person's pseudonym or an opening's key; details are codes and numbers.

    `account` is None for what was typed on the server itself, where nobody signs in.
    """
    session.add(
        AuditRow(
            at=now,
            actor=None if account is None else str(account.pseudonym),
            role=None if account is None else account.role.value,
            action=action.value,
            subject=subject,
            list_id=list_id,
            details=details,
        )
    )


def record_each(session: Session, action: Action, seen: Iterable[Seen], *, account: Account, now: datetime) -> None:
    """Adds an entry for each person seen on a page that shows several, in one statement."""
    entries: list[dict[str, Any]] = [
        {
            "at": now,
            "actor": str(account.pseudonym),
            "role": account.role.value,
            "action": action.value,
            "subject": one.subject,
            "list_id": one.list_id,
            "details": {},
        }
        for one in seen
    ]
    if entries:
        session.execute(insert(AuditRow), entries)
