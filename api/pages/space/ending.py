"""The end of a file: erased by the person themself, or by their counsellor at their word. Nothing brings it back."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from api.access import MyFile, MyPerson, SignedIn, admits, admits_everybody
from api.deps import SESSION_COOKIE, Database, Now
from api.serving.rendering import UNPROCESSABLE, render, see_other
from api.wording.languages import gettext
from store.accounts.account import Account, Role
from store.audit.log import Action, Seen, record, record_each
from store.keeping.erasure import erase_person
from store.keeping.retention import warned_people

router = APIRouter(include_in_schema=False)

Counsellor = Annotated[Account, admits(Role.COUNSELLOR)]
Sure = Annotated[str, Form(max_length=3)]


@router.get("/mon-espace/effacer")
def ask_to_erase(request: Request, card: MyFile) -> Response:
    """What would be erased, what stays, and the question whether I am sure."""
    return render(request, "ending/own.html", {"card": card, "fault": ""})


@router.post("/mon-espace/effacer")
def erase_me(
    request: Request, card: MyFile, database: Database, now: Now, account: SignedIn, sure: Sure = ""
) -> Response:
    """Erases my file and my account; I am signed out, everywhere."""
    if sure != "oui":
        fault = gettext("Cochez la case, si vous êtes sûr.")
        return render(request, "ending/own.html", {"card": card, "fault": fault}, status_code=UNPROCESSABLE)
    erase_person(database, card.id, account=account, now=now, why="asked")
    answer = see_other("/efface")
    answer.delete_cookie(SESSION_COOKIE)
    return answer


@router.get("/efface")
def erased(request: Request, _: Annotated[Account | None, admits_everybody()]) -> Response:
    """Says that it is done, to somebody who has no account any more."""
    return render(request, "ending/done.html")


@router.get("/conseil/fins")
def files_that_end(request: Request, database: Database, now: Now, account: Counsellor) -> Response:
    """The files of my people that will be erased soon, for nothing was heard of them for 23 months."""
    silent = warned_people(database, now=now, counsellor_id=account.user_id)
    seen = (Seen(str(one.pseudonym), None) for one in silent)
    record_each(database, Action.READ_PERSON, seen, account=account, now=now)
    return render(request, "ending/soon.html", {"silent": silent})


@router.get("/conseil/personnes/{person_id}/effacer")
def ask_to_erase_for(request: Request, card: MyPerson, database: Database, now: Now, account: SignedIn) -> Response:
    """The same question, to the counsellor whom the person asked."""
    record(database, Action.READ_PERSON, account=account, now=now, subject=str(card.pseudonym))
    return render(request, "ending/person.html", {"card": card, "fault": ""})


@router.post("/conseil/personnes/{person_id}/effacer")
def erase_for(
    request: Request, card: MyPerson, database: Database, now: Now, account: SignedIn, sure: Sure = ""
) -> Response:
    """Erases the file and the account of somebody who asked for it."""
    if sure != "oui":
        fault = gettext("Cochez la case, si la personne l'a demandé.")
        return render(request, "ending/person.html", {"card": card, "fault": fault}, status_code=UNPROCESSABLE)
    erase_person(database, card.id, account=account, now=now, why="told")
    return see_other("/conseil")
