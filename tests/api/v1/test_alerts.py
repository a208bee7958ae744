"""What is new for somebody followed: for their counsellor and for themself, and audited."""

import pytest
from sqlalchemy import select

import store
from store.accounts.account import Role
from store.tables import AuditRow, PersonAlertRow, PersonRow
from tests.fixtures.site import Site


@pytest.fixture
def alerted(site: Site) -> Site:
    with store.session(site.engine) as session:
        for person in (site.town.own_person, site.town.foreign_person):
            for opportunity in (site.town.live, site.town.gone):
                session.add(
                    PersonAlertRow(
                        person_id=person,
                        opportunity_id=opportunity,
                        score=0.8,
                        reasons=['["about",12,"car"]'],
                        weights_version="w",
                        data_version="d",
                        travel_version="t",
                        made_at=site.now,
                    )
                )
    return site


def test_a_counsellor_sees_what_is_new_and_can_still_be_had(alerted: Site) -> None:
    answer = alerted.program(Role.COUNSELLOR).get(f"/v1/people/{alerted.town.own_person}/alerts").json()

    assert [one["opportunity_id"] for one in answer["items"]] == [alerted.town.live]
    assert answer["items"][0]["reasons"] == ["Environ 12 min en voiture."]
    assert answer["items"][0]["sent_at"] is None


def test_a_beneficiary_sees_their_own_and_nobody_else_s(alerted: Site) -> None:
    program = alerted.program(Role.BENEFICIARY)

    assert program.get(f"/v1/people/{alerted.town.beneficiary}/alerts").json()["items"] == []
    assert program.get(f"/v1/people/{alerted.town.own_person}/alerts").status_code == 404


@pytest.mark.parametrize("limit", ["0", "101", "beaucoup"])
def test_a_limit_that_makes_no_sense_is_refused(alerted: Site, limit: str) -> None:
    address = f"/v1/people/{alerted.town.own_person}/alerts"

    assert alerted.program(Role.COUNSELLOR).get(address, params={"limit": limit}).status_code == 422


def test_who_saw_which_alerts_is_kept_by_pseudonyms(alerted: Site) -> None:
    alerted.program(Role.COUNSELLOR).get(f"/v1/people/{alerted.town.own_person}/alerts")

    with store.session(alerted.engine) as session:
        entry = session.scalars(select(AuditRow)).one()
        person = session.get_one(PersonRow, alerted.town.own_person)
    assert (entry.action, entry.subject) == ("read_alerts", str(person.pseudonym))
    assert len(entry.details["alerts"]) == 1
