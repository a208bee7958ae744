"""A space of one's own, opened without a counsellor: by a link to one's e-mail address, or with the code of a letter.

Asking tells nobody whether an address is known: the answer is the same, and so is its time. A known address gets a link
that signs in, an unknown one a link that opens a space; the address of who never follows it is soon forgotten.
"""

from datetime import datetime, timedelta
from typing import Annotated, Self

from fastapi import APIRouter, Form, Path, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

import store
from api.access import admits_everybody
from api.accounts.entry import enter, go_on
from api.accounts.limits import LINKS_FROM_HERE, place_of, too_many
from api.accounts.mail import OPEN_SPACE, LinkMail
from api.accounts.searched import Searched, SearchedField, SearchedFrom
from api.accounts.sign_in import send_link
from api.deps import Database, Later, Now, Service, TheService
from api.places import Places
from api.profile import ASKED, Faulty
from api.profile.offered import communes_offered
from api.profile.ways import Myself
from api.serving.rendering import GONE, UNPROCESSABLE, render
from api.wording.languages import gettext, language
from geo import Commune
from kit import email_address
from matching import rank_people
from store.accounts.account import Account, note_language, user_by_email
from store.accounts.attempts import take_attempt
from store.accounts.sessions import Way
from store.audit.log import Action, record
from store.people.person import person_card
from store.people.spaces import (
    SPACE_MINUTES,
    Newcomer,
    Opened,
    create_space_link,
    open_space,
    space_link_is_open,
    space_links_since,
)

router = APIRouter(include_in_schema=False)

_MOST_LINKS = 3
"""Links one address is sent within the life of a link: nobody's mailbox is filled by somebody else."""
_FIRST_PAGE = f"/mon-espace/dossier/{ASKED[0]}?suite=1"

Secret = Annotated[str, Path(max_length=100)]
Anybody = Annotated[Account | None, admits_everybody()]


@router.get("/ouvrir")
def opening_page(request: Request, service: TheService, account: Anybody, searched: SearchedFrom) -> Response:
    """The two ways to open a space; somebody who is signed in goes on."""
    if account is not None:
        return go_on(account)
    context = {"sends": service.settings.sends_mail, "typed": "", "wrong": False, "searched": searched}
    return render(request, "accounts/open.html", context)


@router.post("/ouvrir")
def ask_to_open(
    request: Request,
    service: TheService,
    now: Now,
    database: Database,
    later: Later,
    _: Anybody,
    searched: SearchedField,
    email: Annotated[str, Form(max_length=320)] = "",
) -> Response:
    """Says that a link is on its way, whatever the address: what it opens is looked up once the answer has left."""
    typed = email_address(email)
    if not typed:
        context = {"sends": service.settings.sends_mail, "typed": email.strip(), "wrong": True, "searched": searched}
        return render(request, "accounts/open.html", context, status_code=UNPROCESSABLE)
    if not take_attempt(database, LINKS_FROM_HERE, place_of(request), now=now):
        return too_many(request, LINKS_FROM_HERE)
    if service.settings.sends_mail:
        later.add(send_space_link, service, typed, now=now, searched=searched)
    context = {
        "sends": service.settings.sends_mail,
        "minutes": SPACE_MINUTES,
        "opening": searched.carried("/ouvrir"),
    }
    return render(request, "accounts/open_asked.html", context)


class SpaceForm(Myself):
    """The form that opens a space: who I am, and that my file may be kept."""

    accord: str = ""

    def agreed(self, places: Places) -> Self:
        """The form with its commune. Raises Faulty where something is missing, the consent too."""
        faults: dict[str, str] = {}
        choices: tuple[Commune, ...] = ()
        settled = self
        try:
            settled = self.settled(places, now=None)
        except Faulty as fault:
            faults, choices = fault.faults, fault.choices
        if self.accord != "oui":
            words = gettext("Cochez la case si vous êtes d'accord. Sans votre accord, nous ne gardons rien.")
            faults = {**faults, "accord": words}
        if faults:
            raise Faulty(faults, choices=choices)
        return settled


