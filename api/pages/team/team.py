"""The team lead's pages: my counsellors, what came of what they proposed, and for one of them whom they follow. Who
waits, and nobody's file."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.access import SignedIn, admits, opens_colleague
from api.deps import Database, Now
from api.following.portfolio import lines_of
from api.following.todo import FRESH, SILENT_DAYS, SUITS_WELL, silent_days, silent_since
from api.serving.rendering import render
from api.wording.figures import number
from api.wording.languages import gettext
from kit import day_in_france
from store.accounts.account import Account, Role
from store.audit.log import Action, Seen, record_each
from store.lists.fairness import LEAST_PEOPLE
from store.people.outcomes import Count, Outcomes, outcomes
from store.people.person import PersonCard, namesakes, people_of
from store.people.team import Desk, LedCounsellor, desks

router = APIRouter(include_in_schema=False)

_SHOWS_SILENT, _SHOWS_WITHOUT_STAGE = "silence", "etape"
_PEOPLE_A_PAGE = 60
COUNTED = timedelta(days=90)
"""Since when proposals are counted."""


@dataclass(frozen=True, slots=True)
class _Row:
    """Somebody followed, as a team lead needs to know: whether they wait for something."""

    card: PersonCard
    fresh: int
    """How much is new and suits them well."""
    silent_days: int | None
    """Since how many days nothing was heard of them; None where that is not long, or they were never met."""


@router.get("/equipe")
def my_team(
    request: Request, database: Database, now: Now, account: Annotated[Account, admits(Role.TEAM_LEAD)]
) -> Response:
    """The counsellors I lead, those with the most people first."""
    rows = desks_led(database, account, now=now)
    came = outcomes(database, lead_id=account.user_id, since=now - COUNTED)
    context = {
        "desks": rows,
        "people": sum(row.people for row in rows),
        "proposed": came.proposed if came else None,
        "came": _told(came) if came else [],
        "days": COUNTED.days,
        "least": LEAST_PEOPLE,
    }
    return render(request, "team/desks.html", context)


def _told(came: Outcomes) -> list[tuple[str, str]]:
    """What came of proposals, each with how many people, in words."""
    named = (
        (gettext("Un entretien"), came.interviews),
        (gettext("Une immersion commencée"), came.immersions),
        (gettext("Un emploi trouvé"), came.jobs),
    )
    return [(name, _people(count)) for name, count in named]


def _people(count: Count) -> str:
    if count.least == count.most:
        return number(count.least)
    if count.least == 0:
        return gettext("moins de %(least)s", least=count.most + 1)
    return gettext("%(number)s ou plus", number=count.least)


def desks_led(database: Database, account: Account, *, now: datetime) -> tuple[Desk, ...]:
    """The counsellors whom the account leads, each with their people counted as of now."""
    return desks(
        database,
        lead_id=account.user_id,
        fresh_since=now - FRESH,
        good_score=SUITS_WELL,
        silent_since=silent_since(day_in_france(now)),
    )


@router.get("/equipe/conseillers/{counsellor_id}")
def one_portfolio(
    request: Request,
    colleague: Annotated[LedCounsellor, opens_colleague()],
    database: Database,
    now: Now,
    account: SignedIn,
    montre: Annotated[str, Query(max_length=20)] = "",
    faute: Annotated[str, Query(max_length=20)] = "",
    confiees: Annotated[int, Query(ge=0, le=500)] = 0,
    page: Annotated[int, Query(ge=1, le=100)] = 1,
) -> Response:
    """Whom a counsellor of mine follows: first name, stage, who waits for what. Each reading is written down.

    All of them by first name; or those of whom nothing was heard for long, the longest silence first; or those
    without a stage.
    """
    people = people_of(database, colleague.id)
    today = day_in_france(now)
    silent = sorted((card for card in people if _silence(card, today)), key=lambda card: -(_silence(card, today) or 0))
    without_stage = [card for card in people if card.stage is None]
    kept = {_SHOWS_SILENT: silent, _SHOWS_WITHOUT_STAGE: without_stage}.get(montre, people)
    last = max(1, ceil(len(kept) / _PEOPLE_A_PAGE))
    shown = kept[_PEOPLE_A_PAGE * (min(page, last) - 1) :][:_PEOPLE_A_PAGE]
    fresh = {line.card.id: len(line.fresh) for line in lines_of(database, colleague.id, now=now)}
    rows = [
        _Row(
            card=card,
            fresh=fresh.get(card.id, 0),
            silent_days=_silence(card, today),
        )
        for card in shown
    ]
    seen = (Seen(str(card.pseudonym), list_id=None) for card in shown)
    record_each(database, Action.READ_PERSON, seen, account=account, now=now)
    context = {
        "colleague": colleague,
        "rows": rows,
        "people": len(people),
        "namesakes": namesakes(people),
        "silent": len(silent),
        "without_stage": len(without_stage),
        "shown": montre if montre in (_SHOWS_SILENT, _SHOWS_WITHOUT_STAGE) else "",
        "nobody_ticked": bool(faute),
        "handed_over": confiees,
        "page": min(page, last),
        "last": last,
        "on_page": lambda number: f"/equipe/conseillers/{colleague.id}?montre={montre}&page={number}",
    }
    return render(request, "team/portfolio.html", context)


def _silence(card: PersonCard, today: date) -> int | None:
    """Days since the last contact, where they are more than `SILENT_DAYS`."""
    days = silent_days(card, today)
    return days if days is not None and days > SILENT_DAYS else None
