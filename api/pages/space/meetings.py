"""Employers who would like to meet me, or somebody I follow: the question, what a yes tells, taking it back."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel
from sqlalchemy.orm import Session

from api.access import MyFile, MyPerson, SignedIn, admits
from api.deps import Database, Now, Number
from api.following import first_name_of_counsellor
from api.free_words import looks_over
from api.ownership import own_meeting
from api.serving.rendering import UNPROCESSABLE, render, see_other
from api.wording.faults import said
from api.wording.languages import gettext
from kit import plain_text
from store.accounts.account import Account, Role, account_of_user, user_email
from store.audit.agreements import agreed_to_meet_at
from store.audit.log import Action, Seen, record_each
from store.meetings.answering import Contact, MeetingOfPerson, meetings_of_person, meetings_of_portfolio, settle_meeting
from store.meetings.consent import ConsentEvent, ConsentSettled, ConsentState
from store.people.person import PersonCard

router = APIRouter(include_in_schema=False)

Counsellor = Annotated[Account, admits(Role.COUNSELLOR)]
Said = Annotated[Literal["", "oui", "conseil", "appel", "non", "reprendre"], Query()]
"""What was just answered; a yes also says who is reached: "conseil" my counsellor, "appel" the employer by one."""
LookedOver = Annotated[None, looks_over("name", "contact", contacts=False)]
"""An employer reads both."""

_NAME, _CONTACT = 60, 120
_EVENTS = {"oui": ConsentEvent.GIVE, "non": ConsentEvent.REFUSE, "reprendre": ConsentEvent.WITHDRAW}
_REACHES = re.compile(r"\S+@\S+\.\S+|(?:\d[\s.\-]*){9,}")
"""An e-mail address, or nine digits and more."""
_A_NUMBER = re.compile(r"\+?(?:\d[\s.\-]*)+")


class Answer(BaseModel):
    """The form of an answer: yes with what it tells, no, or a yes taken back."""

    meeting: Annotated[Number, Form()]
    answer: Literal["oui", "non", "reprendre"]
    name: str = ""
    reach: Literal["person", "counsellor"] = "person"
    """Through whom: without a counsellor, the person alone can be reached."""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class _Refused:
    """An answer that could not be taken: what was typed, and what to do, by field."""

    answer: Answer
    faults: dict[str, str] = field(default_factory=dict)


@router.get("/mon-espace/rencontres")
def my_meetings(request: Request, card: MyFile, database: Database, now: Now, dit: Said = "") -> Response:
    """Who would like to meet me, what they would see, what they see."""
    return render(request, "meetings/mine.html", _mine(database, card, now) | {"said": dit, "refused": None})


@router.post("/mon-espace/rencontres")
def answer_meeting(
    request: Request,
    card: MyFile,
    database: Database,
    now: Now,
    account: SignedIn,
    answer: Annotated[Answer, Form()],
    _: LookedOver,
) -> Response:
    """My yes, my no, or my yes taken back: it counts at once, and is written down."""
    refused = _settle(database, card, answer, account=account, now=now)
    if refused is None:
        return see_other(f"/mon-espace/rencontres?dit={_said(database, card, answer, now)}")
    context = _mine(database, card, now) | {"said": "", "refused": refused}
    return render(request, "meetings/mine.html", context, status_code=UNPROCESSABLE)


@router.get("/conseil/rencontres")
def meetings_of_my_people(
    request: Request,
    database: Database,
    now: Now,
    account: Counsellor,
    dit: Said = "",
    demande: Annotated[int | None, Query(ge=1)] = None,
) -> Response:
    """Who would like to meet somebody I follow, what waits for an answer first; the form of one (`demande`) open."""
    context = _portfolio(database, account, now) | {"said": dit, "refused": None, "opened": demande}
    return render(request, "meetings/people.html", context)


@router.post("/conseil/personnes/{person_id}/rencontres")
def answer_for(
    request: Request,
    card: MyPerson,
    database: Database,
    now: Now,
    account: SignedIn,
    answer: Annotated[Answer, Form()],
    _: LookedOver,
) -> Response:
    """What somebody I follow has told me: the same answers, written down as mine."""
    refused = _settle(database, card, answer, account=account, now=now)
    if refused is None:
        return see_other(f"/conseil/rencontres?dit={answer.answer}")
    context = _portfolio(database, account, now) | {"said": "", "refused": refused, "opened": answer.meeting}
    return render(request, "meetings/people.html", context, status_code=UNPROCESSABLE)


def _mine(database: Session, card: PersonCard, now: datetime) -> dict[str, object]:
    meetings = meetings_of_person(database, card.id, now=now)
    user = None if card.counsellor_id is None else account_of_user(database, card.counsellor_id)
    names = {"counsellor": user and user.name, "first_name": first_name_of_counsellor(database, card)}
    agreed_at = agreed_to_meet_at(database, subject=str(card.pseudonym))
    return _sorted(meetings) | {"card": card, "agreed_at": agreed_at, "now": now} | names


def _portfolio(database: Session, account: Account, now: datetime) -> dict[str, object]:
    meetings = meetings_of_portfolio(database, account.user_id, now=now)
    seen = {str(one.pseudonym): Seen(str(one.pseudonym), None) for one in meetings}
    record_each(database, Action.READ_PERSON, seen.values(), account=account, now=now)
    return _sorted(meetings) | {"counsellor": account.name, "now": now}


def _said(database: Session, card: PersonCard, answer: Answer, now: datetime) -> str:
    """What was just answered; of a yes also who calls now: a counsellor, where nobody at the employer signs in."""
    if answer.answer != "oui":
        return answer.answer
    if not own_meeting(database, card, answer.meeting, now=now).employer_signs_in:
        return "appel"
    return "conseil" if _through(card, answer) else "oui"


def _sorted(meetings: tuple[MeetingOfPerson, ...]) -> dict[str, object]:
    """Those to answer, those agreed to, and what is over."""
    open_states = (ConsentState.ASKED, ConsentState.GIVEN)
    return {
        "waiting": [one for one in meetings if one.state is ConsentState.ASKED],
        "agreed": [one for one in meetings if one.state is ConsentState.GIVEN],
        "over": [one for one in meetings if one.state not in open_states],
    }


def _settle(database: Session, card: PersonCard, answer: Answer, *, account: Account, now: datetime) -> _Refused | None:
    """None where the answer was taken. Raises NotFound where the meeting is not this person's."""
    own_meeting(database, card, answer.meeting, now=now)
    told = None
    if answer.answer == "oui":
        told, faults = _told(database, card, answer)
        if told is None:
            return _Refused(answer, faults)
    try:
        settle_meeting(database, answer.meeting, _EVENTS[answer.answer], account=account, now=now, told=told)
    except ConsentSettled as fault:
        return _Refused(answer, {"answer": said(fault)})
    return None