@router.get("/ouvrir/{secret}")
def form_page(
    request: Request,
    secret: Secret,
    service: TheService,
    database: Database,
    now: Now,
    account: Anybody,
    searched: SearchedFrom,
) -> Response:
    """Two questions and a consent, the commune just searched from proposed. Looking at them uses nothing up."""
    if not space_link_is_open(database, secret=secret, now=now):
        return _over(request, account, searched)
    return _form(request, SpaceForm(lieu=searched.place_name(service.places)))


@router.post("/ouvrir/{secret}")
def open_own(
    request: Request,
    secret: Secret,
    service: TheService,
    database: Database,
    now: Now,
    account: Anybody,
    searched: SearchedFrom,
    told: Annotated[SpaceForm, Form()],
) -> Response:
    """Opens the space and leads to its first question, with what was just searched; a second press finds it open."""
    if not space_link_is_open(database, secret=secret, now=now):
        return _over(request, account, searched)
    try:
        agreed = told.agreed(service.places)
    except Faulty as fault:
        return _form(request, told, fault=fault)
    newcomer = Newcomer(first_name=agreed.prenom, home=agreed.home(service.places))
    opened = open_space(database, newcomer, secret=secret, now=now)
    if opened is None:
        return _over(request, account, searched)
    if opened.is_new:
        note_language(database, opened.account.user_id, language().code)
    return _welcome(request, service, database, opened, searched=searched, now=now)


def send_space_link(service: Service, email: str, *, now: datetime, searched: Searched) -> None:
    """Sends a link to the address: to sign in where it has an account, else to open a space; few in an hour.

    Done once the answer has left, so that neither the answer nor its time tells which.
    """
    with store.session(service.engine) as session:
        is_known = user_by_email(session, email) is not None
        since = now - timedelta(minutes=SPACE_MINUTES)
        if not is_known and space_links_since(session, email=email, since=since) >= _MOST_LINKS:
            return
        secret = "" if is_known else create_space_link(session, email=email, now=now, minutes=SPACE_MINUTES)
    if is_known:
        send_link(service, email, next_path=searched.offer, now=now)
        return
    path = searched.carried(f"/ouvrir/{secret}")
    address = f"{service.settings.public_url.rstrip('/')}{path}"
    LinkMail(service.settings).send(OPEN_SPACE, to=email, address=address, minutes=SPACE_MINUTES)


def _welcome(
    request: Request, service: Service, database: Session, opened: Opened, *, searched: Searched, now: datetime
) -> Response:
    """The first question of a new space, signed in, whose browser keeps what was `searched`; the space itself where it
    was there already."""
    account, way = opened.account, Way.CARD if opened.has_card else Way.LINK
    card = person_card(database, account.person_id) if account.person_id is not None else None
    if not opened.is_new or card is None:
        return enter(request, service, database, account, way=way, now=now)
    record(database, Action.OPENED_SPACE, account=account, now=now, subject=str(card.pseudonym))
    rank_people(database, service.matcher, [card.id], now=now)
    answer = enter(request, service, database, account, way=way, now=now, next_path=_FIRST_PAGE)
    searched.keep(answer, person_id=card.id, is_secure=service.settings.secure_cookies)
    return answer


def _form(request: Request, told: SpaceForm, *, fault: Faulty | None = None) -> Response:
    context = {
        "form": told,
        "faults": fault.faults if fault else {},
        "choices": communes_offered(fault.choices if fault else ()),
    }
    return render(request, "accounts/open_form.html", context, status_code=UNPROCESSABLE if fault else 200)


def _over(request: Request, account: Account | None, searched: Searched) -> Response:
    """The page of a link that opens nothing any more; somebody who is signed in goes on."""
    if account is not None:
        return go_on(account)
    return render(request, "accounts/open_over.html", {"opening": searched.carried("/ouvrir")}, status_code=GONE)
