"""People who come into my portfolio: one by hand with a short form, or many out of a file that is tried first.

Of a file nothing is kept: its text travels in the page that tells what it would do, and comes back with the press that
says yes. What is then written is written as a whole, or not at all.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, File, Form, Query, Request, UploadFile
from fastapi.responses import Response
from pydantic import BaseModel
from sqlalchemy.orm import Session

from api.access import admits
from api.deps import Database, Now, TheService
from api.errors import BadQuestion
from api.newcomers import Read, decoded, read_newcomer, read_people
from api.pages.desk.contact import ENGAGEMENTS
from api.pages.desk.pressed import JUST_ADDED
from api.profile import MINUTES
from api.serving.rendering import UNPROCESSABLE, render, see_other
from api.wording.words import LICENCES, MODES
from geo import Commune
from kit import day_in_france
from matching import Matcher, rank_people
from sheets import PEOPLE, csv_template
from store.accounts.account import Account, Role
from store.audit.log import Action, Seen, record_each
from store.people.newcomers import Entered, Newcomer, enter_people, likenesses

router = APIRouter(include_in_schema=False)

Counsellor = Annotated[Account, admits(Role.COUNSELLOR)]

_LICENCES_ASKED = ("B", "AM", "A", "C", "D")


class NewcomerTyped(BaseModel):
    """The short form as it was typed; the names are those of `sheets.PEOPLE`."""

    first_name: str = ""
    place: str = ""
    stage: str = ""
    wishes: str = ""
    car: str = ""
    moped: str = ""
    ebike: str = ""
    bike: str = ""
    bus: str = ""
    walk: str = ""
    licences: list[str] = []
    hours_min: str = ""
    hours_max: str = ""
    starts_on: str = ""
    kind: str = ""
    commune: str = ""
    """The INSEE code of the commune that was ticked, where its name was asked about."""
    another: bool = False
    """Whether this is somebody else than the one of the same first name and commune."""
    looked: bool = False
    """Whether they looked again at what seemed not to be kept here."""

    def texts(self) -> Mapping[str, str]:
        """The fields as a line of a file would hold them."""
        told = self.model_dump(exclude={"licences", "commune", "another", "looked"})
        return {**told, "licences": ";".join(self.licences)}


@router.get("/conseil/personnes/nouvelle")
def ask_newcomer(request: Request, _: Counsellor) -> Response:
    """The short form: a first name and a commune are enough."""
    return _form(request, NewcomerTyped(), wrong={})


@router.post("/conseil/personnes/nouvelle")
def enter_newcomer(
    request: Request,
    service: TheService,
    database: Database,
    now: Now,
    account: Counsellor,
    typed: Annotated[NewcomerTyped, Form()],
) -> Response:
    """Somebody new in my portfolio, ranked at once; what cannot be read, and what seems not to be kept here, is asked
    again."""
    read = read_newcomer(typed.texts(), places=service.places, today=day_in_france(now), chosen=typed.commune)
    if read.newcomer is None:
        return _form(request, typed, wrong=read.wrong, choices=read.choices, too_much=read)
    is_known = not typed.another and read.newcomer.likeness in likenesses(database, account.user_id)
    if is_known or (read.tells_too_much and not typed.looked):
        return _form(request, typed, wrong={}, known=read.newcomer if is_known else None, too_much=read)
    (entered,) = _enter(database, service.matcher, [read.newcomer], account=account, now=now)
    return see_other(f"/conseil/personnes/{entered.id}?fait={JUST_ADDED}")


@router.get("/conseil/fichier")
def ask_file(request: Request, _: Counsellor, fait: Annotated[int, Query(ge=0, le=500)] = 0) -> Response:
    """Where a file is handed in, with the template."""
    return _file_form(request, done=fait)


@router.get("/conseil/fichier/modele.csv")
def template(_: Counsellor) -> Response:
    """The template to fill in, as Excel opens it well."""
    headers = {"Content-Disposition": 'attachment; filename="personnes.csv"'}
    return Response(csv_template(PEOPLE), media_type="text/csv; charset=utf-8", headers=headers)


@router.post("/conseil/fichier")
def try_file(
    request: Request,
    service: TheService,
    database: Database,
    now: Now,
    account: Counsellor,
    file: Annotated[UploadFile | None, File()] = None,
    text: Annotated[str, Form()] = "",
    pasted: Annotated[str, Form()] = "",
    other: Annotated[list[int] | None, Form()] = None,
    *,
    confirmed: Annotated[bool, Form()] = False,
    looked: Annotated[bool, Form()] = False,
) -> Response:
    """What the file would do, line by line; with `confirmed`, it is done: all the lines that can be read, or none.

    Rows `pasted` out of a spreadsheet or an e-mail, their titles first, are as good as a file. `other` are the rows of
    namesakes who are ticked as somebody else. A file that cannot be read is asked again, and so is one that holds what
    seems not to be kept here, until it is `looked` over.
    """
    try:
        content = text if confirmed else pasted.strip("\r\n") or decoded(file.file.read() if file is not None else b"")
        reading = read_people(
            content,
            known=likenesses(database, account.user_id),
            places=service.places,
            today=day_in_france(now),
            others=other or (),
        )
    except BadQuestion as fault:
        return _file_form(request, fault=str(fault), pasted=pasted)
    if confirmed and reading.newcomers and (looked or not reading.asks_to_look):
        entered = _enter(database, service.matcher, reading.newcomers, account=account, now=now)
        return see_other(f"/conseil/fichier?fait={len(entered)}")
    is_asked_again = confirmed and reading.asks_to_look
    context = {
        "reading": reading,
        "text": content,
        "others": other or (),
        "is_asked_again": is_asked_again,
        "licences": LICENCES,
    }
    status_code = UNPROCESSABLE if is_asked_again else 200
    return render(request, "desk/people_file_tried.html", context, status_code=status_code)


def _enter(
    database: Session, matcher: Matcher, newcomers: Sequence[Newcomer], *, account: Account, now: datetime
) -> tuple[Entered, ...]:
    """Writes the people down, each audited, and makes their lists."""
    entered = enter_people(database, newcomers, counsellor_id=account.user_id, now=now)
    seen = (Seen(one.pseudonym, list_id=None) for one in entered)
    record_each(database, Action.ENTERED_PERSON, seen, account=account, now=now)
    rank_people(database, matcher, [one.id for one in entered], now=now)
    return entered


def _file_form(request: Request, *, done: int = 0, fault: str = "", pasted: str = "") -> Response:
    context = {"done": done, "fault": fault, "pasted": pasted, "columns": PEOPLE.columns}
    return render(request, "desk/people_file.html", context, status_code=UNPROCESSABLE if fault else 200)


def _form(
    request: Request,
    typed: NewcomerTyped,
    *,
    wrong: Mapping[str, str],
    known: Newcomer | None = None,
    choices: tuple[Commune, ...] = (),
    too_much: Read | None = None,
) -> Response:
    asks_again = wrong or known or too_much
    context = {
        "typed": typed,
        "wrong": wrong,
        "known": known,
        "too_much": too_much if too_much and too_much.tells_too_much else None,
        "communes": choices,
        "minutes": MINUTES,
        "modes": MODES,
        "licences": [(code, LICENCES[code]) for code in _LICENCES_ASKED],
        "engagements": ENGAGEMENTS,
    }
    return render(request, "desk/newcomer.html", context, status_code=UNPROCESSABLE if asks_again else 200)
