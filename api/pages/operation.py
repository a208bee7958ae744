"""The operator's page: is each source fresh, how the last pulls went, what they refused and why."""

from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.access import admits
from api.deps import Database, Now
from api.rendering import render
from store.accounts import Account, Role
from store.sources import SourceHealth, last_runs, source_healths

router = APIRouter(include_in_schema=False)

_LATE = timedelta(hours=26)
"""After how long without a complete pull a source is late: each is pulled once a day, and a pull takes its time."""
_MOST_RUNS = 10

RUNS = {
    "running": "En cours",
    "complete": "Complète",
    "partial": "Incomplète : rien n'a été retiré",
    "failed": "Échouée",
}
"""What became of a pull, by its status."""


@router.get("/exploitation")
def sources_page(
    request: Request, database: Database, now: Now, _: Annotated[Account, admits(Role.OPERATOR)]
) -> Response:
    """The sources, then their last pulls."""
    healths = source_healths(database)
    context = {
        "sources": [(health, _is_late(health, now)) for health in healths],
        "labels": {health.slug: health.label for health in healths},
        "runs": last_runs(database, limit=_MOST_RUNS),
        "run_words": RUNS,
    }
    return render(request, "operation/sources.html", context)


def _is_late(health: SourceHealth, now: datetime) -> bool:
    """Whether a source that is pulled has not been so, whole, for long. What employers write here is not pulled."""
    return health.status is not None and (health.last_good_at is None or now - health.last_good_at > _LATE)
