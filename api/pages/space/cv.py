"""My CV, one page made of my file: I choose what shows, look at it, take it as a PDF. Who follows me can print it too.

Name, telephone and address are typed for the page alone and kept nowhere: the form is answered at once, by the picture
of the page or by the PDF, and what was typed stays in the form. A line that is corrected is corrected in the file too.
"""

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from api.access import MyFile, MyPerson, SignedIn
from api.cv import (
    MOST_TYPED,
    WANTED,
    Contact,
    Item,
    PrintedCv,
    Section,
    chosen,
    correct,
    corrections,
    print_cv,
    sections_of,
    spellings,
)
from api.deps import Database, Now, Service, TheService
from api.free_words import looks_over
from api.profile.part import MOST_LETTERS
from api.serving.rendering import UNPROCESSABLE, render
from api.wording.languages import gettext
from kit import email_address, plain_text
from matching import Followed, Matcher, Spelled, rank_people, read_people
from store.accounts.account import Account, user_email
from store.audit.log import Action, record
from store.people.person import PersonCard

router = APIRouter(include_in_schema=False)

LookedOver = Annotated[None, looks_over("words", "wanted", contacts=False)]

_MINE = "/mon-espace/cv"
_MOST_MARKS = 300
_PARTS = {"skills": "savoir-faire", "experience": "experience"}
"""The part of the file that each section whose lines may be corrected comes from."""
_PHONE = re.compile(r"\+?[\d .()-]{6,25}")


class CvTyped(BaseModel):
    """The form: who, how to reach them, and which lines are ticked."""

    name: Annotated[str, Field(max_length=MOST_TYPED)] = ""
    phone: Annotated[str, Field(max_length=MOST_TYPED)] = ""
    email: Annotated[str, Field(max_length=MOST_TYPED)] = ""
    place: Annotated[str, Field(max_length=MOST_TYPED)] = ""
    wanted: Annotated[str, Field(max_length=MOST_TYPED)] = ""
    show: Annotated[list[str], Field(max_length=_MOST_MARKS)] = []
    line: Annotated[list[str], Field(max_length=_MOST_MARKS)] = []
    words: Annotated[list[str], Field(max_length=_MOST_MARKS)] = []
    """In the order of `line`, what each line that is the person's own is now."""
    take: Annotated[list[str], Field(max_length=_MOST_MARKS)] = []
    """Of these, and of what is looked for (`WANTED`), those that are written as it was proposed."""
    act: str = ""

    def lines(self, spelled: Mapping[str, Spelled]) -> dict[str, str]:
        """The lines as they were corrected, by mark; `spelled` is how it was proposed to write them."""
        typed = (plain_text(one[: 2 * MOST_LETTERS], limit=MOST_LETTERS) for one in self.words)
        return dict(zip(self.line, typed, strict=False)) | {
            one: spelled[one].text for one in self.take if one in spelled and spelled[one].is_proposed
        }

    def contact(self) -> Contact:
        """What was typed, on one line each."""
        told = (plain_text(text, limit=MOST_TYPED) for text in (self.name, self.phone, self.email, self.place))
        return Contact(*told)

    def own_words(self, matcher: Matcher) -> str:
        """What is looked for: as it was typed, or as it was proposed to write it."""
        typed = plain_text(self.wanted, limit=MOST_TYPED)
        spelled = matcher.spelled(typed)
        return spelled.text[:MOST_TYPED] if WANTED in self.take and spelled.is_proposed else typed

    def wrong(self) -> dict[str, str]:
        """What is to be corrected, by field."""
        contact, faults = self.contact(), {}
        if contact.phone and not _PHONE.fullmatch(contact.phone):
            faults["phone"] = gettext("Écrivez un numéro de téléphone, comme 06 12 34 56 78.")
        if contact.email and not email_address(contact.email):
            faults["email"] = gettext("Écrivez une adresse entière, comme prenom@exemple.fr.")
        return faults


@dataclass(frozen=True, slots=True)
class _Shown:
    """The form as it is shown: what is typed and ticked, what is wrong, and the page where it was asked for."""

    contact: Contact
    marks: frozenset[str]
    own_words: str = ""
    wrong: dict[str, str] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    """What was typed in the place of lines, by mark, where it is not written yet."""
    corrected: int = 0
    """How many lines were just corrected."""
    printed: PrintedCv | None = None

    @property
    def picture(self) -> str:
        """The page as an address that holds the picture itself; "" before it was asked for."""
        return "" if self.printed is None else "data:image/png;base64," + b64encode(self.printed.preview).decode()


@dataclass(frozen=True, slots=True)
class _Told:
    """Whose CV it is, what may stand on it, and how lines in their own words would be written."""

    followed: Followed
    card: PersonCard
    path: str
    sections: tuple[Section, ...]
    spelled: dict[str, Spelled]


