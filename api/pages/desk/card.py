"""The counsellor gives somebody without e-mail a card to sign in with: made, printed, ended."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.access import MyPerson, SignedIn
from api.accounts.card import card_address
from api.deps import Database, Now, TheService
from api.serving.drawing import drawn
from api.serving.rendering import render, see_other
from store.accounts.account import account_of_person, user_email, user_of_person
from store.accounts.cards import card_of, end_card, make_card, note_card
from store.accounts.characters import spaced
from store.accounts.sessions import Way, end_sessions
from store.audit.log import Action, record

router = APIRouter(include_in_schema=False)


@router.get("/conseil/personnes/{person_id}/carte")
def card_page(request: Request, person: MyPerson, database: Database, now: Now, account: SignedIn) -> Response:
    """Whether the person has a card, and a button that makes one."""
    record(database, Action.READ_PERSON, account=account, now=now, subject=str(person.pseudonym))
    user_id = user_of_person(database, person.id)
    context = {
        "person": person,
        "card": card_of(database, user_id, now=now) if user_id is not None else None,
        "has_address": user_id is not None and user_email(database, user_id) is not None,
    }
    return render(request, "desk/card.html", context)


@router.post("/conseil/personnes/{person_id}/carte")
def new_card(
    request: Request, person: MyPerson, service: TheService, database: Database, now: Now, account: SignedIn
) -> Response:
    """The new card, ready to print. Its code is shown this once; the card before it, and what it opened, end.

    A letter tells it to somebody who has an e-mail address of their own.
    """
    user_id = account_of_person(database, person.id, now=now).user_id
    had_one = end_card(database, user_id=user_id)
    if had_one:
        end_sessions(database, user_id=user_id, way=Way.CARD)
    code = make_card(database, user_id=user_id, now=now)
    is_told = note_card(database, user_id=user_id, pseudonym=str(person.pseudonym), account=account, now=now)
    site = service.settings.public_url.rstrip("/")
    context = {
        "person": person,
        "code": spaced(code),
        "had_one": had_one,
        "is_told": is_told,
        "address": f"{site.partition('://')[2]}/carte",
        "qr": drawn(card_address(site, code), error="q"),
        "counsellor": account.name,
        "card": card_of(database, user_id, now=now),
    }
    return render(request, "desk/card_print.html", context, headers={"Cache-Control": "no-store"})


@router.post("/conseil/personnes/{person_id}/carte/fin")
def stop_card(person: MyPerson, database: Database, now: Now, account: SignedIn) -> Response:
    """Ends the card of somebody who has lost it, and what it opened."""
    user_id = user_of_person(database, person.id)
    if user_id is not None and end_card(database, user_id=user_id):
        end_sessions(database, user_id=user_id, way=Way.CARD)
        record(database, Action.ENDED_CARD, account=account, now=now, subject=str(person.pseudonym))
    return see_other(f"/conseil/personnes/{person.id}/carte")
