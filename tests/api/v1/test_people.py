"""The list of somebody followed: for their counsellor and for themself, kept and audited."""

import pytest
from sqlalchemy import select

import store
from store.accounts.account import Role
from store.people.decisions import Decision, decide
from store.tables import AuditRow, PersonRow, ShownListRow, UserRow
from tests.fixtures.site import Site


def test_a_counsellor_sees_the_list_of_somebody_they_follow(shared_site: Site) -> None:
    answer = shared_site.program(Role.COUNSELLOR).get(f"/v1/people/{shared_site.town.own_person}/list").json()

    assert answer["ranked"]
    assert answer["results"]["items"][0]["reasons"]


def test_a_beneficiary_sees_their_own(shared_site: Site) -> None:
    program = shared_site.program(Role.BENEFICIARY)

    assert program.get(f"/v1/people/{shared_site.town.beneficiary}/list").status_code == 200


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.BENEFICIARY])
def test_somebody_else_s_person_is_not_found(shared_site: Site, role: Role) -> None:
    foreign = shared_site.program(role).get(f"/v1/people/{shared_site.town.foreign_person}/list")
    nobody = shared_site.program(role).get("/v1/people/424242/list")

    assert foreign.status_code == nobody.status_code == 404
    assert foreign.json() | {"instance": ""} == nobody.json() | {"instance": ""}


def test_who_saw_which_list_is_kept_by_pseudonyms(site: Site) -> None:
    list_id = site.program(Role.COUNSELLOR).get(f"/v1/people/{site.town.own_person}/list").json()["results"]["list_id"]

    with store.session(site.engine) as session:
        entry = session.scalars(select(AuditRow)).one()
        kept = session.get_one(ShownListRow, list_id)
        reader = session.get_one(UserRow, site.town.users[Role.COUNSELLOR])
        person = session.get_one(PersonRow, site.town.own_person)
    assert (entry.actor, entry.subject) == (str(reader.pseudonym), str(person.pseudonym))
    assert (entry.action, entry.role, entry.list_id) == ("read_list", "counsellor", list_id)
    assert (kept.audience, kept.person_id) == ("counsellor", person.id)


def test_what_was_dismissed_is_not_proposed_again(site: Site) -> None:
    address = f"/v1/people/{site.town.own_person}/list"
    program = site.program(Role.COUNSELLOR)
    first = program.get(address).json()["results"]["items"][0]["opportunity"]["id"]

    with store.session(site.engine) as session:
        decide(
            session,
            person_id=site.town.own_person,
            opportunity_id=first,
            by_person=False,
            decision=Decision.DISMISSED,
            reason="trop loin",
            made_by=site.town.users[Role.COUNSELLOR],
            now=site.now,
        )

    assert first not in [item["opportunity"]["id"] for item in program.get(address).json()["results"]["items"]]
