"""An opening on its way: described in one's own words, corrected on one page, seen as people will, published.

The same pages serve a recruiter and a counsellor who does it for them on the phone; what is written down says who.
"""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.access import SignedIn, opens_sheet
from api.deps import Database, Now, Service, TheService
from api.employers.describing import sheet_address
from api.employers.enrolment import communes_to_choose
from api.employers.filled import (
    CONTRACTS,
    KINDS,
    LENGTHS,
    OTHER,
    STARTS,
    YES,
    Filled,
    OpeningTyped,
    experience_choices,
    filled_of,
    titled,
    trade_named,
    trial_beside,
    with_proposals,
    without_contacts_in,
)
from api.errors import BadQuestion
from api.pages.recruiting.opening_differences import differences
from api.pages.recruiting.opening_folds import folds
from api.pages.recruiting.opening_form import Faults, read_opening
from api.pages.recruiting.opening_hours import hours_asked
from api.pages.recruiting.opening_pay import another_pay
from api.pages.recruiting.opening_preview import previewed
from api.pages.recruiting.opening_questions import open_questions, unsaid
from api.pages.recruiting.opening_understood import understood
from api.serving.rendering import UNPROCESSABLE, render, see_other
from api.wording.figures import weekday_name
from api.wording.languages import gettext
from api.wording.words import LICENCES
from kit import day_in_france
from matching.words.described.asked_beside import licence_to_come
from matching.words.described.proposed import leave_a_choice, propose_trades
from matching.words.described.seekers import seeks_for
from store.accounts.account import Account, Role
from store.audit.log import Action, record
from store.employers.opening_sheets import OpeningSheet, drop_draft, open_sheet, write_sheet
from store.employers.openings import Opening, opening_of
from store.employers.publishing import TakenDown, Wording, publish, publish_trial

router = APIRouter(include_in_schema=False)

MySheet = Annotated[OpeningSheet, opens_sheet(Role.RECRUITER, Role.COUNSELLOR)]

MOVED = "deplacee"
"""In an address, and where it is written down: the opening is in another commune now, and a new one."""
LATER = "garder"
"""The button that keeps the sheet and goes no further."""


def sheet_for(database: Session, opening: Opening, *, account: Account, now: datetime) -> int:
    """The number of the sheet of an opening, made from it where it has none yet."""
    if opening.sheet_id is not None:
        return opening.sheet_id
    filled = filled_of(opening).model_dump()
    return open_sheet(
        database,
        opening.employer_id,
        words=opening.description,
        sheet=filled,
        made_by=account.user_id,
        now=now,
        opportunity_id=opening.id,
    )


@router.get("/recrutement/fiches/{sheet_id}")
def sheet_page(
    request: Request, sheet: MySheet, service: TheService, now: Now, account: SignedIn, essai: str = ""
) -> Response:
    """The form, as it was last filled; with the days to try it ticked where that is what was asked for."""
    filled = Filled.model_validate(sheet.sheet)
    if essai == YES:
        filled = filled.model_copy(update={"trial": YES})
    return _form(request, service, sheet, filled, account=account, now=now)


@router.post("/recrutement/fiches/{sheet_id}")
def correct(
    request: Request,
    sheet: MySheet,
    service: TheService,
    database: Database,
    now: Now,
    account: SignedIn,
    typed: Annotated[OpeningTyped, Form()],
) -> Response:
    """Keeps what was typed, whatever it is, and goes on where nothing is wrong."""
    known = Filled.model_validate(sheet.sheet)
    perhaps = known.perhaps if typed.place == known.place else []
    filled = Filled(
        **typed.model_dump(),
        proposals=known.proposals,
        made_title=known.made_title,
        perhaps=perhaps,
        beside=known.beside,
        licence_told=licence_to_come(known.text),
    )
    filled = titled(filled)
    faults: dict[str, str] = {}
    if filled.trade == OTHER and filled.other_trade:
        filled, faults = _other_trade(service, sheet, filled)
    filled, was_moved = without_contacts_in(filled)
    if was_moved:
        faults["text"] = gettext(
            "Nous avons enlevé un nom, un téléphone ou une adresse e-mail : tout le monde les verrait. "
            "Le téléphone a sa place plus bas. Relisez le texte."
        )
    write_sheet(database, sheet.id, filled.model_dump(), now=now)
    if typed.then == LATER:
        return see_other(home_of(account, sheet.employer_id))
    read = _read_all(service, sheet, filled, now)
    if isinstance(read, Faults) or faults:
        said = (read.said if isinstance(read, Faults) else {}) | faults
        if "other_trade" in said:  # one question, asked once
            said.pop("trade", None)
        return _form(request, service, sheet, filled, account=account, now=now, faults=said)
    return see_other(f"{sheet_address(sheet.id)}/apercu")


