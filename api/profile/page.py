"""The page of a part of a file, and what is read out of it: filled in by oneself, or with one's counsellor."""

from dataclasses import replace
from typing import Annotated

from fastapi import Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from api.errors import NotFound
from api.profile.chosen import FRENCH, LIMITS
from api.profile.meanwhile import SHOWN, Clash
from api.profile.offered import communes_offered, years_offered
from api.profile.own_words import MOST_DONE, MOST_SKILLS, Wishes
from api.profile.part import Faulty, Known, Part
from api.profile.parts import ASKED, PARTS, AskedPart, step_after
from api.profile.summary import summary_of
from api.profile.ways import MINUTES, Travel
from api.serving.rendering import CONFLICT, UNPROCESSABLE, render
from api.wording.figures import weekday_name
from api.wording.languages import gettext
from api.wording.words import LEVELS
from matching.words.wishes.wish import HoursSaid, HoursWanted, hours_wanted, read_hours
from store.people.profiles import MOST_WISHES

_AFTER_THE_LAST = "/mon-espace/messages"
QUESTIONS_OF_A_NEW_SPACE = len(ASKED) + 1
"""How many questions that makes."""
OWN_WORDS = ("souhait", "savoir", "fait")
"""The fields of all parts that hold somebody's own words."""
_LINES_MORE = 2
"""Empty lines offered below those that are filled in."""
_OFFERED = {
    "FRENCH": FRENCH,
    "LEVELS": LEVELS,
    "LIMITS": LIMITS,
    "MINUTES": MINUTES,
    "most": {"souhait": MOST_WISHES, "savoir": MOST_SKILLS, "fait": MOST_DONE},
    "lines_more": _LINES_MORE,
    "weekday_name": weekday_name,
}


async def _typed_form(request: Request) -> FormData:
    """The form as it was sent."""
    return await request.form()


TypedForm = Annotated[FormData, Depends(_typed_form)]
"""The form of a part, as it was sent."""


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


def proposed(form: Part, *, words: str, means: tuple[str, ...]) -> Part:
    """The form with what was just searched, where it asks for that and is empty: to be confirmed, not written yet."""
    match form:
        case Wishes(souhait=()) if words:
            return Wishes(souhait=(words,))
        case Travel(moyen=()) if means:
            return form.model_copy(update={"moyen": means})
    return form


def step_at(what: str) -> AskedPart:
    """The part of that place in the address. Raises NotFound."""
    if what not in PARTS:
        raise NotFound(gettext("Cette page n'existe pas. Revenez à votre dossier."))
    return PARTS[what]


def page_of(
    request: Request,
    step: AskedPart,
    form: Part,
    known: Known,
    *,
    in_a_row: bool = False,
    fault: Faulty | None = None,
    shown: Part | None = None,
    home: str = "/mon-espace",
    with_name: str = "",
    from_words: tuple[str, ...] = (),
    saved: object = None,
    came: object = None,
) -> Response:
    """The page of a part: of one's own, or of somebody at `home` with whom a counsellor fills it in. `from_words`: the
    wishes out of which fields are filled that the file leaves empty.

    `shown` is what the form showed when it was sent; what is known, where it is shown for the first time or where both
    changed the same (`Clash`), which the page then tells.

    `saved` is what `own/just_saved.html` tells of the part before; `came` the search from which a new space was opened.
    """
    kept = form.of(known)
    if isinstance(fault, Clash):
        form, shown = fault.form, kept
    context = {
        **_OFFERED,
        "SHOWN": SHOWN,
        "shown": (shown or kept).model_dump_json(),
        "kept": summary_of(kept) if isinstance(fault, Clash) else None,
        "step": step,
        "years_offered": years_offered,
        "form": form,
        "card": known.card,
        "home": home,
        "with_name": with_name,
        "from_words": from_words,
        "saved": saved,
        "came": came,
        "faults": fault.faults if fault else {},
        "choices": communes_offered(fault.choices if fault else ()),
        "in_a_row": in_a_row,
        "place": ASKED.index(step.slug) + 1 if in_a_row and step.slug in ASKED else 0,
        "asked": QUESTIONS_OF_A_NEW_SPACE,
        "hours_wished": _hours_wished(known) if step.slug == "horaires" else None,
        "hours_wanted": _hours_wanted(known) if step.slug == "horaires" else HoursWanted(),
        "skip_to": next_page(step.slug),
        "sent_to": f"{home}/dossier/{step.slug}",
    }
    status = CONFLICT if isinstance(fault, Clash) else UNPROCESSABLE if fault else 200
    return render(request, f"space/parts/{step.slug}.html", context, status_code=status)


def _hours_wished(known: Known) -> HoursSaid | None:
    """The hours that the wishes name, where the file holds none: to be proposed, never written unseen."""
    if known.person.hours_min is not None or known.person.hours_max is not None:
        return None
    said = [hours for wish in known.person.wishes if (hours := read_hours(wish)) is not None]
    return max(said, key=lambda hours: hours.a_week, default=None)


def _hours_wanted(known: Known) -> HoursWanted:
    """The least and the most of them, where the file holds none: the fields that are proposed filled in."""
    if _hours_wished(known) is None:
        return HoursWanted()
    wanted = hours_wanted(known.person.wishes)
    return wanted if wanted.least != wanted.most else replace(wanted, least=None)


def next_page(slug: str) -> str:
    """The address of what a new space is asked after a part: the next part, after the last whether to write."""
    following = step_after(slug)
    return f"/mon-espace/dossier/{following}?suite=1" if following else _AFTER_THE_LAST
