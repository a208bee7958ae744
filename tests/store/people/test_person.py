"""The people of a counsellor, what waits for them, and what was decided."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from geo import Means, Mode
from store.accounts.account import Account, Role, account_of_user
from store.audit.log import Action, Seen, record, record_each
from store.employers.openings import opening_of, openings_of
from store.lists.lists import waiting
from store.people.decisions import Decision, decide, decisions_of, undo
from store.people.person import change_means, change_stage, people_of, person_card
from store.tables import AuditRow, OpportunityRow
from tests.make.rows import store_list
from tests.make.town import Town, settle_town
from tests.make.values import NOON


@pytest.fixture
def town(session: Session) -> Town:
    return settle_town(session)


def batch(session: Session, person_id: int, opportunities: list[int], *, days_ago: int = 0) -> None:
    store_list(
        session,
        opportunities,
        audience="batch",
        person_id=person_id,
        made_at=NOON - timedelta(days=days_ago),
        minutes=[12 for _ in opportunities],
        modes=["car" for _ in opportunities],
        reasons=["Environ 12 min en voiture." for _ in opportunities],
    )


def settle_decision(
    session: Session, town: Town, opportunity_id: int, decision: Decision, reason: str, *, by_person: bool = False
) -> None:
    decide(
        session,
        person_id=town.own_person,
        opportunity_id=opportunity_id,
        by_person=by_person,
        decision=decision,
        reason=reason,
        made_by=town.users[Role.COUNSELLOR],
        now=NOON,
    )


def test_a_counsellor_has_their_people_and_no_others(session: Session, town: Town) -> None:
    (card,) = people_of(session, town.users[Role.COUNSELLOR])

    assert (card.id, card.first_name, card.wishes) == (town.own_person, "Awa", ("ménage",))
    assert card.means == (Means(Mode.CAR, 30),)


def test_means_and_stage_are_replaced(session: Session, town: Town) -> None:
    change_means(session, town.own_person, [Means(Mode.BUS, 45), Means(Mode.WALK, 20)])
    change_stage(session, town.own_person, "remobilisation")

    card = person_card(session, town.own_person)
    assert card is not None
    assert card.means == (Means(Mode.BUS, 45), Means(Mode.WALK, 20))
    assert card.stage == "remobilisation"


def test_somebody_may_have_no_means_at_all(session: Session, town: Town) -> None:
    change_means(session, town.own_person, [])

    card = person_card(session, town.own_person)
    assert card is not None
    assert card.means == ()


def test_what_waits_is_the_best_of_the_newest_list(session: Session, town: Town) -> None:
    batch(session, town.own_person, [town.own_opening], days_ago=1)
    batch(session, town.own_person, [town.live, town.own_opening, town.foreign_opening])

    waits = waiting(session, [town.own_person, town.foreign_person], fresh_since=NOON, top=2)

    assert waits.keys() == {town.own_person}
    assert [one.opportunity_id for one in waits[town.own_person].best] == [town.live, town.own_opening]
    assert (waits[town.own_person].total, waits[town.own_person].fresh) == (3, 3)
    assert waits[town.own_person].best[0].minutes == 12


def test_what_is_decided_or_gone_does_not_wait(session: Session, town: Town) -> None:
    batch(session, town.own_person, [town.gone, town.live, town.own_opening])
    settle_decision(session, town, town.live, Decision.SUGGESTED, "à voir ensemble")

    waits = waiting(session, [town.own_person], fresh_since=NOON + timedelta(days=1))

    assert [one.opportunity_id for one in waits[town.own_person].best] == [town.own_opening]
    assert waits[town.own_person].fresh == 0


def test_a_later_decision_replaces_the_earlier_one(session: Session, town: Town) -> None:
    settle_decision(session, town, town.live, Decision.SUGGESTED, "à voir ensemble")
    settle_decision(session, town, town.live, Decision.DISMISSED, "trop loin")

    (only,) = decisions_of(session, town.own_person)
    assert (only.decision, only.reason, only.made_by) == (Decision.DISMISSED, "trop loin", "Claire Dubost")


def test_a_decision_can_be_undone(session: Session, town: Town) -> None:
    settle_decision(session, town, town.live, Decision.DISMISSED, "trop loin")

    assert undo(session, person_id=town.own_person, opportunity_id=town.live, by_person=False)

    assert decisions_of(session, town.own_person) == ()
    assert not undo(session, person_id=town.own_person, opportunity_id=town.live, by_person=False)


def test_each_side_keeps_its_own_decision(session: Session, town: Town) -> None:
    settle_decision(session, town, town.live, Decision.SUGGESTED, "à voir ensemble")
    settle_decision(session, town, town.live, Decision.DISMISSED, "trop loin", by_person=True)

    assert {(one.by_person, one.reason) for one in decisions_of(session, town.own_person)} == {
        (False, "à voir ensemble"),
        (True, "trop loin"),
    }
    undo(session, person_id=town.own_person, opportunity_id=town.live, by_person=True)
    assert [one.reason for one in decisions_of(session, town.own_person)] == ["à voir ensemble"]


def test_the_history_says_what_has_gone(session: Session, town: Town) -> None:
    settle_decision(session, town, town.gone, Decision.SUGGESTED, "")

    assert decisions_of(session, town.own_person)[0].is_gone


def test_an_employer_has_its_openings_and_no_others(session: Session, town: Town) -> None:
    employer_id = session.get_one(OpportunityRow, town.own_opening).employer_id
    assert employer_id is not None

    assert [one.id for one in openings_of(session, employer_id)] == [town.own_opening]
    assert opening_of(session, town.foreign_opening, employer_id=employer_id) is None


def account(session: Session, town: Town) -> Account:
    found = account_of_user(session, town.users[Role.COUNSELLOR])
    assert found is not None
    return found


def test_the_audit_log_names_nobody(session: Session, town: Town) -> None:
    record(session, Action.CHANGED_STAGE, account=account(session, town), now=NOON, subject="p", stage="emploi")

    session.flush()
    entry = session.scalars(select(AuditRow)).one()
    assert (entry.role, entry.details) == ("counsellor", {"stage": "emploi"})
    assert "Claire" not in str(vars(entry))


def test_each_person_seen_has_an_entry_with_their_list(session: Session, town: Town) -> None:
    seen = [Seen("p", 7), Seen("q", None)]

    record_each(session, Action.READ_PERSON, seen, account=account(session, town), now=NOON)
    record_each(session, Action.READ_PERSON, [], account=account(session, town), now=NOON)

    entries = session.scalars(select(AuditRow).order_by(AuditRow.id)).all()
    assert [(one.subject, one.list_id, one.details) for one in entries] == [("p", 7, {}), ("q", None, {})]


@pytest.mark.parametrize("change", ["update audit_log set actor = null", "delete from audit_log", "truncate audit_log"])
def test_the_database_refuses_to_change_the_audit_log(session: Session, town: Town, change: str) -> None:
    record(session, Action.READ_LIST, account=account(session, town), now=NOON)
    session.flush()
    session.connection().exec_driver_sql("set constraints all immediate")  # chained, as if committed

    with pytest.raises(DBAPIError, match="append-only"):
        session.connection().exec_driver_sql(change)
