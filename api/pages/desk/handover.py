"""People go over to a colleague, with a word; a team lead hands on some people of a counsellor, or all. Each is written
down.

The portfolio moves at once: who handed a person over no longer opens their file, and may take them back within a day.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.access import MyPerson, SignedIn, admits, opens_colleague
from api.deps import Database, Now, Number
from api.errors import BadQuestion
from api.free_words import MOST_TYPED, looks_over
from api.serving.rendering import UNPROCESSABLE, render, see_other
from api.wording.languages import gettext
from kit import plain_text
from store.accounts.account import Account, Role
from store.audit.log import Action, Seen, record, record_each
from store.people.handovers import hand_over_people, handed_over, take_back
from store.people.person import namesakes, people_of
from store.people.portfolio import Colleague, colleagues
from store.people.team import LedCounsellor

router = APIRouter(include_in_schema=False)

MOST_WORDS = 300
"""Characters of the word to a colleague."""

Counsellor = Annotated[Account, admits(Role.COUNSELLOR)]
Ticked = Annotated[list[int] | None, Form(max_length=500)]
Chosen = Annotated[Number, Form()]
Word = Annotated[str, Form(max_length=MOST_TYPED)]
LookedOver = Annotated[None, looks_over("mot", most=MOST_WORDS)]
ManyPeople = Annotated[list[int] | None, Query(max_length=500)]
Given = Annotated[int, Query(ge=0, le=500)]

_GIVEN = "/conseil/confier#confies"


@router.get("/conseil/personnes/{person_id}/confier")
def ask_colleague(
    request: Request,
    card: MyPerson,
    database: Database,
    now: Now,
    account: SignedIn,
) -> Response:
    """The colleagues who could follow the person."""
    record(database, Action.READ_PERSON, account=account, now=now, subject=str(card.pseudonym))
    context = {"person": card, "colleagues": colleagues(database, account.user_id), "to": None, "word": ""}
    return render(request, "desk/handover.html", context)


@router.post("/conseil/personnes/{person_id}/confier")
def hand_person_over(
    card: MyPerson,
    database: Database,
    now: Now,
    account: SignedIn,
    _: LookedOver,
    to: Chosen,
    mot: Word = "",
) -> Response:
    """The person is followed by the colleague from now on."""
    _hand_over(database, [card.id], account=account, to=to, word=mot, now=now)
    return see_other(_GIVEN)


@router.get("/conseil/confier")
def ask_who(request: Request, database: Database, now: Now, account: Counsellor, repris: Given = 0) -> Response:
    """My people to tick, the colleagues who could follow them, and whom I may still take back."""
    return render(request, "desk/handovers.html", {**_asked(database, account, now=now), "taken_back": repris})


@router.post("/conseil/confier")
def hand_several_over(
    request: Request,
    database: Database,
    now: Now,
    account: Counsellor,
    _: LookedOver,
    to: Chosen,
    personne: Ticked = None,
    mot: Word = "",
) -> Response:
    """Those ticked are followed by the colleague from now on, each written down; where nobody is, it is asked again."""
    if not personne:
        fault = gettext("Cochez au moins une personne.")
        context = {**_asked(database, account, now=now), "to": to, "word": mot, "fault": fault}
        return render(request, "desk/handovers.html", context, status_code=UNPROCESSABLE)
    _hand_over(database, personne, account=account, to=to, word=mot, now=now)
    return see_other(_GIVEN)


@router.post("/conseil/confier/reprise")
def take_several_back(database: Database, now: Now, account: Counsellor, personne: Ticked = None) -> Response:
    """Those ticked are mine to follow again, where I handed them over within the day and nobody handed them on."""
    back = take_back(database, account.user_id, ids=personne or (), now=now)
    for pseudonym in back:
        record(database, Action.TOOK_BACK_PERSON, account=account, now=now, subject=str(pseudonym))
    return see_other(f"/conseil/confier?repris={len(back)}")


@router.get("/equipe/conseillers/{counsellor_id}/confier")
def ask_whom(
    request: Request,
    colleague: Annotated[LedCounsellor, opens_colleague()],
    database: Database,
    now: Now,
    account: SignedIn,
    personne: ManyPeople = None,
    cochees: Annotated[str, Query(max_length=10)] = "",
) -> Response:
    """The counsellors of the team who could follow the people ticked, or all people of this one."""
    chosen = [card for card in people_of(database, colleague.id) if card.id in (personne or ())]
    if cochees and not chosen:
        return see_other(f"/equipe/conseillers/{colleague.id}?faute=personne")
    seen = (Seen(str(card.pseudonym), None) for card in chosen)
    record_each(database, Action.READ_PERSON, seen, account=account, now=now)
    context = {
        "leaving": colleague,
        "chosen": chosen,
        "namesakes": namesakes(chosen),
        "colleagues": colleagues(database, colleague.id),
    }
    return render(request, "team/handover.html", context)


@router.post("/equipe/conseillers/{counsellor_id}/confier")
def hand_people_over(
    colleague: Annotated[LedCounsellor, opens_colleague()],
    database: Database,
    now: Now,
    account: SignedIn,
    to: Chosen,
    personne: Ticked = None,
) -> Response:
    """The people named, or all of the counsellor's, are followed by the other one from now on, each written down."""
    chosen = _chosen(colleagues(database, colleague.id), to)
    moved = hand_over_people(database, colleague.id, to=chosen.id, by=account.user_id, now=now, ids=personne)
    _write_down(database, moved, account=account, now=now, to=chosen.id)
    return see_other(f"/equipe/conseillers/{chosen.id}?confiees={len(moved)}")


def _asked(database: Session, account: Account, *, now: datetime) -> dict[str, Any]:
    """What the page of several people shows before anything is typed; the reading of each is written down."""
    people = people_of(database, account.user_id)
    given = handed_over(database, account.user_id, now=now)
    pseudonyms = (*(card.pseudonym for card in people), *(one.pseudonym for one in given))
    seen = (Seen(str(pseudonym), None) for pseudonym in pseudonyms)
    record_each(database, Action.READ_PERSON, seen, account=account, now=now)
    return {
        "people": people,
        "colleagues": colleagues(database, account.user_id),
        "given": given,
        "taken_back": 0,
        "to": None,
        "word": "",
        "fault": "",
    }


def _hand_over(database: Session, ids: Sequence[int], *, account: Account, to: int, word: str, now: datetime) -> None:
    """The account's own people of `ids` are followed by the colleague `to`. Raises BadQuestion for no colleague."""
    chosen = _chosen(colleagues(database, account.user_id), to)
    words = plain_text(word, limit=MOST_WORDS) or None
    moved = hand_over_people(database, account.user_id, to=chosen.id, by=account.user_id, now=now, words=words, ids=ids)
    _write_down(database, moved, account=account, now=now, to=chosen.id)


def _write_down(database: Session, pseudonyms: Iterable[UUID], *, account: Account, now: datetime, to: int) -> None:
    """Each of them went over to the user `to`, in the audit log."""
    for pseudonym in pseudonyms:
        record(database, Action.HANDED_OVER, account=account, now=now, subject=str(pseudonym), to=to)


def _chosen(among: tuple[Colleague, ...], colleague_id: int) -> Colleague:
    """The colleague of that number. Raises BadQuestion where it is none of the team."""
    found = next((one for one in among if one.id == colleague_id), None)
    if found is None:
        raise BadQuestion(gettext("Cette personne ne suit personne dans votre équipe. Choisissez dans la liste."))
    return found
