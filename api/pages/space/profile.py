"""My file, seen and corrected by myself: one short page a part, saved at once; the list moves, and says how."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Path, Query, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session
from starlette.datastructures import FormData

from api.access import SignedIn, opens_own_file
from api.deps import Database, Now, Service, TheService
from api.errors import NotFound
from api.following import moved_between, snapshot
from api.profile import ASKED, PARTS, Faulty, Known, Part, Step, step_after, summary_of
from api.profile.chosen import FRENCH, LIMITS
from api.profile.offered import communes_offered, years_offered
from api.profile.told import MOST_DONE, MOST_SKILLS, MOST_WISHES
from api.serving.rendering import render, see_other
from api.wording.figures import weekday_name
from api.wording.languages import gettext
from api.wording.words import LEVELS
from matching import rank_people, read_people
from store.audit import Action, record
from store.people import PersonCard

router = APIRouter(include_in_schema=False)

MyFile = Annotated[PersonCard, opens_own_file()]
Slug = Annotated[str, Path(max_length=20)]

_UNPROCESSABLE = 422
_LINES_MORE = 2
"""Empty lines offered below those that are filled in."""
MINUTES = (10, 15, 20, 30, 45, 60, 90)
"""The travel times offered for each means."""
_OFFERED = {
    "FRENCH": FRENCH,
    "LEVELS": LEVELS,
    "LIMITS": LIMITS,
    "MINUTES": MINUTES,
    "most": {"souhait": MOST_WISHES, "savoir": MOST_SKILLS, "fait": MOST_DONE},
    "lines_more": _LINES_MORE,
    "weekday_name": weekday_name,
}


async def typed_form(request: Request) -> FormData:
    """The form as it was sent."""
    return await request.form()


@router.get("/mon-espace/dossier")
def my_file(request: Request, service: TheService, database: Database, card: MyFile) -> Response:
    """All that I said, part by part, each with a way to change it; how my wishes were understood."""
    known = known_of(service, database, card)
    rows = [(step, summary_of(step.form.of(known))) for step in PARTS.values()]
    context = {
        "card": card,
        "rows": rows,
        "said": sum(bool(lines) for step, lines in rows if step.slug in ASKED),
        "asked": len(ASKED),
        "understood": service.matcher.understand(known.person.wishes),
    }
    return render(request, "own/file.html", context)


@router.get("/mon-espace/dossier/{what}")
def my_part(
    request: Request,
    what: Slug,
    service: TheService,
    database: Database,
    card: MyFile,
    suite: Annotated[str, Query(max_length=1)] = "",
) -> Response:
    """One part, filled with what is known. With `suite`, one of those that a new space is asked in a row."""
    step = step_at(what)
    known = known_of(service, database, card)
    return page_of(request, step, step.form.of(known), known, in_a_row=bool(suite))


@router.post("/mon-espace/dossier/{what}")
def change_part(
    request: Request,
    what: Slug,
    service: TheService,
    database: Database,
    now: Now,
    card: MyFile,
    account: SignedIn,
    typed: Annotated[FormData, Depends(typed_form)],
    suite: Annotated[str, Form(max_length=1)] = "",
) -> Response:
    """Writes the part, makes my list again at once, and shows what moved; what is unchanged is not written."""
    step = step_at(what)
    known = known_of(service, database, card)
    form = read_form(step.form, typed)
    try:
        checked = form.checked(known)
    except Faulty as fault:
        return page_of(request, step, form, known, in_a_row=bool(suite), fault=fault)
    following = step_after(step.slug) if suite else None
    if checked == step.form.of(known):
        return see_other(_next(following, else_="/mon-espace/dossier"))
    before = snapshot(database, service.matcher, card.id, now=now)
    checked.write(database, known)
    record(database, Action.CHANGED_FILE, account=account, now=now, subject=str(card.pseudonym), part=step.slug)
    rank_people(database, service.matcher, [card.id], now=now)
    moved = moved_between(before, snapshot(database, service.matcher, card.id, now=now))
    changed = f"/mon-espace?change={step.slug}&bouge={moved.address()}"
    return see_other(_next(following, else_=changed))


def read_form(form: type[Part], typed: FormData) -> Part:
    """The form that was sent: lists where the part holds several values, the last value elsewhere; no files."""
    values: dict[str, object] = {}
    for name, field in form.model_fields.items():
        texts = [one for one in typed.getlist(name) if isinstance(one, str)]
        if field.annotation is not str:
            values[name] = texts
        elif texts:
            values[name] = texts[-1]
    return form.model_validate(values)


def step_at(what: str) -> Step:
    """The part of that place in the address. Raises NotFound."""
    if what not in PARTS:
        raise NotFound(gettext("Cette page n'existe pas. Revenez à votre dossier."))
    return PARTS[what]


def known_of(service: Service, database: Session, card: PersonCard) -> Known:
    """What is known of the person now."""
    (followed,) = read_people(database, [card.id])
    return Known(followed.person, card, service.places)


def _next(following: str | None, *, else_: str) -> str:
    return f"/mon-espace/dossier/{following}?suite=1" if following else else_


def page_of(
    request: Request,
    step: Step,
    form: Part,
    known: Known,
    *,
    in_a_row: bool = False,
    fault: Faulty | None = None,
    home: str = "/mon-espace",
    with_name: str = "",
) -> Response:
    """The page of a part: of one's own, or of somebody at `home` with whom a counsellor fills it in."""
    following = step_after(step.slug) if in_a_row else None
    context = {
        **_OFFERED,
        "step": step,
        "years_offered": years_offered,
        "form": form,
        "card": known.card,
        "home": home,
        "with_name": with_name,
        "faults": fault.faults if fault else {},
        "choices": communes_offered(fault.choices if fault else ()),
        "in_a_row": in_a_row,
        "place": ASKED.index(step.slug) + 1 if in_a_row and step.slug in ASKED else 0,
        "asked": len(ASKED),
        "skip_to": _next(following, else_="/mon-espace"),
    }
    status = _UNPROCESSABLE if fault else 200
    return render(request, f"own/parts/{step.slug}.html", context, status_code=status)
