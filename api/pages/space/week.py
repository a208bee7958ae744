"""My proposed week, for me and for who follows me: change a line, change the hours, print it, put it in a calendar.

What somebody keeps, replaces or takes out travels in the address and is written nowhere: nothing can tell what they
did not want, nor whether a week was lived (R12).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.access import MyFile, MyPerson, SignedIn
from api.deps import Database, Now, Service, TheService
from api.errors import BadQuestion
from api.profile import read_hours
from api.serving.rendering import render
from api.week import LEAST_HOURS, MOST_HOURS, Going, Planned, asked_monday, open_week, week_calendar
from api.wording.doings import doing_shown, is_unpaid, without_an_hour
from api.wording.languages import gettext
from kit import day_in_france
from matching.plan import USUAL_LEAST, USUAL_MOST, Bounds, Edits, Line, Week, coming_monday
from store.accounts.account import Account, Role
from store.people.person import PersonCard

router = APIRouter(include_in_schema=False)

WEEKS_AHEAD = 8
"""How far one may look: what is live now says little of what will be later."""
_MOST_EDITS = 40
_LAST_MINUTE = 24 * 60 - 1
_KEPT = re.compile(r"((?:[0-6]-\d{1,4}_?){1,7})\.(.{1,200})")
_SESSION = re.compile(r"([0-6])-(\d{1,4})")
"""A day and when it begins, in minutes after midnight."""


_ROOM_TO_SEARCH = Bounds(1.0, 5.0)
"""The hours proposed where nothing fits into fewer: an application or a call to a company, whatever the stage."""


type Kept = Mapping[str, Mapping[int, int]]
"""By the name of an activity, the days on which it stays, and when it begins on each."""


@dataclass(frozen=True, slots=True)
class WeekChoice:
    """What was asked of a week, as its address tells it."""

    path: str
    """Of the page: the person's own, or the one of a person followed."""
    monday: date
    asked: Bounds | None = None
    """The hours asked for; None where nobody asked, and those usual for the person are aimed at."""
    edits: Edits = field(default_factory=Edits)
    held: frozenset[str] = frozenset()
    """Of what is kept (`edits`), what only stays put while another line is replaced: nobody asked to keep it."""
    wrong: str = ""
    """What is to be corrected of the hours; "" where nothing is. What was typed is in `typed`."""
    typed: tuple[str, str] = ("", "")

    @property
    def query(self) -> str:
        """All but the path."""
        told: list[tuple[str, str]] = [("lundi", self.monday.isoformat())]
        if self.asked is not None:
            told += [("de", f"{self.asked.least:g}"), ("a", f"{self.asked.most:g}")]
        for name, sessions in self.edits.kept.items():
            on = "_".join(f"{day}-{starts}" for day, starts in sorted(sessions.items()))
            told.append(("tient" if name in self.held else "garde", f"{on}.{name}"))
        told += [("sans", name) for name in sorted(self.edits.removed)]
        told += [("seul", "1")] if self.edits.alone else []
        return urlencode(told)

    def address(self, **changes: Any) -> str:
        """The page of this week, with `changes`."""
        wanted = replace(self, **changes)
        return f"{wanted.path}?{wanted.query}"

    def with_edits(
        self, *, kept: Kept, removed: Iterable[str], alone: bool = False, held: Iterable[str] = ()
    ) -> "WeekChoice":
        """The same with other changes."""
        return replace(self, edits=Edits(kept, frozenset(removed), alone), held=frozenset(held))


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the page: what is done, where it leads, and what it can be changed into."""

    line: Line
    row: Any
    """The row of the list that it comes from; None for what is useful any week."""
    going: Going
    """How one gets there."""
    is_kept: bool
    keep: str
    """The address that keeps it, or keeps it no more."""
    instead: str
    """The address of the week with the next best in its place, all the rest kept."""
    without: str
    """The address of the week without this line, all the rest where it is and nothing more."""


def _choice(
    path: str,
    now: datetime,
    monday: date | None,
    hours: tuple[str, str],
    garde: list[str],
    tient: list[str],
    sans: list[str],
    seul: str,
) -> WeekChoice:
    """What the address asks. Hours that make no sense are told and left aside; the rest of nonsense is no change."""
    start = asked_monday(monday, now=now)
    if start > coming_monday(day_in_france(now)) + timedelta(weeks=WEEKS_AHEAD):
        raise BadQuestion(gettext("Cette semaine est trop loin. Choisissez une semaine plus proche."))
    kept, held = _sessions(garde), _sessions(tient)
    edits = Edits(held | kept, frozenset(one[:200] for one in sans[:_MOST_EDITS]), alone=seul == "1")
    asked, wrong = _hours(*hours)
    still = frozenset(held.keys() - kept.keys())
    return WeekChoice(path, start, asked, edits=edits, held=still, wrong=wrong, typed=hours)


def _sessions(told: list[str]) -> dict[str, dict[int, int]]:
    """The days and hours on which activities stay, as an address tells them."""
    return {
        found[2]: {int(day): min(int(starts), _LAST_MINUTE) for day, starts in _SESSION.findall(found[1])}
        for one in told[:_MOST_EDITS]
        if (found := _KEPT.fullmatch(one))
    }


def _hours(least: str, most: str) -> tuple[Bounds | None, str]:
    """The bounds typed, None where there are none or they make no sense, and what is to be corrected of them."""
    if not least.strip() and not most.strip():
        return None, ""
    try:
        low, high = read_hours(least) or USUAL_LEAST, read_hours(most) or USUAL_MOST
    except ValueError:
        low = high = 0.0
    if not (LEAST_HOURS <= low <= MOST_HOURS and LEAST_HOURS <= high <= MOST_HOURS):
        return None, gettext("Choisissez de 1 à 40 heures.")
    if low > high:
        return None, gettext("Le premier nombre doit être le plus petit.")
    return Bounds(low, high), ""


def own_choice(
    now: Now,
    lundi: Annotated[date | None, Query()] = None,
    de: Annotated[str, Query(max_length=10)] = "",
    a: Annotated[str, Query(max_length=10)] = "",
    garde: Annotated[list[str] | None, Query()] = None,
    tient: Annotated[list[str] | None, Query()] = None,
    sans: Annotated[list[str] | None, Query()] = None,
    seul: Annotated[str, Query(max_length=1)] = "",
) -> WeekChoice:
    """What the address of the person's own page asks."""
    return _choice("/mon-espace/semaine", now, lundi, (de, a), garde or [], tient or [], sans or [], seul)


