"""My file, seen and corrected by myself: one short page a part, saved at once; the list moves, and says how."""

from typing import Annotated

from fastapi import APIRouter, Form, Path, Query, Request
from fastapi.responses import Response

from api.access import MyFile, SignedIn
from api.accounts.searched import came_from
from api.deps import Database, Now, TheService
from api.following import changed
from api.free_words import looks_over
from api.pages.space.just_saved import just_saved, told_in_address
from api.profile import ASKED, PARTS, Faulty, summary_of
from api.profile.meanwhile import SHOWN, held_of, known_of, settled, shown_in
from api.profile.page import (
    OWN_WORDS,
    TypedForm,
    next_page,
    page_of,
    proposed,
    read_form,
    step_at,
)
from api.profile.part import MOST_LETTERS
from api.serving.rendering import render, see_other
from api.wording.refused import all_refused
from matching import asks_lessons, lessons_wished
from store.audit.log import Action, record

router = APIRouter(include_in_schema=False)

Slug = Annotated[str, Path(max_length=20)]


@router.get("/mon-espace/dossier")
def my_file(
    request: Request,
    service: TheService,
    database: Database,
    card: MyFile,
    change: Annotated[str, Query(max_length=20)] = "",
    bouge: Annotated[str, Query(max_length=60)] = "",
) -> Response:
    """All that I said, part by part, each with a way to change it; how my wishes were understood.

    Where a part was just saved (`change`, `bouge`), it says so first.
    """
    known = known_of(service, database, card)
    rows = [(step, summary_of(step.form.of(known))) for step in PARTS.values()]
    context = {
        "card": card,
        "rows": rows,
        "said": sum(bool(lines) for step, lines in rows if step.slug in ASKED),
        "asked": len(ASKED),
        "lessons": {one: lessons_wished(one) for one in known.person.wishes if asks_lessons(one)},
        "understood": service.matcher.understand(known.person.wishes),
        "refused": {one: all_refused(one, work=service.matcher.refused(one)) for one in known.person.wishes},
        "saved": just_saved(change, bouge, wishes=known.person.wishes, matcher=service.matcher),
        "is_file": True,
    }
    return render(request, "space/file.html", context)


@router.get("/mon-espace/dossier/{what}")
def my_part(
    request: Request,
    what: Slug,
    service: TheService,
    database: Database,
    card: MyFile,
    suite: Annotated[str, Query(max_length=1)] = "",
    change: Annotated[str, Query(max_length=20)] = "",
    bouge: Annotated[str, Query(max_length=60)] = "",
) -> Response:
    """One part, filled with what is known. With `suite`, one of those that a new space is asked in a row.

    Where the one before was just saved (`change`, `bouge`), it says so first. What was searched before the space was
    opened is proposed where the file says nothing yet.
    """
    step = step_at(what)
    known = known_of(service, database, card)
    saved = just_saved(change, bouge, wishes=known.person.wishes, matcher=service.matcher)
    came = came_from(request, card.id)
    form = proposed(step.form.of(known), words=came.words, means=came.means)
    return page_of(request, step, form, known, in_a_row=bool(suite), saved=saved, came=came)


@router.post("/mon-espace/dossier/{what}")
def change_part(
    request: Request,
    what: Slug,
    service: TheService,
    database: Database,
    now: Now,
    card: MyFile,
    account: SignedIn,
    _: Annotated[None, looks_over(*OWN_WORDS, most=MOST_LETTERS)],
    typed: TypedForm,
    suite: Annotated[str, Form(max_length=1)] = "",
) -> Response:
    """Writes the part, makes my list again at once, and leads back to my file, which says what moved.

    Of those that are asked in a row, to the next one; after the last, to my messages. What is unchanged is not written.
    """
    step = step_at(what)
    known = held_of(service, database, card)
    form, shown = read_form(step.form, typed), shown_in(step.form, typed.get(SHOWN))
    try:
        checked = settled(form, shown=shown, known=known)
    except Faulty as fault:
        came = came_from(request, card.id)
        return page_of(request, step, form, known, in_a_row=bool(suite), fault=fault, shown=shown, came=came)
    leads_to = next_page(step.slug) if suite else "/mon-espace/dossier"
    if checked == step.form.of(known):
        return see_other(told_in_address(leads_to, step.slug, None))

    def write() -> None:
        checked.write(database, known)
        record(database, Action.CHANGED_FILE, account=account, now=now, subject=str(card.pseudonym), part=step.slug)

    was_empty = not any(summary_of(PARTS[slug].form.of(known)) for slug in ASKED)
    moved = changed(database, service.matcher, card.id, write, now=now, was_empty=was_empty)
    return see_other(told_in_address(leads_to, step.slug, moved))
