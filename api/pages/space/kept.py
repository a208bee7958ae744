"""What I put aside to look at again; kept on my account, so that it is there on any phone."""

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from api.access import opens_own_file
from api.accounts.entry import local
from api.deps import Database, Now
from api.pages.around.saved import kept_in_browser, take_from_browser
from api.serving.rendering import render, see_other
from api.wording.steps import STEPS
from store.people import PersonCard
from store.saved import MOST_SAVED, save, saved_of, unsave

router = APIRouter(include_in_schema=False)

MyFile = Annotated[PersonCard, opens_own_file()]


@router.get("/mon-espace/gardees")
def my_kept(request: Request, database: Database, now: Now, card: MyFile) -> Response:
    """What I keep, the last kept first; what is gone says so. What my browser kept comes here first."""
    if kept_in_browser(request):
        answer = see_other("/mon-espace/gardees")
        take_from_browser(request, answer, database, person_id=card.id, now=now)
        return answer
    context = {"card": card, "saved": saved_of(database, card.id), "steps": STEPS, "most": MOST_SAVED}
    return render(request, "own/kept.html", context)


@router.post("/mon-espace/gardees")
def keep(
    database: Database,
    now: Now,
    card: MyFile,
    opportunity: Annotated[int, Form(ge=1, le=2**63 - 1)],
    choice: Annotated[Literal["garder", "retirer"], Form(alias="choix")] = "garder",
    back: Annotated[str, Form(alias="suite", max_length=2000)] = "",
) -> Response:
    """Keeps an opportunity, or no longer, and leads back to its card on the page that was read."""
    if choice == "garder":
        save(database, card.id, [opportunity], now=now)
    else:
        unsave(database, card.id, opportunity)
    return see_other(local(back) or "/mon-espace/gardees")