Asked = Annotated[WeekChoice, Depends(own_choice)]


@router.get("/mon-espace/semaine")
def my_week(
    request: Request,
    service: TheService,
    database: Database,
    now: Now,
    card: MyFile,
    account: SignedIn,
    choice: Asked,
) -> Response:
    """My week: a proposal that I change as I like."""
    return _page(request, service, database, now, card, account, choice)


@router.get("/mon-espace/semaine.ics")
def my_calendar(
    service: TheService, database: Database, now: Now, card: MyFile, account: SignedIn, choice: Asked
) -> Response:
    """My week as a file that a calendar takes in."""
    return _calendar(service, database, now, card, account, choice)


@router.get("/conseil/personnes/{person_id}/semaine")
def their_week(
    request: Request,
    service: TheService,
    database: Database,
    now: Now,
    card: MyPerson,
    account: SignedIn,
    choice: Asked,
) -> Response:
    """The week of somebody I follow, to talk about with them."""
    return _page(request, service, database, now, card, account, replace(choice, path=_path_of(card)))


@router.get("/conseil/personnes/{person_id}/semaine.ics")
def their_calendar(
    service: TheService, database: Database, now: Now, card: MyPerson, account: SignedIn, choice: Asked
) -> Response:
    """Their week as a file, to hand to them."""
    return _calendar(service, database, now, card, account, replace(choice, path=_path_of(card)))


def _path_of(card: PersonCard) -> str:
    return f"/conseil/personnes/{card.id}/semaine"


def _plan(
    service: Service, database: Session, now: datetime, card: PersonCard, account: Account, choice: WeekChoice
) -> Planned:
    return open_week(
        database,
        service.matcher,
        card,
        account=account,
        now=now,
        monday=choice.monday,
        bounds=choice.asked,
        edits=choice.edits,
    )


