"""The file of somebody followed, corrected with them part by part: the pages of their own space, on my side."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response

from api.access import MyPerson, SignedIn
from api.deps import Database, Now, TheService
from api.following import changed
from api.free_words import looks_over
from api.profile import Faulty
from api.profile.from_wishes import filled
from api.profile.meanwhile import SHOWN, held_of, known_of, settled, shown_in
from api.profile.page import OWN_WORDS, TypedForm, page_of, read_form, step_at
from api.profile.part import MOST_LETTERS
from api.serving.rendering import see_other
from store.audit.log import Action, record
from store.people.person import PersonCard

router = APIRouter(include_in_schema=False)

Slug = Annotated[str, Path(max_length=20)]


@router.get("/conseil/personnes/{person_id}/dossier/{part}")
def their_part(
    request: Request,
    part: Slug,
    service: TheService,
    database: Database,
    now: Now,
    card: MyPerson,
    account: SignedIn,
) -> Response:
    """One part, filled with what is known and with what their words say; the reading is written down."""
    step, known = step_at(part), known_of(service, database, card)
    record(database, Action.READ_PERSON, account=account, now=now, subject=str(card.pseudonym))
    form, words = filled(step.form, known)
    return page_of(request, step, form, known, home=_home(card), with_name=card.first_name, from_words=words)


@router.post("/conseil/personnes/{person_id}/dossier/{part}")
def change_their_part(
    request: Request,
    part: Slug,
    service: TheService,
    database: Database,
    now: Now,
    card: MyPerson,
    account: SignedIn,
    _: Annotated[None, looks_over(*OWN_WORDS, most=MOST_LETTERS)],
    typed: TypedForm,
) -> Response:
    """Writes the part, makes the list again at once, and shows what moved; what is unchanged is not written."""
    step, known = step_at(part), held_of(service, database, card)
    form, shown = read_form(step.form, typed), shown_in(step.form, typed.get(SHOWN))
    try:
        checked = settled(form, shown=shown, known=known)
    except Faulty as fault:
        home, name = _home(card), card.first_name
        return page_of(request, step, form, known, fault=fault, shown=shown, home=home, with_name=name)
    if checked == step.form.of(known):
        return see_other(_home(card))

    def write() -> None:
        checked.write(database, known)
        record(database, Action.CHANGED_FILE, account=account, now=now, subject=str(card.pseudonym), part=step.slug)

    moved = changed(database, service.matcher, card.id, write, now=now)
    return see_other(f"{_home(card)}?bouge={moved.address()}#suivi")


def _home(card: PersonCard) -> str:
    return f"/conseil/personnes/{card.id}"
