"""What Claire's last weeks were like: what she proposed to most of her people, and what some of them answered."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from cli.demo.cast import Cast
from matching import Matcher, rank_people
from store.decisions import Decision, decide
from store.lists import waiting
from store.steps import Step, say_step
from store.tables import PersonRow, SuggestionRow, UserRow

_BY = "claire"
_ANSWERS = {1: Step.CALLED, 4: Step.APPLIED, 7: Step.INTERESTED, 10: Step.NO_ANSWER, 13: Step.TAKEN}
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
    lists = waiting(session, people, fresh_since=now, top=1)
    told = []
    for place, person_id in enumerate(people):
        if person_id not in lists or place % _NOTHING_YET == 0:
            continue
        about = {"person_id": person_id, "opportunity_id": lists[person_id].best[0].opportunity_id}
        decide(
            session,
            **about,
            by_person=False,
            decision=Decision.SUGGESTED,
            reason=None,
            made_by=claire,
            now=now - timedelta(days=4 + place % 20),
        )
        if answer := _ANSWERS.get(place % _TURN):
            say_step(session, **about, step=answer, now=now - timedelta(hours=20))
        told.append(person_id)
    rank_people(session, matcher, told, now=now)
