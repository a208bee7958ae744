"""The week of somebody followed, by JSON: for their counsellor and for themself, logged like a list."""

import pytest
from sqlalchemy import select

import store
from matching import Matcher
from matching.replay import replay
from store.accounts.account import Role
from store.tables import ShownItemRow
from tests.fixtures.site import Site


def test_a_counsellor_gets_a_week_whose_opportunities_are_logged(site: Site) -> None:
    answer = site.program(Role.COUNSELLOR).get(f"/v1/people/{site.town.own_person}/plan?monday=2026-11-23").json()

    shown = {line["opportunity_id"] for line in answer["lines"]} - {None}
    with store.session(site.engine) as session:
        logged = session.scalars(
            select(ShownItemRow.opportunity_id).where(ShownItemRow.list_id == answer["list_id"])
        ).all()
        assert replay(session, Matcher(site.engine), answer["list_id"]).identical
    assert shown
    assert set(logged) == shown
    assert answer["lines"][0]["leaves"] >= "08:30:00"


def test_a_beneficiary_gets_their_own_and_nobody_else_s(shared_site: Site) -> None:
    program = shared_site.program(Role.BENEFICIARY)

    assert program.get(f"/v1/people/{shared_site.town.beneficiary}/plan").status_code == 200
    assert program.get(f"/v1/people/{shared_site.town.foreign_person}/plan").status_code == 404


def test_a_week_says_why_what_is_to_be_proposed_first_is_not_in_it(shared_site: Site) -> None:
    program, address = shared_site.program(Role.BENEFICIARY), f"/v1/people/{shared_site.town.beneficiary}/plan"

    assert program.get(address).json()["kept_out"] is None
    assert program.get(f"{address}?least=1&most=1").json()["kept_out"].startswith("Pas choisie pour cette semaine : ")


@pytest.mark.parametrize("question", ["least=20&most=15", "monday=2026-11-24", "monday=2036-11-24", "least=0"])
def test_a_week_that_makes_no_sense_is_refused_with_a_sentence(shared_site: Site, question: str) -> None:
    program = shared_site.program(Role.COUNSELLOR)

    answer = program.get(f"/v1/people/{shared_site.town.own_person}/plan?{question}")

    assert answer.status_code == 422
    assert answer.json()["detail"]
