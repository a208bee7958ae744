"""What one change would open to me: a means lent, more minutes, another day. Each is tried for real."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.access import MyFile
from api.deps import Database, Now, TheService
from api.serving.rendering import render
from matching import changes_of, compare_changes, read_people

router = APIRouter(include_in_schema=False)

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


@router.get("/mon-espace/pistes")
def my_prospects(request: Request, service: TheService, database: Database, now: Now, card: MyFile) -> Response:
    """What one change would open to me, each tried for real, the most useful first."""
    (followed,) = read_people(database, [card.id])
    compared = compare_changes(database, service.matcher, followed, changes_of(followed.person), now=now)
    gains = [(gain, PARTS_OF[gain.change.name]) for gain in compared.gains if gain.more][:_MOST_CHANGES]
    found = service.matcher.for_person(database, followed, now=now, limit=1)
    return render(request, "space/changes.html", {"card": card, "found": found, "gains": gains})
