"""The anonymous shortlist as it leaves the service: the forbidden facts are absent from the data (R4, R6)."""

from typing import Any

from sqlalchemy import select

import store
from api.v1.openings import Band, Candidate, ShortlistAnswer
from matching import Experience
from store.accounts.account import Role
from store.tables import AuditRow, OpportunityRow, ShownListRow
from tests.fixtures.site import Site
from tests.make.rows import store_person
from tests.make.values import BOURGANEUF, some_person

FORBIDDEN = {"commune", "insee", "place", "point", "lat", "lon", "km", "distance", "minutes", "mode", "means", "age"}
FORBIDDEN |= {"gender", "name", "first_name", "rsa", "stage", "score", "parts", "reasons", "pseudonym", "id"}


def shortlist(site: Site) -> dict[str, Any]:
    with store.session(site.engine) as session:
        baker = some_person(
            home=BOURGANEUF, insee="23030", experience=(Experience("boulanger", 5),), wishes=("boulangerie",)
        )
        store_person(session, baker, first_name="Zacharie", place="Bourganeuf")
    answer = site.program(Role.RECRUITER).get(f"/v1/openings/{site.town.own_opening}/shortlist")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def names_in(data: Any) -> set[str]:
    if isinstance(data, dict):
        return set(data) | {name for value in data.values() for name in names_in(value)}
    return {name for value in data for name in names_in(value)} if isinstance(data, list) else set()


def test_the_shapes_hold_what_an_employer_may_know_and_nothing_else() -> None:
    assert set(Candidate.model_fields) == {"reference", "skills", "availability", "can_come"}
    assert set(Band.model_fields) == {"label", "candidates"}
    assert set(ShortlistAnswer.model_fields) == {"opening_id", "title", "bands"}


def test_a_real_answer_holds_no_forbidden_field(site: Site) -> None:
    answer = shortlist(site)

    assert answer["bands"][0]["candidates"]
    assert names_in(answer).isdisjoint(FORBIDDEN)


def test_a_real_answer_names_nobody_and_no_place(site: Site) -> None:
    text = str(shortlist(site))

    assert not [word for word in ("Zacharie", "Bourganeuf", "23030", "45.95", "emploi") if word in text]


def test_an_opening_whose_place_is_not_precise_says_of_nobody_that_they_cannot_come(site: Site) -> None:
    with store.session(site.engine) as session:
        session.get_one(OpportunityRow, site.town.own_opening).location_rung = "department"

    candidates = [one for band in shortlist(site)["bands"] for one in band["candidates"]]
    page = site.browser(Role.RECRUITER).get(f"/recrutement/offres/{site.town.own_opening}").text

    assert {one["can_come"] for one in candidates} == {None}
    assert "Peut se rendre sur place : <strong>à vérifier</strong>" in page


def test_what_a_recruiter_saw_is_kept(site: Site) -> None:
    shortlist(site)

    with store.session(site.engine) as session:
        entry = session.scalars(select(AuditRow)).one()
        kept = session.scalars(select(ShownListRow).where(ShownListRow.audience == "shortlist")).one()
    assert (entry.action, entry.subject, entry.list_id) == ("read_shortlist", "alentour:opening", kept.id)


def test_another_employer_s_opening_is_not_found(shared_site: Site) -> None:
    answer = shared_site.program(Role.RECRUITER).get(f"/v1/openings/{shared_site.town.foreign_opening}/shortlist")

    assert answer.status_code == 404


def test_a_partner_s_offer_is_nobody_s_opening(shared_site: Site) -> None:
    assert shared_site.program(Role.RECRUITER).get(f"/v1/openings/{shared_site.town.live}/shortlist").status_code == 404


def test_nobody_sees_a_shortlist_before_their_employer_is_approved(shared_site: Site) -> None:
    town = shared_site.town
    answer = shared_site.program(town.unapproved_recruiter).get(f"/v1/openings/{town.unapproved_opening}/shortlist")

    assert answer.status_code == 403
    assert "validée" in answer.json()["detail"]