def _told(database: Session, card: PersonCard, answer: Answer) -> tuple[Contact | None, dict[str, str]]:
    """What a yes tells, or what is wrong with it by field."""
    faults = {}
    name = plain_text(answer.name, limit=_NAME)
    if not name:
        faults["name"] = gettext("Écrivez le nom que l'employeur verra.")
    contact = plain_text(answer.contact, limit=_CONTACT)
    counsellor_id = _through(card, answer)
    if counsellor_id is not None:
        if contact:
            faults["contact"] = gettext("Cochez « Directement » pour donner ce contact. Sinon, effacez cette ligne.")
        follows = account_of_user(database, counsellor_id)
        parts = (follows and follows.name, user_email(database, counsellor_id))
        contact = ", ".join(part for part in parts if part)
    elif not _REACHES.search(contact):
        faults["contact"] = (
            gettext("Il manque des chiffres. Un numéro en a dix, comme 06 12 34 56 78.")
            if _A_NUMBER.fullmatch(contact)
            else gettext("Écrivez un numéro de téléphone ou une adresse e-mail.")
        )
    return (None, faults) if faults else (Contact(name, contact), faults)


def _through(card: PersonCard, answer: Answer) -> int | None:
    """The counsellor through whom the person is reached; None where the person alone is."""
    return card.counsellor_id if answer.reach == "counsellor" else None
