"""The cast in the database: complete, once, and never among real people."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from sqlalchemy import Engine, func, select

from cli.demo.cast import read_cast
from cli.demo.faults import ForeignPeople
from cli.demo.settle import refuse_foreign_people, settle
from store import session
from store.tables import EmployerRow, MeansRow, OpportunityRow, PersonRow, UserRow

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


def test_a_second_start_adds_nobody(creuse: Engine) -> None:
    for _ in range(2):
        with session(creuse) as opened:
            settle(opened, read_cast(), now=NOW)

    with session(creuse) as opened:
        assert opened.scalar(select(func.count()).select_from(PersonRow)) == 80
        assert opened.scalar(select(func.count()).select_from(UserRow)) == 9
        assert opened.scalar(select(func.count()).select_from(OpportunityRow)) == 15


def test_a_second_start_keeps_what_a_counsellor_changed(creuse: Engine) -> None:
    with session(creuse) as opened:
        settle(opened, read_cast(), now=NOW)
        person_id = opened.scalar(select(PersonRow.id).where(PersonRow.first_name == "Mariam"))
        opened.get_one(MeansRow, (person_id, "bus")).max_minutes = 60

    with session(creuse) as opened:
        settle(opened, read_cast(), now=NOW)
        assert opened.get_one(MeansRow, (person_id, "bus")).max_minutes == 60


def test_the_person_with_an_account_is_followed_and_can_sign_in(creuse: Engine) -> None:
    with session(creuse) as opened:
        settle(opened, read_cast(), now=NOW)
        mariam = opened.scalars(select(PersonRow).where(PersonRow.first_name == "Mariam")).one()

        assert opened.get_one(UserRow, mariam.user_id).role == "beneficiary"
        assert opened.get_one(UserRow, mariam.counsellor_id).name == "Claire Vialle"
        assert (mariam.day_start, mariam.day_end) == (8 * 60 + 45, 16 * 60)


def test_each_employer_that_may_ask_was_approved_by_a_counsellor(creuse: Engine) -> None:
    with session(creuse) as opened:
        settle(opened, read_cast(), now=NOW)

        approved = opened.scalars(select(EmployerRow).where(EmployerRow.approved_at.is_not(None))).all()
        assert approved
        assert {opened.get_one(UserRow, one.approved_by).role for one in approved} == {"counsellor"}


def camille() -> PersonRow:
    return PersonRow(
        pseudonym=uuid4(),
        first_name="Camille",
        insee="23096",
        place="Guéret",
        point="SRID=4326;POINT(1.87 46.17)",
        limits=[],
        created_at=NOW,
    )


def test_who_was_added_while_the_demo_ran_is_there_at_its_next_start(creuse: Engine) -> None:
    with session(creuse) as opened:
        settle(opened, read_cast(), now=NOW)
        opened.add(camille())

    with session(creuse) as opened:
        refuse_foreign_people(opened, read_cast())
        settle(opened, read_cast(), now=NOW)

        assert opened.scalar(select(func.count()).select_from(PersonRow)) == 81


def test_invented_people_never_join_real_ones(creuse: Engine) -> None:
    with session(creuse) as opened:
        opened.add(camille())

    with pytest.raises(ForeignPeople, match="d'autres personnes"), session(creuse) as opened:
        refuse_foreign_people(opened, read_cast())
