"""My CV, one page made of my file: I choose what shows, look at it, take it as a PDF. Who follows me can print it too.

Name, telephone and address are typed for the page alone and kept nowhere: the form is answered at once, by the picture
of the page or by the PDF, and what was typed stays in the form.
"""

import re
from base64 import b64encode
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from api.access import SignedIn, opens_own_file, opens_person
from api.cv import MOST_TYPED, Contact, Section, Sheet, chosen, make_sheet, sections_of, words_wanted
from api.deps import Database, Now, Service, TheService
from api.serving.rendering import UNPROCESSABLE, render
from api.wording.languages import gettext
from kit import email_address, plain_text
from matching import read_people
from store.accounts import Role, user_email
from store.audit import Action, record
from store.people import PersonCard

router = APIRouter(include_in_schema=False)

MyFile = Annotated[PersonCard, opens_own_file()]
MyPerson = Annotated[PersonCard, opens_person(Role.COUNSELLOR)]

_MOST_MARKS = 300
_PHONE = re.compile(r"\+?[\d .()-]{6,25}")


class Typed(BaseModel):
    """The form: who, how to reach them, and which lines are ticked."""

    name: Annotated[str, Field(max_length=MOST_TYPED)] = ""
    phone: Annotated[str, Field(max_length=MOST_TYPED)] = ""
    email: Annotated[str, Field(max_length=MOST_TYPED)] = ""
    place: Annotated[str, Field(max_length=MOST_TYPED)] = ""
    wanted: Annotated[str, Field(max_length=MOST_TYPED)] = ""
    show: Annotated[list[str], Field(max_length=_MOST_MARKS)] = []
    act: str = ""

    def contact(self) -> Contact:
        """What was typed, on one line each."""
        told = (plain_text(text, limit=MOST_TYPED) for text in (self.name, self.phone, self.email, self.place))
        return Contact(*told)

    def own_words(self) -> str:
        """What is looked for, as it was typed."""
        return plain_text(self.wanted, limit=MOST_TYPED)

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
    sheet: Sheet | None = None

    @property
    def picture(self) -> str:
        """The page as an address that holds the picture itself; "" before it was asked for."""
        return "" if self.sheet is None else "data:image/png;base64," + b64encode(self.sheet.preview).decode()


@router.get("/mon-espace/cv")
def my_cv(request: Request, service: TheService, database: Database, card: MyFile, account: SignedIn) -> Response:
    """What may stand on my CV."""
    email = user_email(database, account.user_id) or ""
    return _form(request, card, _sections(service, database, card), path="/mon-espace/cv", email=email)


@router.post("/mon-espace/cv")
def make_my_cv(
    request: Request, service: TheService, database: Database, card: MyFile, typed: Annotated[Typed, Form()]
) -> Response:
    """My CV: its picture under the form, or the PDF."""
    return _made(request, card, _sections(service, database, card), typed, path="/mon-espace/cv")


@router.get("/conseil/personnes/{person_id}/cv")
def their_cv(
    request: Request, service: TheService, database: Database, now: Now, card: MyPerson, account: SignedIn
) -> Response:
    """What may stand on the CV of somebody I follow."""
    record(database, Action.READ_PERSON, account=account, now=now, subject=str(card.pseudonym))
    return _form(request, card, _sections(service, database, card), path=f"/conseil/personnes/{card.id}/cv")


@router.post("/conseil/personnes/{person_id}/cv")
def make_their_cv(
    request: Request,
    service: TheService,
    database: Database,
    now: Now,
    card: MyPerson,
    account: SignedIn,
    typed: Annotated[Typed, Form()],
) -> Response:
    """Their CV, made with them."""
    record(database, Action.READ_PERSON, account=account, now=now, subject=str(card.pseudonym))
    return _made(request, card, _sections(service, database, card), typed, path=f"/conseil/personnes/{card.id}/cv")


def _form(request: Request, card: PersonCard, sections: tuple[Section, ...], *, path: str, email: str = "") -> Response:
    marks = frozenset(item.mark for section in sections if section.usually for item in section.items)
    contact = Contact(name=card.first_name, email=email, place=card.place)
    shown = _Shown(contact, marks, words_wanted(card.wishes))
    return _page(request, card, sections, shown, path=path)


def _made(request: Request, card: PersonCard, sections: tuple[Section, ...], typed: Typed, *, path: str) -> Response:
    contact, marks, wrong = typed.contact(), frozenset(typed.show), typed.wrong()
    if wrong:
        shown = _Shown(contact, marks, typed.own_words(), wrong)
        return _page(request, card, sections, shown, path=path, status_code=UNPROCESSABLE)
    sheet = make_sheet(chosen(sections, contact=contact, marks=marks, own_words=typed.own_words()))
    if typed.act == "pdf":
        headers = {"Content-Disposition": 'attachment; filename="cv.pdf"'}
        return Response(sheet.pdf, media_type="application/pdf", headers=headers)
    return _page(request, card, sections, _Shown(contact, marks, typed.own_words(), sheet=sheet), path=path)


def _sections(service: Service, database: Session, card: PersonCard) -> tuple[Section, ...]:
    (followed,) = read_people(database, [card.id])
    return sections_of(followed.person, service.matcher.understand(followed.person.wishes))


def _page(
    request: Request,
    card: PersonCard,
    sections: tuple[Section, ...],
    shown: _Shown,
    *,
    path: str,
    status_code: int = 200,
) -> Response:
    context = {
        "card": card,
        "is_own": path.startswith("/mon-espace"),
        "path": path,
        "sections": sections,
        "shown": shown,
        "most": MOST_TYPED,
    }
    return render(request, "cv/page.html", context, status_code=status_code)