@router.get("/mon-espace/cv")
def my_cv(request: Request, service: TheService, database: Database, card: MyFile, account: SignedIn) -> Response:
    """What may stand on my CV."""
    email = user_email(database, account.user_id) or ""
    return _form(request, service, _told(service, database, card, path=_MINE), email=email)


@router.post("/mon-espace/cv")
def make_my_cv(
    request: Request,
    service: TheService,
    database: Database,
    now: Now,
    card: MyFile,
    account: SignedIn,
    _: LookedOver,
    typed: Annotated[CvTyped, Form()],
) -> Response:
    """My CV: its picture under the form, or the PDF; what I corrected of it is corrected in my file."""
    return _made(request, service, database, _told(service, database, card, path=_MINE), typed, account, now)


@router.get("/conseil/personnes/{person_id}/cv")
def their_cv(
    request: Request, service: TheService, database: Database, now: Now, card: MyPerson, account: SignedIn
) -> Response:
    """What may stand on the CV of somebody I follow."""
    record(database, Action.READ_PERSON, account=account, now=now, subject=str(card.pseudonym))
    return _form(request, service, _told(service, database, card, path=_theirs(card)))


@router.post("/conseil/personnes/{person_id}/cv")
def make_their_cv(
    request: Request,
    service: TheService,
    database: Database,
    now: Now,
    card: MyPerson,
    account: SignedIn,
    _: LookedOver,
    typed: Annotated[CvTyped, Form()],
) -> Response:
    """Their CV, made and corrected with them."""
    record(database, Action.READ_PERSON, account=account, now=now, subject=str(card.pseudonym))
    return _made(request, service, database, _told(service, database, card, path=_theirs(card)), typed, account, now)


def _theirs(card: PersonCard) -> str:
    return f"/conseil/personnes/{card.id}/cv"


def _told(service: Service, database: Session, card: PersonCard, *, path: str) -> _Told:
    """The CV of a person as their file is now."""
    (followed,) = read_people(database, [card.id])
    sections = sections_of(followed.person, service.matcher.understand(followed.person.wishes))
    return _Told(followed, card, path, sections, spellings(sections, service.matcher))


def _form(request: Request, service: Service, told: _Told, *, email: str = "") -> Response:
    marks = frozenset(item.mark for section in told.sections for item in section.items if item.usually)
    contact = Contact(name=told.card.first_name, email=email, place=told.card.place)
    return _page(request, service, told, _Shown(contact, marks))


def _made(
    request: Request,
    service: Service,
    database: Session,
    told: _Told,
    typed: CvTyped,
    account: Account,
    now: datetime,
) -> Response:
    contact, marks, wrong, lines = typed.contact(), frozenset(typed.show), typed.wrong(), typed.lines(told.spelled)
    wanted = typed.own_words(service.matcher)
    if wrong:
        shown = _Shown(contact, marks, wanted, wrong, lines)
        return _page(request, service, told, shown, status_code=UNPROCESSABLE)
    changes = corrections(told.sections, lines)
    if changes:
        correct(database, told.card.id, told.followed.person, changes)
        for section in dict.fromkeys(one.section for one in changes):
            subject, part = str(told.card.pseudonym), _PARTS[section]
            record(database, Action.CHANGED_FILE, account=account, now=now, subject=subject, part=part)
        rank_people(database, service.matcher, [told.card.id], now=now)
        told = _told(service, database, told.card, path=told.path)
    printed = print_cv(chosen(told.sections, contact=contact, marks=marks, own_words=wanted))
    if typed.act == "pdf":
        headers = {"Content-Disposition": 'attachment; filename="cv.pdf"'}
        return Response(printed.pdf, media_type="application/pdf", headers=headers)
    shown = _Shown(contact, marks, wanted, corrected=len(changes), printed=printed)
    return _page(request, service, told, shown)


def _page(request: Request, service: Service, told: _Told, shown: _Shown, *, status_code: int = 200) -> Response:
    wanted = service.matcher.spelled(shown.own_words)
    context = {
        "card": told.card,
        "is_own": told.path == _MINE,
        "path": told.path,
        "sections": told.sections,
        "spelled": told.spelled | {WANTED: wanted},
        "to_read_again": _to_read_again(told, shown, wanted),
        "shown": shown,
        "most": MOST_TYPED,
        "most_letters": MOST_LETTERS,
    }
    return render(request, "cv/page.html", context, status_code=status_code)


def _to_read_again(told: _Told, shown: _Shown, wanted: Spelled) -> list[Item]:
    """The lines that will be printed and may hold a mistake, what is looked for first."""
    typed = [Item(WANTED, shown.own_words)] if wanted.is_changed or wanted.unknown else []
    own = shown.marks & told.spelled.keys()
    return [*typed, *(item for section in told.sections for item in section.items if item.mark in own)]
