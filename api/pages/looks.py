"""Who looked at my file, and what opens more to me: what the service knows and does, told to whom it is about."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.access import SignedIn, opens_own_file
from api.deps import Database, Now, TheService
from api.looks import look_told
from api.rendering import render
from matching import changes_of, compare_changes, read_people
from store.looks import looks_at
from store.people import PersonCard
from store.profiles import own_choices

router = APIRouter(include_in_schema=False)

MyFile = Annotated[PersonCard, opens_own_file()]

LOOKED_BACK = timedelta(days=365)
_MOST_CHANGES = 6
PARTS_OF = {
    "means": "deplacements",
    "minutes": "deplacements",
    "licence": "deplacements",
    "hours": "horaires",
    "day": "horaires",
    "weekends": "horaires",
    "kind": "types",
    "level": "niveau",
}
"""Which part of the file tells a change of `matching.changes`, by its name."""


@router.get("/mon-espace/regards")
def my_looks(request: Request, database: Database, now: Now, card: MyFile, account: SignedIn) -> Response:
    """Who read or changed my file in the last year, in words."""
    found = looks_at(database, subject=str(card.pseudonym), own=str(account.pseudonym), since=now - LOOKED_BACK)
    context = {"card": card, "looks": [look_told(one) for one in found], "choices": own_choices(database, card.id)}
    return render(request, "own/looks.html", context)


@router.get("/mon-espace/pistes")
def my_openings(request: Request, service: TheService, database: Database, now: Now, card: MyFile) -> Response:
    """What one change would open to me, each tried for real, the most useful first."""
    (followed,) = read_people(database, [card.id])
    compared = compare_changes(database, service.matcher, followed, changes_of(followed.person), now=now)
    gains = [(gain, PARTS_OF[gain.change.name]) for gain in compared.gains if gain.more][:_MOST_CHANGES]
    return render(request, "own/changes.html", {"card": card, "reached": compared.reached, "gains": gains})