@router.get("/recrutement/fiches/{sheet_id}/apercu")
def preview(
    request: Request, sheet: MySheet, service: TheService, database: Database, now: Now, account: SignedIn
) -> Response:
    """What will be published as people will see it; back to the form where something is wrong with it."""
    filled = Filled.model_validate(sheet.sheet)
    read = _read_all(service, sheet, filled, now)
    if isinstance(read, Faults):
        return _form(request, service, sheet, filled, account=account, now=now, faults=read.said)
    context = {
        "sheet": sheet,
        "shown": [previewed(service, sheet, one, now) for one in read],
        "trade": trade_named(filled),
        "reply": read[0],
        "differences": differences(service, sheet, filled, now),
        "hours_asked": hours_asked(filled),
        "questions": open_questions(filled, sheet.employer, day_in_france(now)),
        "unsaid": unsaid(filled),
        "moves": _moves(database, sheet, read[0]),
        "home": home_of(account, sheet.employer_id),
    }
    return render(request, "recruiting/preview.html", context)


@router.post("/recrutement/fiches/{sheet_id}/publier")
def publish_opening(
    request: Request, sheet: MySheet, service: TheService, database: Database, now: Now, account: SignedIn
) -> Response:
    """The opening is live, and some days to try it beside where they are offered: in searches at once, in alerts
    within seconds."""
    filled = Filled.model_validate(sheet.sheet)
    read = _read_all(service, sheet, filled, now)
    if isinstance(read, Faults):
        return _form(request, service, sheet, filled, account=account, now=now, faults=read.said)
    try:
        opening_id = publish(database, sheet, read[0], now=now)
    except TakenDown:  # the page of the opening says so, and whom to call
        return see_other(f"/recrutement/offres/{sheet.opportunity_id}")
    _write_down(database, opening_id, before=sheet.opportunity_id, account=account, now=now)
    beside = trial_beside(filled)
    if beside is not None and len(read) > 1:
        trial_id = publish_trial(database, sheet, read[1], filled=beside.model_dump(), made_by=account.user_id, now=now)
        _write_down(database, trial_id, before=None, account=account, now=now)
    done = "publiee" if sheet.opportunity_id is None or sheet.ended else "changee"
    if sheet.opportunity_id not in (None, opening_id):
        done = MOVED
    return see_other(f"/recrutement/offres/{opening_id}?fait={done}")


@router.post("/recrutement/fiches/{sheet_id}/essai")
def change_trial(
    request: Request, sheet: MySheet, service: TheService, database: Database, now: Now, account: SignedIn
) -> Response:
    """The days to try the job are changed as the job was, where they are still live."""
    trial = opening_of(database, sheet.trial_id, employer_id=sheet.employer_id) if sheet.trial_id else None
    if trial is None or trial.retired_at is not None or trial.sheet_id is None or sheet.opportunity_id is None:
        raise BadQuestion(gettext("Cet essai n'est plus en ligne. Remettez-le en ligne pour le changer."))
    beside = trial_beside(Filled.model_validate(sheet.sheet).model_copy(update={"trial": YES}))
    read = _read(service, sheet, beside, now) if beside is not None else Faults({})
    if beside is None or isinstance(read, Faults):
        said = read.said if isinstance(read, Faults) else {}
        return _form(request, service, sheet, Filled.model_validate(sheet.sheet), account=account, now=now, faults=said)
    write_sheet(database, trial.sheet_id, beside.model_dump(), now=now)
    trial_id = publish_trial(database, sheet, read, filled=beside.model_dump(), made_by=account.user_id, now=now)
    _write_down(database, trial_id, before=trial.id, account=account, now=now)
    return see_other(f"/recrutement/offres/{trial_id}?fait={'changee' if trial_id == trial.id else MOVED}")


@router.post("/recrutement/fiches/{sheet_id}/oublier")
def forget(sheet: MySheet, database: Database, account: SignedIn) -> Response:
    """Forgets a draft; the sheet of what is published stays."""
    drop_draft(database, sheet.id)
    return see_other(home_of(account, sheet.employer_id))


