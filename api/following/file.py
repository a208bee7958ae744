"""A person followed and their list of now: read and written down the same way for a counsellor and for oneself."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from sqlalchemy.orm import Session

from api.errors import Gone, NotFound
from api.wording.languages import gettext
from kit import plain_text
from matching import Followed, Matcher, RankedList, among, log_list, question_of, rank_people, read_people
from store.accounts.account import Account, Role
from store.audit.log import Action, record
from store.catalogue.opportunities import retired_at
from store.people.decisions import Decided, Decision, decide, decisions_of, undo
from store.people.person import PersonCard

PER_PAGE = 20
MOST_REASON = 300


@dataclass(frozen=True, slots=True)
class File:
    """What the page of a person shows: who, their list, what was decided before."""

    card: PersonCard
    followed: Followed
    found: RankedList
    page: int
    last: int
    decisions: tuple[Decided, ...]
    is_narrowed: bool = False
    """Whether it holds but some rows of the list."""

    def suggested(self, opportunity_id: int) -> Decided | None:
        """The suggestion already made of an opportunity."""
        made = (one for one in self.decisions if one.decision is Decision.SUGGESTED)
        return next((one for one in made if one.opportunity_id == opportunity_id), None)

    def decided(self, opportunity_id: int | None, *, by_person: bool) -> Decided | None:
        """What one side decided about an opportunity."""
        own = (one for one in self.decisions if one.by_person == by_person)
        return next((one for one in own if one.opportunity_id == opportunity_id), None)


def open_file(
    database: Session,
    matcher: Matcher,
    card: PersonCard,
    *,
    account: Account,
    now: datetime,
    page: int = 1,
    only: Collection[int] | None = None,
) -> File:
    """The file of a person, its list logged and the reading audited. A page beyond the last is the last.

    `only`: the ids to which the list is narrowed, all on one page.
    """
    (followed,) = read_people(database, [card.id])
    if only is None:
        limit, offset = PER_PAGE, PER_PAGE * (page - 1)
        found = matcher.for_person(database, followed, now=now, limit=limit, offset=offset)
        last = max(1, ceil(found.total / PER_PAGE))
        if page > last:
            return open_file(database, matcher, card, account=account, now=now, page=last)
    else:
        limit, offset, page, last = len(only), 0, 1, 1
        found = among(database, matcher, followed, only, now=now)
    list_id = log_list(
        database,
        found.items,
        versions=found.versions,
        audience=account.role.value,
        now=now,
        question=question_of(followed, limit=limit, offset=offset, only=only),
        offset=offset,
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
        is_narrowed=only is not None,
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
    by_person: bool | None = None,
) -> None:
    """Writes the decision of the account's side down, or takes it back, audits it, and makes the stored list again.

    `by_person` where a counsellor writes down what the person decided.

    Raises NotFound or Gone where it cannot be made. Taking back what was never decided changes nothing.
    """
    by_person = account.role is Role.BENEFICIARY if by_person is None else by_person
    if decision == "undo":
        if not undo(database, person_id=card.id, opportunity_id=opportunity_id, by_person=by_person):
            return
        _audit(database, Action.UNDONE, card, opportunity_id, account=account, now=now)
    else:
        if decision not in Decision:
            raise NotFound
        made = Decision(decision)
        _hold_decidable(database, opportunity_id, made)
        _decide(
            database,
            card,
            opportunity_id=opportunity_id,
            decision=made,
            reason=reason,
            account=account,
            now=now,
            by_person=by_person,
        )
    rank_people(database, matcher, [card.id], now=now)


def suggest_to_several(
    database: Session,
    matcher: Matcher,
    cards: Sequence[PersonCard],
    *,
    opportunity_id: int,
    reason: str,
    account: Account,
    now: datetime,
) -> None:
    """Suggests the opportunity to each of these people, audits it, and makes all their stored lists again at once.

    Raises NotFound or Gone where it cannot be suggested.
    """
    _hold_decidable(database, opportunity_id, Decision.SUGGESTED)
    for card in cards:
        _decide(
            database,
            card,
            opportunity_id=opportunity_id,
            decision=Decision.SUGGESTED,
            reason=reason,
            account=account,
            now=now,
            by_person=False,
        )
    rank_people(database, matcher, [card.id for card in cards], now=now)


def _hold_decidable(database: Session, opportunity_id: int, decision: Decision) -> None:
    """Raises NotFound where there is no such opportunity, Gone where it is suggested and retired."""
    retired = retired_at(database, [opportunity_id])
    if not retired:
        raise NotFound
    if retired[opportunity_id] is not None and decision is Decision.SUGGESTED:
        raise Gone(gettext("Cette proposition vient d'être retirée. Choisissez-en une autre."))


def _decide(
    database: Session,
    card: PersonCard,
    *,
    opportunity_id: int,
    decision: Decision,
    reason: str,
    account: Account,
    now: datetime,
    by_person: bool,
) -> None:
    decide(
        database,
        person_id=card.id,
        opportunity_id=opportunity_id,
        by_person=by_person,
        decision=decision,
        reason=plain_text(reason, limit=MOST_REASON) or None,
        made_by=account.user_id,
        now=now,
    )
    action = Action.SUGGESTED if decision is Decision.SUGGESTED else Action.DISMISSED
    _audit(database, action, card, opportunity_id, account=account, now=now)


def _audit(
    database: Session, action: Action, card: PersonCard, opportunity_id: int, *, account: Account, now: datetime
) -> None:
    record(database, action, account=account, now=now, subject=str(card.pseudonym), opportunity_id=opportunity_id)
