"""From an opportunity: who of mine could take it, why not the others, one press to propose it to several."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.access import admits
from api.deps import Database, Id, Now, Service, TheService
from api.errors import Gone, NotFound
from api.following import MOST_REASON, suggest_to_several
from api.following.portfolio import lines_of
from api.free_words import MOST_TYPED, looks_over
from api.pages.desk.history import met_about
from api.serving.rendering import UNPROCESSABLE, render, see_other
from api.wording.languages import Lazy, gettext
from matching import NotLive, Taker, takers
from store.accounts.account import Account, Role
from store.audit.log import Action, Seen, record_each
from store.meetings.answering import meetings_of_portfolio
from store.people.decisions import suggested_among, suggested_by_email
from store.people.person import PersonCard, people_of
from store.people.portfolio import LastSaid
from store.people.steps import holders_of, taken_places

router = APIRouter(include_in_schema=False)

Counsellor = Annotated[Account, admits(Role.COUNSELLOR)]

_MOST = 500
"""As many as somebody may follow."""


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody of the portfolio before the opportunity."""

    card: PersonCard
    taker: Taker
    already: bool
    """Whether it was suggested to them."""
    has_it: bool
    """Whether they said that they got it."""
    meeting: Lazy | None
    """Where a request to meet them for it stands; None where there is none, or it ended by itself."""
    placed: LastSaid | None
    """The job that they have, this one or another."""

    @property
    def is_hindered(self) -> bool:
        """Whether their card tells of something against it, or of a way that is longer than they accept."""
        told = self.taker.ranked.reasons if self.taker.ranked else ()
        return not self.taker.can_come or any(reason.warns for reason in told)

    @property
    def is_settled(self) -> bool:
        """Whether there is little left to propose to them: they have a place, or an employer asked about this one."""
        return self.has_it or self.placed is not None or self.meeting is not None


@router.get("/conseil/opportunite/{opportunity_id}")
def who_could(
    request: Request,
    opportunity_id: Id,
    service: TheService,
    database: Database,
    now: Now,
    account: Counsellor,
    fait: Annotated[int, Query(ge=0, le=_MOST)] = 0,
) -> Response:
    """My people before one opportunity: those who could take it, best first, and what keeps the others from it."""
    return _page(request, service, database, account, opportunity_id=opportunity_id, now=now, done=fait)


@router.post("/conseil/opportunite/{opportunity_id}")
def suggest(
    request: Request,
    opportunity_id: Id,
    service: TheService,
    database: Database,
    now: Now,
    account: Counsellor,
    _: Annotated[None, looks_over("reason", most=MOST_REASON)],
    person: Annotated[list[int] | None, Form(max_length=_MOST)] = None,
    reason: Annotated[str, Form(max_length=MOST_TYPED)] = "",
) -> Response:
    """Suggests the opportunity to each of the people ticked, all of them mine; where nobody is, asks again."""
    if not person:
        fault = gettext("Cochez au moins une personne, puis proposez.")
        return _page(
            request, service, database, account, opportunity_id=opportunity_id, now=now, fault=fault, word=reason
        )
    several = _mine(database, account, person)
    suggest_to_several(
        database,
        service.matcher,
        several,
        opportunity_id=opportunity_id,
        reason=reason,
        account=account,
        now=now,
    )
    return see_other(f"/conseil/opportunite/{opportunity_id}?fait={len(several)}")


def _page(
    request: Request,
    service: Service,
    database: Session,
    account: Account,
    *,
    opportunity_id: int,
    now: datetime,
    done: int = 0,
    fault: str = "",
    word: str = "",
) -> Response:
    """The page, which writes down whose file it shows; with the `fault` of what was sent and the `word` typed."""
    lines = {line.card.id: line for line in lines_of(database, account.user_id, now=now)}
    try:
        found = takers(database, service.matcher, opportunity_id, list(lines), now=now)
    except NotLive:
        raise Gone(gettext("Cette proposition n'est plus là. Revenez à vos personnes.")) from None
    opportunity_id = found.opportunity.id or opportunity_id
    already = suggested_among(database, opportunity_id, list(lines))
    holders = {one.person_id: one.confirmed for one in holders_of(database, opportunity_id)}
    meetings = meetings_of_portfolio(database, account.user_id, now=now)
    could, could_not = (
        [
            Row(
                lines[one.followed.id].card,
                one,
                already=one.followed.id in already,
                has_it=one.followed.id in holders,
                meeting=met_about([met for met in meetings if met.person_id == one.followed.id]).get(opportunity_id),
                placed=lines[one.followed.id].placed,
            )
            for one in some
        ]
        for some in (found.could, found.could_not)
    )
    could.sort(key=lambda row: row.is_settled)
    seen = (Seen(str(row.card.pseudonym), found.list_id) for row in (*could, *could_not))
    record_each(database, Action.READ_PERSON, seen, account=account, now=now)
    context = {
        "opportunity": found.opportunity,
        "linked": [row for row in could if row.taker.is_linked and row.taker.can_come],
        "kept_away": [row for row in could if row.taker.is_linked and not row.taker.can_come],
        "others": [row for row in could if not row.taker.is_linked],
        "could_not": could_not,
        "holders": [(lines[one].card, confirmed) for one, confirmed in holders.items() if one in lines],
        "held_elsewhere": [confirmed for one, confirmed in holders.items() if one not in lines],
        "is_taken": opportunity_id in taken_places(database),
        "done": done,
        "now": now,
        "is_written": service.settings.sends_mail and bool(suggested_by_email(database, opportunity_id, list(already))),
        "fault": fault,
        "word": word,
    }
    return render(request, "desk/takers.html", context, status_code=UNPROCESSABLE if fault else 200)


def _mine(database: Session, account: Account, ids: list[int]) -> list[PersonCard]:
    """The people of the ids. Raises NotFound where one of them is not followed by this account."""
    cards = {card.id: card for card in people_of(database, account.user_id)}
    if not cards.keys() >= set(ids):
        raise NotFound(gettext("Cette personne n'est pas dans votre liste."))
    return [cards[one] for one in dict.fromkeys(ids)]
