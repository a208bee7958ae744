"""The operator's page: how each source fares, what to do about it, and the two things that can be done from here.

The site pulls nothing itself: it writes down that a pull is wanted, and the scheduler answers within seconds.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response

from api.access import admits
from api.deps import Database, Id, Now, TheService
from api.errors import NotFound
from api.serving.rendering import render, see_other
from api.wording.figures import number
from api.wording.languages import gettext, lazy, ngettext
from api.wording.words import FAULTS
from kit import Phrase
from store.accounts.account import Account, Role
from store.audit.log import Action, record
from store.catalogue.reports import looked_at, reported
from store.employers.openings import OWN_SOURCE
from store.mail.outbox import outbox_figures
from store.pulls.health import ASIDE, BY_HAND, FINE, SourceHealth, Trouble, source_healths
from store.pulls.held import release_held
from store.pulls.requests import PullRequest, ask_pull, open_requests
from store.pulls.sources import LastRun, Rejected, last_runs, offer_of, rejects_by_source, scope_name

router = APIRouter(include_in_schema=False)

Operator = Annotated[Account, admits(Role.OPERATOR)]

_MOST_RUNS = 12
_SILENT = timedelta(minutes=1)
"""A pull that was asked for and has not begun after so long: no scheduler runs."""
_LETTERS_SINCE = timedelta(days=30)
_LETTER_LATE = timedelta(hours=1)
"""A letter leaves within minutes where all is well."""

RUNS = {
    "running": lazy("En cours"),
    "complete": lazy("Complète"),
    "partial": lazy("Incomplète : rien n'a été retiré"),
    "failed": lazy("Échouée"),
}
"""What became of a pull, by its status."""

STATES = {
    FINE: lazy("À jour"),
    ASIDE: lazy("Sans clé"),
    BY_HAND: lazy("Sans horaire"),
    Trouble.FAILING: lazy("En échec"),
    Trouble.LATE: lazy("En retard"),
    Trouble.NEVER: lazy("Jamais récoltée"),
    Trouble.STUCK: lazy("Bloquée"),
    Trouble.SHRUNK: lazy("À vérifier"),
    Trouble.DWINDLING: lazy("En baisse"),
    Trouble.LEFT: lazy("Plus relevé"),
    Trouble.REJECTS: lazy("Beaucoup de refus"),
    Trouble.NO_NEWS: lazy("Sans nouveautés"),
}
"""How a source fares, in two or three words."""


@dataclass(frozen=True, slots=True)
class _Card:
    """A source on the page."""

    health: SourceHealth
    rejected: tuple[Rejected, ...]
    gone: tuple[Rejected, ...]
    """What the source itself says is no longer offered."""
    request: PullRequest | None
    silent: bool
    """Whether what was asked for should have begun by now."""

    @property
    def moves(self) -> bool:
        """Whether the card will soon say something else."""
        return self.request is not None or self.health.running_since is not None


@router.get("/exploitation")
def sources_page(
    request: Request,
    service: TheService,
    database: Database,
    now: Now,
    _: Operator,
    fait: Annotated[Literal["", "retiree"], Query()] = "",
) -> Response:
    """The sources, those to look at first, then the last pulls."""
    cards, reports = _cards(database, now), reported(database)
    letters, writes = outbox_figures(database, since=now - _LETTERS_SINCE), service.settings.smtp_host is not None
    late = letters.oldest is not None and now - letters.oldest > _LETTER_LATE
    stuck = letters.given_up > 0 or late or (letters.waiting > 0 and not writes)
    context = {
        "cards": cards,
        "alerts": sum(len(card.health.alerts) for card in cards) + len(reports) + int(stuck),
        "moves": any(card.moves for card in cards),
        "labels": {card.health.facts.slug: card.health.facts.label for card in cards},
        "scope_name": scope_name,
        "offer_of": offer_of,
        "reports": reports,
        "faults": FAULTS,
        "runs": last_runs(database, limit=_MOST_RUNS),
        "run_words": RUNS,
        "changes": _changes,
        "states": STATES,
        "letters": letters,
        "letters_late": late,
        "writes": writes,
        "told": _told,
        "done": fait,
        "own_source": OWN_SOURCE,
        "now": now,
    }
    return render(request, "operation/sources.html", context)


@router.post("/exploitation/signalements/{opportunity_id}")
def have_looked(opportunity_id: Id, database: Database, now: Now, account: Operator) -> Response:
    """Says that an offer which visitors reported was looked at: it leaves the page, and waits for the next report."""
    if looked_at(database, opportunity_id, now=now):
        record(database, Action.LOOKED_AT_REPORTS, account=account, now=now, subject=str(opportunity_id))
    return see_other("/exploitation#signalements")


@router.post("/exploitation/recoltes")
def pull_again(
    database: Database, now: Now, account: Operator, source: Annotated[str, Form(max_length=60)]
) -> Response:
    """Asks for a pull of a source; pressed twice, it is asked for once."""
    health = next((one for one in source_healths(database, now=now) if one.facts.slug == source), None)
    if health is None or health.facts.nightly_at is None:
        raise NotFound
    if health.running_since is None and ask_pull(database, source, by=account.user_id, now=now):
        record(database, Action.ASKED_PULL, account=account, now=now, subject=source)
    return see_other(f"/exploitation#{source}")


@router.post("/exploitation/retraits/{run_id}")
def retire_anyway(run_id: Id, database: Database, now: Now, account: Operator) -> Response:
    """Retires what a run held back. Pressed twice, or once a pull saw all of it again, nothing is left to retire."""
    retired = release_held(database, run_id, now=now)
    if retired is None:
        raise NotFound
    if retired:
        record(database, Action.RELEASED_RETIREMENT, account=account, now=now, run=run_id, retired=retired)
    return see_other("/exploitation")


def _told(said: Phrase) -> str:
    """What the health of a source says, in the language of the page."""
    return said.told(gettext, number=number)


def _changes(run: LastRun) -> list[str]:
    """What a pull changed, in a few words each; nothing of what is nothing."""
    told = (
        (
            run.new,
            ngettext("%(many)s proposition nouvelle", "%(many)s propositions nouvelles", run.new, many=number(run.new)),
        ),
        (run.changed, ngettext("%(many)s changée", "%(many)s changées", run.changed, many=number(run.changed))),
        (run.retired, ngettext("%(many)s retirée", "%(many)s retirées", run.retired, many=number(run.retired))),
        (run.rejected, ngettext("%(many)s refusée", "%(many)s refusées", run.rejected, many=number(run.rejected))),
        (
            run.held,
            ngettext("%(many)s retrait en attente", "%(many)s retraits en attente", run.held, many=number(run.held)),
        ),
    )
    return [said for many, said in told if many]


def _cards(database: Database, now: datetime) -> list[_Card]:
    rejected, requests = rejects_by_source(database), open_requests(database)
    cards = []
    for health in source_healths(database, now=now):
        slug = health.facts.slug
        asked = requests.get(slug)
        silent = asked is not None and asked.taken_at is None and now - asked.asked_at > _SILENT
        mine = [one for one in rejected if one.source == slug]
        refused, gone = (tuple(one for one in mine if one.gone is is_gone) for is_gone in (False, True))
        cards.append(_Card(health, refused, gone, asked, silent=silent))
    return sorted(cards, key=lambda card: not card.health.alerts)