def _page(
    request: Request,
    service: Service,
    database: Session,
    now: datetime,
    card: PersonCard,
    account: Account,
    choice: WeekChoice,
) -> Response:
    planned = _plan(service, database, now, card, account, choice)
    entries = _entries(planned, choice)
    names = {line.activity for line in planned.week.lines}
    today = day_in_france(now)
    first, last = today - timedelta(days=today.weekday()), coming_monday(today) + timedelta(weeks=WEEKS_AHEAD)
    context = {
        "card": card,
        "is_own": account.role is Role.BENEFICIARY,
        "week": planned.week,
        "has_work": planned.has_work,
        "left_out": planned.left_out,
        "doing_shown": doing_shown,
        "is_unpaid": is_unpaid,
        "without_an_hour": without_an_hour,
        "days": [(day, list(lines)) for day, lines in groupby(entries, key=lambda one: one.line.day)],
        "choice": choice,
        "nothing_else": bool(choice.held) and names <= choice.edits.kept.keys(),
        "fewer": choice.address(asked=_holding(planned.week.hours)),
        "wider": choice.address(asked=_ROOM_TO_SEARCH) if _is_too_short(planned.week, choice) else "",
        "wider_hours": _ROOM_TO_SEARCH.most,
        "before": choice.address(monday=choice.monday - timedelta(weeks=1)) if choice.monday > first else "",
        "after": choice.address(monday=choice.monday + timedelta(weeks=1)) if choice.monday < last else "",
        "calendar": _calendar_of(planned, choice),
        "completed": choice.with_edits(kept=choice.edits.kept, removed=choice.edits.removed, held=choice.held).address()
        if choice.edits.alone
        else "",
        "as_proposed": choice.with_edits(kept={}, removed=()).address(),
    }
    return render(request, "week/page.html", context)


def _calendar_of(planned: Planned, choice: WeekChoice) -> str:
    """The address of the file of the very lines that are shown: nothing is looked for again."""
    as_shown = choice.with_edits(kept=_sessions_of(planned), removed=choice.edits.removed, alone=True)
    return f"{choice.path}.ics?{as_shown.query}"


def _sessions_of(planned: Planned) -> dict[str, dict[int, int]]:
    """By the name of an activity of the week, its days and when it begins on each."""
    sessions: dict[str, dict[int, int]] = {}
    for line in planned.week.lines:
        sessions.setdefault(line.activity, {})[line.day.weekday()] = line.starts
    return sessions


def _holding(hours: float) -> Bounds:
    """What to ask for, so that a week of these hours fits."""
    return Bounds(float(max(LEAST_HOURS, int(hours))), max(LEAST_HOURS, hours))


def _is_too_short(week: Week, choice: WeekChoice) -> bool:
    """Whether nothing fits because so few hours are aimed at: who wants two hours of work needs longer to find them."""
    return not week.lines and not choice.edits.alone and week.bounds.most < _ROOM_TO_SEARCH.most and not week.fits


def _entries(planned: Planned, choice: WeekChoice) -> list[Entry]:
    lines, sessions = planned.week.lines, _sessions_of(planned)
    kept, removed = choice.edits.kept, choice.edits.removed
    entries = []
    for line in lines:
        name, row = line.activity, planned.rows.get(line.opportunity_id or 0)
        others = {one: on for one, on in sessions.items() if one != name}
        left = sessions | {name: {day: at for day, at in sessions[name].items() if day != line.day.weekday()}}
        is_kept = name in kept and name not in choice.held and not choice.edits.alone
        still = {one for one in others if one not in kept} | (choice.held - {name})
        unkept = {name} if is_kept else set[str]()
        entries.append(
            Entry(
                line=line,
                row=row,
                going=planned.going.get((name, line.day), Going()),
                is_kept=is_kept,
                keep=choice.with_edits(kept={**kept, **sessions}, removed=removed, held=still | unkept).address(),
                instead=choice.with_edits(kept=others, removed=removed | {name}, held=still).address(),
                without=choice.with_edits(
                    kept={one: on for one, on in left.items() if on},
                    removed=removed if left[name] else removed | {name},
                    alone=True,
                ).address(),
            )
        )
    return entries


def _calendar(
    service: Service, database: Session, now: datetime, card: PersonCard, account: Account, choice: WeekChoice
) -> Response:
    planned = _plan(service, database, now, card, account, choice)
    content = week_calendar(planned, site=service.settings.public_url, now=now)
    name = f"semaine-{choice.monday.isoformat()}.ics"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type="text/calendar; charset=utf-8", headers=headers)
