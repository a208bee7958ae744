"""The counsellor's first page: sixty people on sixty lines, each with the one most useful thing to do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from math import ceil
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.access import admits
from api.deps import Database, Now
from api.following.portfolio import lines_of
from api.following.todo import (
    CALM_CONTACT_DAYS,
    IN_SIGHT_DAYS,
    SILENT_DAYS,
    WAITS,
    Todo,
    is_to_be_contacted,
    meeting_to_prepare,
    most_useful,
    silent_days,
)
from api.pages.desk.published import new_openings
from api.serving.rendering import render
from api.wording.languages import lazy
from geo import Mode, sound_read
from kit import day_in_france, fold, plain_text
from matching import Stage
from store.accounts.account import Account, Role
from store.audit.log import Action, Seen, record_each
from store.people.engagements import CONTACT_DAYS
from store.people.handovers import received
from store.people.person import PersonCard
from store.people.portfolio import SEES, PortfolioLine

router = APIRouter(include_in_schema=False)

Counsellor = Annotated[Account, admits(Role.COUNSELLOR)]

ALL_OPENED = "tous"
"""In the address: nobody for whom something is due is left to be opened today."""
_PEOPLE_A_PAGE = 60
_NAME_LETTERS = 4
"""From how many letters on one may be wrong."""
_BEGUN_LETTERS = 5
"""The same of the beginning of a name."""


@dataclass(frozen=True, slots=True)
class Row:
    """A person on the page: what is known, the most useful thing to do, how long since the last contact."""

    line: PortfolioLine
    todo: Todo
    meeting: Todo | None
    """The interview to prepare, or the employer to whom they said yes; None where there is neither."""
    silent_days: int | None
    is_over: bool
    """Whether the contract has ended."""
    ends_soon: bool
    """Whether it has, or is to be looked at together."""

    @property
    def is_silent(self) -> bool:
        """Whether there was a contact, too long ago."""
        return self.silent_days is not None and self.silent_days > SILENT_DAYS

    @property
    def ends_on(self) -> date | None:
        """The last day of the contract."""
        engagement = self.line.card.engagement
        return None if engagement is None else engagement.ends_on


ORDERS: dict[str, tuple[Any, Callable[[Row], Any]]] = {
    "utile": (lazy("Le plus utile"), lambda row: (row.todo.urgency, row.ends_on or date.max, -_silence(row))),
    "contact": (lazy("Le plus longtemps sans contact"), lambda row: -_silence(row)),
    "contrat": (lazy("La fin du contrat"), lambda row: row.ends_on or date.max),
    "nouveau": (lazy("Le plus de nouveau"), lambda row: -len(row.line.fresh)),
    "prenom": (lazy("Le prénom"), lambda row: fold(row.line.card.first_name)),
}
"""How people can be put in order: the words, and the key."""

_MEETINGS = "rendez-vous"
SHOWN: dict[str, tuple[Any, Callable[[Row, date], bool]]] = {
    _MEETINGS: (
        lazy("Rendez-vous à préparer"),
        lambda row, _: row.meeting is not None,
    ),
    "attend": (lazy("Attendent une réponse"), lambda row, _: row.todo.task in WAITS),
    "nouveau": (lazy("Ont du nouveau"), lambda row, _: bool(row.line.fresh)),
    "contact": (lazy("Contact à prendre"), lambda row, today: is_to_be_contacted(row.line, today)),
    "contrat": (lazy("Contrat bientôt fini"), lambda row, _: row.ends_soon),
    "acces": (lazy("Sans accès à leur espace"), lambda row, _: row.line.entrance not in SEES),
}
"""Whom the list can be narrowed to: the words, and who is meant."""

MEANS: dict[str, tuple[Any, frozenset[Mode]]] = {
    "voiture": (lazy("En voiture"), frozenset({Mode.CAR})),
    "deux-roues": (lazy("En scooter ou à vélo"), frozenset({Mode.MOPED, Mode.BIKE, Mode.EBIKE})),
    "sans": (lazy("Sans voiture ni deux-roues"), frozenset()),
}
"""How people can be told apart by what they travel with: the words, and one of these means; none of them for "sans"."""
_OWN_MEANS = MEANS["voiture"][1] | MEANS["deux-roues"][1]


@dataclass(frozen=True, slots=True)
class PortfolioChoice:
    """How the list of people is narrowed and sorted, and its address."""

    name: str = ""
    stage: str = ""
    shown: str = ""
    means: str = ""
    order: str = ""
    page: int = 1

    def address(self, **changes: Any) -> str:
        """The address of this list, with `changes`, from its first page unless they tell another."""
        wanted = replace(self, **{"page": 1, **changes})
        told = {
            "prenom": wanted.name,
            "montre": wanted.shown,
            "etape": wanted.stage,
            "moyen": wanted.means,
            "tri": wanted.order,
            "page": wanted.page if wanted.page > 1 else "",
        }
        values = {name: value for name, value in told.items() if value}
        return f"/conseil?{urlencode(values)}" if values else "/conseil"

    @property
    def by(self) -> str:
        """How people are put in order: as chosen, else who was not seen for longest where a contact is to be made."""
        return self.order or ("contact" if self.shown == "contact" else "utile")

    @property
    def is_narrowed(self) -> bool:
        """Whether somebody may be left out."""
        return bool(self.name or self.stage or self.shown or self.means)

    def kept(self, rows: Sequence[Row], today: date) -> list[Row]:
        """The people who belong to the list; where nobody has the name, those whose name sounds so, or begins nearly
        so."""
        others = [row for row in rows if self._is_chosen(row, today)]
        named = [row for row in others if is_named(self.name, row.line.card)]
        heard = named or [row for row in others if is_heard(self.name, row.line.card)]
        return heard or [row for row in others if is_nearly_begun(self.name, row.line.card)]

    def sorted_rows(self, rows: Sequence[Row], today: date) -> list[Row]:
        """The people who belong to the list, as it is sorted; by first name where that does not tell them apart. Where
        meetings to prepare are asked for, each is told by theirs, whatever is more useful."""
        order, kept = ORDERS[self.by][1], self.kept(rows, today)
        if self.shown == _MEETINGS:
            kept = [replace(row, todo=row.meeting or row.todo) for row in kept]
        return sorted(kept, key=lambda row: (order(row), fold(row.line.card.first_name)))

    def _is_chosen(self, row: Row, today: date) -> bool:
        """Whether a person belongs to the list, whatever their name."""
        return (
            self.stage in ("", row.line.card.stage)
            and (not self.shown or SHOWN[self.shown][1](row, today))
            and (not self.means or _travels(row, MEANS[self.means][1]))
        )


def is_named(typed: str, card: PersonCard) -> bool:
    """Whether what was typed is in the first name or the commune, accents aside, or is one of them, or a word of the
    commune, with one letter wrong."""
    wanted, name, place = fold(typed), fold(card.first_name), fold(card.place)
    if wanted in name or wanted in place:
        return True
    return len(wanted) >= _NAME_LETTERS and any(_nearly(wanted, one) for one in (name, place, *place.split()))


def is_heard(typed: str, card: PersonCard) -> bool:
    """Whether the first name sounds as what was typed, as names are taken down on the phone: "stefanie", Stéphanie."""
    wanted = fold(typed)
    return len(wanted) >= _NAME_LETTERS and _heard(wanted) == _heard(fold(card.first_name))


def _heard(name: str) -> str:
    return sound_read(name.replace("x", "ks"))


def is_nearly_begun(typed: str, card: PersonCard) -> bool:
    """Whether the first name or a word of the commune begins as was typed, with one letter wrong: "felet", Felletin."""
    wanted, words = fold(typed), fold(f"{card.first_name} {card.place}").split()
    if len(wanted) < _BEGUN_LETTERS:
        return False
    return any(_nearly(wanted, word[: len(wanted) + more]) for word in words for more in (-1, 0, 1))


def _nearly(one: str, other: str) -> bool:
    """Whether a letter added, left out, changed, or two swapped make one word of the other."""
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def _row(line: PortfolioLine, *, now: datetime, today: date) -> Row:
    engagement = line.card.engagement
    left = None if engagement is None else (engagement.ends_on - today).days
    return Row(
        line,
        most_useful(line, now=now),
        meeting_to_prepare(line, now=now),
        silent_days(line.card, today),
        is_over=left is not None and left < 0,
        ends_soon=left is not None and left <= IN_SIGHT_DAYS,
    )


def _silence(row: Row) -> int:
    """Days without contact; somebody never met comes before all."""
    return 10**6 if row.silent_days is None else row.silent_days


def _travels(row: Row, meant: frozenset[Mode]) -> bool:
    had = {one.mode for one in row.line.card.means}
    return bool(had & meant) if meant else not had & _OWN_MEANS


def wanted_list(
    prenom: Annotated[str, Query(max_length=60)] = "",
    etape: Annotated[str, Query(max_length=20)] = "",
    montre: Annotated[str, Query(max_length=20)] = "",
    moyen: Annotated[str, Query(max_length=20)] = "",
    tri: Annotated[str, Query(max_length=20)] = "",
    page: Annotated[int, Query(ge=1, le=100)] = 1,
) -> PortfolioChoice:
    """The choice that an address tells; a value that does not exist chooses nothing."""
    return PortfolioChoice(
        name=plain_text(prenom, limit=60),
        stage=etape if etape in Stage else "",
        shown=montre if montre in SHOWN else "",
        means=moyen if moyen in MEANS else "",
        order=tri if tri in ORDERS else "",
        page=page,
    )


def rows_of(database: Session, account: Account, *, now: datetime) -> list[Row]:
    """All the people whom the account follows, as the page holds them."""
    today = day_in_france(now)
    return [_row(line, now=now, today=today) for line in lines_of(database, account.user_id, now=now)]


@router.get("/conseil")
def my_people(
    request: Request,
    database: Database,
    now: Now,
    account: Counsellor,
    choice: Annotated[PortfolioChoice, Depends(wanted_list)],
    fait: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """My people, the most urgent first. All of the page comes from one question."""
    today = day_in_france(now)
    everybody = rows_of(database, account, now=now)
    kept = choice.sorted_rows(everybody, today)
    last = max(1, ceil(len(kept) / _PEOPLE_A_PAGE))
    page = min(choice.page, last)
    shown = kept[_PEOPLE_A_PAGE * (page - 1) : _PEOPLE_A_PAGE * page]
    seen = (Seen(str(row.line.card.pseudonym), row.line.list_id) for row in shown)
    record_each(database, Action.READ_PERSON, seen, account=account, now=now)
    context = {
        "rows": shown,
        "new_openings": new_openings(database, account, now=now),
        "received": received(database, account.user_id, now=now),
        "all_opened": fait == ALL_OPENED,
        "kept": len(kept),
        "everybody": len(everybody),
        "counts": {name: sum(is_meant(row, today) for row in everybody) for name, (_, is_meant) in SHOWN.items()},
        "choice": choice,
        "orders": {name: words for name, (words, _) in ORDERS.items()},
        "shown": {name: words for name, (words, _) in SHOWN.items()},
        "means": {name: words for name, (words, _) in MEANS.items()},
        "now": now,
        "contact_days": CONTACT_DAYS,
        "calm_contact_days": CALM_CONTACT_DAYS,
        "page": page,
        "last": last,
        "on_page": lambda number: choice.address(page=number),
    }
    return render(request, "desk/portfolio.html", context)
