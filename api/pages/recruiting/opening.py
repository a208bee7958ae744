"""One opening: whom its employer asked to meet, people who could suit without a name, and what can be done with it.

A counsellor opens the pages of the openings that they wrote for an employer; what is written down says who looked.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.access import SignedIn, opens_opening
from api.deps import Database, Now, Number, Service, TheService
from api.employers.convention import convention_form
from api.employers.filled import YES
from api.employers.loosened import would_help
from api.employers.shortlist import shown_shortlist
from api.employers.suited import suited_of
from api.following.portfolio import lines_of
from api.opportunity.now import is_of_regulated_trade
from api.pages.recruiting.opening_sheet import home_of, sheet_for
from api.pages.recruiting.reaching import Reaching, reaching
from api.pages.recruiting.told_unlawful import wrong_message
from api.serving.rendering import UNPROCESSABLE, render, see_other
from api.wording.faults import said
from api.wording.words import FAULTS
from kit import plain_text
from matching import Kind, NotLive, conditions_from_json
from store.accounts.account import Account, Role
from store.audit.log import Action, record
from store.employers.enrolment import EnrolledEmployer, employer_of, recruiters_of
from store.employers.opening_sheets import OpeningSheet, drafts_of
from store.employers.openings import Ended, Opening
from store.employers.publishing import TakenDown, end_opening, reopen
from store.meetings.answering import contact_told
from store.meetings.asking import (
    ASKED_ONCE_IN,
    MOST_COMMUNES,
    MeetingOfEmployer,
    MeetingRefused,
    Progress,
    ask_to_meet,
    cancel_request,
    meetings_of_employer,
    requests_left,
)

router = APIRouter(include_in_schema=False)

MyOpening = Annotated[Opening, opens_opening(Role.RECRUITER, Role.COUNSELLOR)]

_LONGEST_MESSAGE = 500
PUBLISHED = "publiee"
"""In an address: it was just published."""
FEW_LEFT = 3
"""From so few requests left this month it is said in other words."""


@dataclass(frozen=True, slots=True)
class UnsentRequest:
    """A message that may not be sent as it is: to whom, its words, what is wrong with them."""

    reference: str
    message: str
    fault: str


@router.get("/recrutement/offres/{opening_id}")
def one_opening(
    request: Request,
    opening: MyOpening,
    service: TheService,
    database: Database,
    now: Now,
    account: SignedIn,
    fait: str = "",
) -> Response:
    """One opening: whom I asked to meet, who could suit without a name, and what can be done with it."""
    return _opening(request, service, database, opening, account, now, done=fait)


@router.post("/recrutement/offres/{opening_id}/rencontres")
def ask(
    request: Request,
    opening: MyOpening,
    service: TheService,
    database: Database,
    now: Now,
    account: SignedIn,
    reference: Annotated[str, Form(max_length=20)] = "",
    message: Annotated[str, Form(max_length=4 * _LONGEST_MESSAGE)] = "",
) -> Response:
    """Asks to meet somebody: the person, with their counsellor, says yes or no."""
    words = plain_text(message, limit=_LONGEST_MESSAGE)
    if told := wrong_message(words):
        return _opening(request, service, database, opening, account, now, typed=UnsentRequest(reference, words, told))
    try:
        ask_to_meet(database, opening, reference, message=words or None, account=account, now=now)
    except MeetingRefused as error:
        return _opening(request, service, database, opening, account, now, fault=said(error))
    return see_other(f"/recrutement/offres/{opening.id}?fait=demande#demandes")


@router.post("/recrutement/offres/{opening_id}/rencontres/annuler")
def cancel(
    request: Request,
    opening: MyOpening,
    service: TheService,
    database: Database,
    now: Now,
    account: SignedIn,
    meeting: Annotated[Number, Form()],
) -> Response:
    """Takes a request back: it counts no longer, and nobody answers it."""
    try:
        cancel_request(database, opening, meeting, account=account, now=now)
    except MeetingRefused as error:
        return _opening(request, service, database, opening, account, now, fault=said(error))
    return see_other(f"/recrutement/offres/{opening.id}?fait=annulee#demandes")


@router.post("/recrutement/offres/{opening_id}/modifier")
def change(
    opening: MyOpening, database: Database, now: Now, account: SignedIn, essai: Annotated[str, Form()] = ""
) -> Response:
    """To the sheet of the opening; what people see does not move before it is published again."""
    sheet_id = sheet_for(database, opening, account=account, now=now)
    return see_other(f"/recrutement/fiches/{sheet_id}" + (f"?essai={YES}#essai" if essai == YES else ""))


@router.post("/recrutement/offres/{opening_id}/fermer")
def close(
    opening: MyOpening,
    database: Database,
    now: Now,
    account: SignedIn,
    ended: Annotated[Ended, Form()],
    annuler: Annotated[str, Form(max_length=10)] = "",
) -> Response:
    """Takes the opening off, for a while or for good; with the requests that wait, where `annuler` is ticked."""
    if opening.retired_at is None or opening.ended is Ended.PAUSED:
        sheet_id = sheet_for(database, opening, account=account, now=now)
        end_opening(database, opening, sheet_id=sheet_id, ended=ended, now=now)
        record(database, Action.ENDED_OPENING, account=account, now=now, subject=opening.key, ended=ended.value)
    if annuler == YES:
        for one in meetings_of_employer(database, opening.employer_id, now=now, opening_id=opening.id):
            if one.progress is Progress.WAITING:
                with suppress(MeetingRefused):  # answered with a yes in the meantime: it stands
                    cancel_request(database, opening, one.id, account=account, now=now)
    return see_other(f"/recrutement/offres/{opening.id}?fait=fermee")


@router.post("/recrutement/offres/{opening_id}/rouvrir")
def open_again(opening: MyOpening, database: Database, now: Now, account: SignedIn) -> Response:
    """The opening is live again, as it was."""
    if opening.retired_at is not None:
        sheet_id = sheet_for(database, opening, account=account, now=now)
        try:
            reopen(database, opening, sheet_id=sheet_id, now=now)
        except TakenDown:  # the page says so, and whom to call
            return see_other(f"/recrutement/offres/{opening.id}")
        record(database, Action.REOPENED_OPENING, account=account, now=now, subject=opening.key)
    return see_other(f"/recrutement/offres/{opening.id}?fait=remise")


def _opening(
    request: Request,
    service: Service,
    database: Session,
    opening: Opening,
    account: Account,
    now: datetime,
    *,
    done: str = "",
    fault: str | None = None,
    typed: UnsentRequest | None = None,
) -> Response:
    acting = replace(account, employer_id=opening.employer_id)  # a counsellor, for the employer on the phone
    asked = meetings_of_employer(database, opening.employer_id, now=now, opening_id=opening.id)
    conditions = conditions_from_json(opening.conditions)
    context: dict[str, Any] = {
        "opening": opening,
        "conditions": conditions,
        "would_help": would_help(
            conditions,
            has_trade=opening.rome is not None and opening.kind != Kind.VOLUNTEERING,
            is_regulated=is_of_regulated_trade(database, opening.rome),
        ),
        "bands": None,
        "tells_who_can_come": True,
        "most_communes": MOST_COMMUNES,
        "suits": False,
        "suited": None,
        "asked": [(one, _told(database, one, acting, now)) for one in asked],
        "asked_already": {one.reference: one for one in reversed(asked) if now < one.again_at},
        "agreed": {one.reference for one in asked if one.progress is Progress.AGREED},
        "convention": convention_form(opening.siret),
        "left": requests_left(database, opening.employer_id, now=now),
        "few": FEW_LEFT,
        "apart_days": ASKED_ONCE_IN.days,
        "publisher": service.publisher,
        "taken_down_for": FAULTS[opening.taken_down_for] if opening.taken_down_for else None,
        "done": done,
        "fault": fault,
        "typed": typed,
        "home": home_of(account, opening.employer_id),
        "to_call": _to_call(database, account, opening),
        "reader": account.name,
        "next_draft": _next_draft(database, opening, account) if done == PUBLISHED else None,
        "takers": f"/conseil/opportunite/{opening.id}" if account.role is Role.COUNSELLOR else None,
    }
    if opening.approved_at is not None and opening.retired_at is None:
        with suppress(NotLive):  # linked to one just taken off: no list, not an empty one, until that is settled
            shortlist = shown_shortlist(database, service.matcher, opening, account=account, now=now)
            context |= {
                "bands": shortlist.bands,
                "suits": shortlist.suits,
                "tells_who_can_come": shortlist.tells_who_can_come,
            }
            if done == PUBLISHED and account.role is Role.COUNSELLOR:
                followed = lines_of(database, account.user_id, now=now)
                context["suited"] = suited_of(database, service.matcher, opening.id, followed, now=now)
    return render(
        request, "recruiting/opening/page.html", context, status_code=UNPROCESSABLE if fault or typed else 200
    )


def _told(database: Session, meeting: MeetingOfEmployer, acting: Account, now: datetime) -> tuple[str, Reaching] | None:
    """The name of who agreed and how to reach them; None without their yes."""
    if meeting.progress is not Progress.AGREED:
        return None
    told = contact_told(database, meeting.id, account=acting, now=now)
    return (told.name, reaching(told.contact)) if told else None


def _next_draft(database: Session, opening: Opening, account: Account) -> OpeningSheet | None:
    """The draft of this employer to go on with, of those that a counsellor wrote where one asks; None without any."""
    made_by = account.user_id if account.role is Role.COUNSELLOR else None
    return next(iter(drafts_of(database, opening.employer_id, made_by=made_by)), None)


def _to_call(database: Session, account: Account, opening: Opening) -> EnrolledEmployer | None:
    """The employer that a counsellor has to call, as nobody there signs in to read an answer; None otherwise."""
    if account.role is not Role.COUNSELLOR or recruiters_of(database, opening.employer_id):
        return None
    return employer_of(database, opening.employer_id)
