"""What Claire's last weeks were like: what she proposed to most of her people, and what some of them answered."""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cli.demo.cast import Cast
from matching import Matcher, rank_people
from store.lists.lists import waiting
from store.people.decisions import Decision, decide
from store.people.steps import Step, say_step
from store.tables import OpportunityRow, PersonRow, SuggestionRow, UserRow

_BY = "claire"
_ANSWERS = {
    1: Step.CALLED,
    2: Step.INTERVIEW,
    4: Step.APPLIED,
    5: Step.REFUSED,
    7: Step.INTERESTED,
    10: Step.NO_ANSWER,
    13: Step.TAKEN,
    14: Step.STARTED,
}
_DAYS_AHEAD = {Step.INTERVIEW: 3, Step.TAKEN: 9, Step.STARTED: -1}
"""From today to the day of a step that has one."""
_LOOKED_AT = 10
"""How many of a list are looked at for one that was there long enough to be proposed."""
_KNOWN_FOR, _LONG_AGO = timedelta(days=2), timedelta(days=60)
_TURN = 15
"""Out of so many people: what each of them does, by their place in the list."""
_NOTHING_YET = 4
"""One in so many was never proposed anything."""


def settle_desk(session: Session, matcher: Matcher, cast: Cast, *, now: datetime) -> None:
    """Claire proposed to three in four of her people the best of their list; some answered. Done once only."""
    counsellor = next(user.pseudonym for user in cast.users if user.key == _BY)
    claire = session.scalars(select(UserRow.id).where(UserRow.pseudonym == counsellor)).one()
    proposed = select(SuggestionRow.person_id).where(SuggestionRow.by_person.is_(False))
    people = session.scalars(
        select(PersonRow.id)
        .where(PersonRow.counsellor_id == claire, PersonRow.id.not_in(proposed))
        .order_by(PersonRow.id)
    ).all()
    if len(people) < sum(person.counsellor == _BY for person in cast.people) - 1:
        return
    lists = waiting(session, people, fresh_since=now, top=_LOOKED_AT)
    published = _published(
        session, [best.opportunity_id for one in lists.values() for best in one.best], otherwise=now - _LONG_AGO
    )
    told = []
    for place, person_id in enumerate(people):
        known = (one.opportunity_id for one in lists[person_id].best) if person_id in lists else ()
        best = next((one for one in known if published[one] < now - _KNOWN_FOR), None)
        if best is None or place % _NOTHING_YET == 0:
            continue
        wanted = now - timedelta(days=4 + place % 20)
        decide(
            session,
            person_id=person_id,
            opportunity_id=best,
            by_person=False,
            decision=Decision.SUGGESTED,
            reason=None,
            made_by=claire,
            now=max(wanted, published[best] + timedelta(hours=3)),
        )
        if answer := _ANSWERS.get(place % _TURN):
            day = now.date() + timedelta(days=_DAYS_AHEAD[answer]) if answer in _DAYS_AHEAD else None
            said = now - timedelta(hours=20)
            say_step(session, person_id=person_id, opportunity_id=best, step=answer, now=said, on_day=day)
        told.append(person_id)
    rank_people(session, matcher, told, now=now)


def _published(session: Session, ids: list[int], *, otherwise: datetime) -> dict[int, datetime]:
    """When each opportunity was published, `otherwise` where nobody says: none is proposed before it was there."""
    since = func.coalesce(OpportunityRow.published_at, otherwise)
    rows = session.execute(select(OpportunityRow.id, since).where(OpportunityRow.id.in_(ids)))
    return dict(rows.tuples().all())