def home_of(account: Account, employer_id: int) -> str:
    """Where the openings of the employer are listed for this account."""
    return "/recrutement" if account.role is Role.RECRUITER else f"/conseil/employeurs/{employer_id}"


def _form(
    request: Request,
    service: Service,
    sheet: OpeningSheet,
    filled: Filled,
    *,
    account: Account,
    now: datetime,
    faults: dict[str, str] | None = None,
) -> Response:
    context = {
        "sheet": sheet,
        "filled": filled,
        "faults": faults or {},
        "home": home_of(account, sheet.employer_id),
        "kinds": KINDS,
        "contracts": [("", gettext("À voir ensemble")), *((one, one) for one in CONTRACTS)],
        "lengths": LENGTHS,
        "experience": experience_choices(filled),
        "starts": STARTS,
        "other": OTHER,
        "folds": folds(filled, faults or {}, takes_volunteers=sheet.takes_volunteers, today=day_in_france(now)),
        "understood": understood(filled, sheet.employer, day_in_france(now)),
        "differences": differences(service, sheet, filled, now),
        "hours_asked": hours_asked(filled),
        "other_pay": another_pay(filled.pay, filled.text, day_in_france(now)),
        "seeker": seeks_for(filled.text, employer=sheet.employer),
        "days": [weekday_name(day) for day in range(7)],
        "licences": LICENCES,
        "communes": communes_to_choose(filled.place, service.places)
        if "place" in (faults or {}) or not filled.commune
        else (),
        "publisher": service.publisher,
    }
    return render(request, "recruiting/sheet.html", context, status_code=UNPROCESSABLE if faults else 200)


def _other_trade(service: Service, sheet: OpeningSheet, filled: Filled) -> tuple[Filled, dict[str, str]]:
    """The form with the trade that the employer's other words name; where they may mean several, these are to be chosen
    from."""
    knowledge = service.matcher.knowledge
    proposals = propose_trades(
        filled.other_trade, employer=sheet.employer, titles=knowledge.titles, rome=knowledge.rome
    )
    if not proposals:
        said = gettext(
            "Nous ne connaissons pas ce métier. Essayez un mot plus courant : vendeur, maçon, aide à domicile. "
            "Est-ce du bénévolat ? Choisissez-le plus haut."
        )
        return filled, {"other_trade": said}
    if not leave_a_choice(proposals, filled.other_trade):
        return with_proposals(filled, proposals, chosen=proposals[0].rome), {}
    return with_proposals(filled, proposals), {
        "trade": gettext("Voici les métiers les plus proches. Choisissez-en un.")
    }


def _read(service: Service, sheet: OpeningSheet, filled: Filled, now: datetime) -> Wording | Faults:
    trades = {trade.code: trade.label for trade in service.matcher.knowledge.rome.trades}
    return read_opening(filled, sheet, places=service.places, trades=trades, today=day_in_france(now))


def _read_all(service: Service, sheet: OpeningSheet, filled: Filled, now: datetime) -> list[Wording] | Faults:
    """What the form publishes: the opening, then the days to try it where they are offered and not there yet."""
    beside = trial_beside(filled) if sheet.trial_id is None else None
    found = []
    for one in (filled, beside):
        read = _read(service, sheet, one, now) if one is not None else None
        if isinstance(read, Faults):
            return read
        found += [read] if read is not None else []
    return found


def _moves(database: Session, sheet: OpeningSheet, wording: Wording) -> bool:
    """Whether publishing takes the opening to another commune, where it is a new one."""
    opening = opening_of(database, sheet.opportunity_id) if sheet.opportunity_id is not None else None
    return opening is not None and opening.insee not in (None, wording.insee)


def _write_down(database: Session, opening_id: int, *, before: int | None, account: Account, now: datetime) -> None:
    """Writes down what became of the opening `before`: changed, or ended where another one took its place."""
    left = opening_of(database, before) if before not in (None, opening_id) else None
    if left is not None:
        record(database, Action.ENDED_OPENING, account=account, now=now, subject=left.key, ended=MOVED)
    action = Action.CHANGED_OPENING if before == opening_id else Action.PUBLISHED_OPENING
    opening = opening_of(database, opening_id)
    record(database, action, account=account, now=now, subject=opening.key if opening else None)
