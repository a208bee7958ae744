"""What Mariam's last days were like: what Claire proposed to her, what she did and keeps. A space is shown lived in."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from cli.demo.cast import Cast
from matching import Kind, Matcher, rank_people, read_people
from store.accounts.account import account_of_row
from store.audit.log import Action, record
from store.people.decisions import Decision, decide
from store.people.saved import save
from store.people.steps import Step, say_step, steps_of
from store.tables import NewsRow, PersonRow, UserRow

_WHO, _BY = "mariam", "claire"
_LOOKED_AT = 20
_WORDS = {
    Kind.JOB: "C'est près de chez vous et peu d'heures, comme vous vouliez. On appelle ensemble jeudi ?",
    Kind.IMMERSION: "Quelques jours pour essayer, sans engagement. Dites-moi si cela vous tente.",
}
"""What Claire proposes: the best of each kind, with a word."""


def live_in(session: Session, matcher: Matcher, cast: Cast, *, now: datetime) -> None:
    """Claire proposes a job and an immersion; Mariam called about another and keeps two more. Done once only.

    Two more of her list are news, of which the site tells whom they suit, as it does after each pull.
    """
    pseudonym = next(person.pseudonym for person in cast.people if person.key == _WHO)
    person_id = session.scalars(select(PersonRow.id).where(PersonRow.pseudonym == pseudonym)).one()
    if steps_of(session, person_id):
        return
    (mariam,) = read_people(session, [person_id])
    listed = [one.opportunity for one in matcher.for_person(session, mariam, now=now, limit=_LOOKED_AT).items]
    proposed = {kind: next((one.id for one in listed if one.kind is kind), None) for kind in _WORDS}
    rest = [one.id for one in listed if one.id is not None and one.id not in proposed.values()]
    counsellor = next(user.pseudonym for user in cast.users if user.key == _BY)
    claire = account_of_row(session, session.scalars(select(UserRow).where(UserRow.pseudonym == counsellor)).one())
    yesterday = now - timedelta(days=1)
    for kind, opportunity_id in proposed.items():
        if opportunity_id is None:
            continue
        decide(
            session,
            person_id=person_id,
            opportunity_id=opportunity_id,
            by_person=False,
            decision=Decision.SUGGESTED,
            reason=_WORDS[kind],
            made_by=claire.user_id,
            now=yesterday,
        )
        record(
            session,
            Action.SUGGESTED,
            account=claire,
            now=yesterday,
            subject=str(pseudonym),
            opportunity_id=opportunity_id,
        )
    for opportunity_id in rest[:1]:
        called = now - timedelta(days=3)
        say_step(session, person_id=person_id, opportunity_id=opportunity_id, step=Step.CALLED, now=called)
    save(session, person_id, rest[1:3], now=now - timedelta(days=2))
    session.add_all(NewsRow(opportunity_id=one, is_new=True, noted_at=now) for one in rest[3:5])
    rank_people(session, matcher, [person_id], now=now)
