"""What I put aside to look at again; kept on my account, so that it is there on any phone."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.access import MyFile
from api.deps import Database, Now
from api.following.saved import kept_in_browser, take_from_browser
from api.serving.rendering import render, see_other
from api.wording.steps import STEPS
from store.people.saved import MOST_SAVED, saved_of
from store.people.steps import taken_places

router = APIRouter(include_in_schema=False)


@router.get("/mon-espace/gardees")
def my_kept(
    request: Request, database: Database, now: Now, card: MyFile, dit: Annotated[str, Query(max_length=10)] = ""
) -> Response:
    """What I keep, the last kept first; what is gone says so, and what I just let go (`dit`).

    What my browser kept comes here first.
    """
    if kept_in_browser(request):
        answer = see_other("/mon-espace/gardees")
        take_from_browser(request, answer, database, person_id=card.id, now=now)
        return answer
    saved = saved_of(database, card.id)
    context = {"card": card, "saved": saved, "said": dit, "steps": STEPS, "most": MOST_SAVED}
    context["taken"] = taken_places(database)
    return render(request, "space/kept.html", context)
