"""A person followed and their list of now: read and written down the same way for a counsellor and for oneself."""

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from sqlalchemy.orm import Session

from api.errors import Gone, NotFound
from api.wording.languages import gettext, ngettext
from kit import number
from matching import Followed, Matcher, RankedList, log_list, question_of, rank_people, read_people
from store.accounts import Account, Role
from store.audit import Action, record
from store.decisions import Decided, Decision, decide, decisions_of, undo
from store.people import PersonCard
from store.tables import OpportunityRow

PER_PAGE = 20
_HEAD = 10
_MOST_REASON = 300


@dataclass(frozen=True, slots=True)
class File:
    """What the page of a person shows: who, their list, what was decided before."""

    card: PersonCard
    followed: Followed
    found: RankedList
    page: int
    last: int
    decisions: tuple[Decided, ...]

    def suggested(self, opportunity_id: int) -> Decided | None:
        """The suggestion already made of an opportunity."""
        made = (one for one in self.decisions if one.decision is Decision.SUGGESTED)
        return next((one for one in made if one.opportunity_id == opportunity_id), None)

    def decided(self, opportunity_id: int | None, *, by_person: bool) -> Decided | None:
        """What one side decided about an opportunity."""
        own = (one for one in self.decisions if one.by_person == by_person)
        return next((one for one in own if one.opportunity_id == opportunity_id), None)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A list as it stands: all that it holds within the minutes accepted, and what stands first."""

    held: frozenset[int]
    first: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """What a change did to a list: how much came within reach or went out of it, what is new among the first so
    many."""

    more: int
    fewer: int
    new: int
    first: int

    def address(self) -> str:
        """The numbers as they travel in an address: "4-1-2-10"."""
        return f"{self.more}-{self.fewer}-{self.new}-{self.first}"


def open_file(
    database: Session, matcher: Matcher, card: PersonCard, *, account: Account, now: datetime, page: int = 1
) -> File:
    """The file of a person, its list logged and the reading audited. A page beyond the last is the last."""
    (followed,) = read_people(database, [card.id])
    found = matcher.for_person(database, followed, now=now, limit=PER_PAGE, offset=PER_PAGE * (page - 1))
    last = max(1, ceil(found.total / PER_PAGE))
    if page > last:
        return open_file(database, matcher, card, account=account, now=now, page=last)
    list_id = log_list(
        database,
        found.items,
        versions=found.versions,
        audience=account.role.value,
        now=now,
        question=question_of(followed, limit=PER_PAGE, offset=PER_PAGE * (page - 1)),
        offset=PER_PAGE * (page - 1),
        followed=followed,
    )
    record(database, Action.READ_LIST, account=account, now=now, subject=str(card.pseudonym), list_id=list_id)
    return File(
        card=card,
        followed=followed,
        found=found,
        page=page,
        last=last,
        decisions=decisions_of(database, card.id),
    )


def snapshot(database: Session, matcher: Matcher, person_id: int, *, now: datetime) -> Snapshot:
    """The list of a person as it stands."""
    (followed,) = read_people(database, [person_id])
    first = matcher.for_person(database, followed, now=now, limit=_HEAD).items
    held = matcher.reached_by(database, followed, now=now)
    return Snapshot(held, tuple(one.opportunity.id for one in first if one.opportunity.id is not None))


def moved_between(before: Snapshot, after: Snapshot) -> Moved:
    """What has moved from one list to the next."""
    return Moved(
        more=len(after.held - before.held),
        fewer=len(before.held - after.held),
        new=len(set(after.first) - set(before.first)),
        first=len(after.first),
    )


def read_moved(text: str) -> Moved | None:
    """What an address tells of a change; None where it tells nothing."""
    numbers = text.split("-")
    if len(numbers) != 4 or not all(number.isascii() and number.isdigit() for number in numbers):
        return None
    return Moved(*map(int, numbers))


def told(moved: Moved) -> tuple[str, str]:
    """What a change did, in two sentences: "4 possibilités de plus, 1 de moins.", "Parmi les 10 premières, 2 sont
    nouvelles."."""
    return _counted(moved), _first(moved)


def _counted(moved: Moved) -> str:
    more = ngettext(
        "%(number)s possibilité de plus", "%(number)s possibilités de plus", moved.more, number=number(moved.more)
    )
    if moved.more and moved.fewer:
        return gettext("%(more)s, %(fewer)s de moins.", more=more, fewer=number(moved.fewer))
    if moved.more:
        return f"{more}."
    if moved.fewer:
        return ngettext(
            "%(number)s possibilité de moins.",
            "%(number)s possibilités de moins.",
            moved.fewer,
            number=number(moved.fewer),
        )
    return gettext("Rien ne change dans le temps de trajet.")


def _first(moved: Moved) -> str:
    if not moved.new:
        return gettext("Les premières restent les mêmes.")
    return ngettext(
        "Parmi les %(first)s premières, %(new)s est nouvelle.",
        "Parmi les %(first)s premières, %(new)s sont nouvelles.",
        moved.new,
        first=moved.first,
        new=moved.new,
    )


def settle_decision(
    database: Session,
    matcher: Matcher,
    card: PersonCard,
    *,
    opportunity_id: int,
    decision: str,
    reason: str,
    account: Account,
    now: datetime,
) -> None:
    """Writes the decision of the account's side down, or takes it back, audits it, and makes the stored list again.

    Raises NotFound or Gone where it cannot be made. Taking back what was never decided changes nothing.
    """
    by_person = account.role is Role.BENEFICIARY
    if decision == "undo":
        if not undo(database, person_id=card.id, opportunity_id=opportunity_id, by_person=by_person):
            return
        action = Action.UNDONE
    else:
        row = database.get(OpportunityRow, opportunity_id)
        if row is None or decision not in Decision:
            raise NotFound
        if row.retired_at is not None and decision == Decision.SUGGESTED:
            raise Gone(gettext("Cette proposition vient d'être retirée. Choisissez-en une autre."))
        decide(
            database,
            person_id=card.id,
            opportunity_id=opportunity_id,
            by_person=by_person,
            decision=Decision(decision),
            reason=reason[:_MOST_REASON].strip() or None,
            made_by=account.user_id,
            now=now,
        )
        action = Action.SUGGESTED if decision == Decision.SUGGESTED else Action.DISMISSED
    record(database, action, account=account, now=now, subject=str(card.pseudonym), opportunity_id=opportunity_id)
    rank_people(database, matcher, [card.id], now=now)
