"""What would change somebody's possibilities, by JSON: for their counsellor and for themself."""

from store.accounts.account import Role
from tests.fixtures.site import Site


def test_each_change_is_told_with_its_figures(shared_site: Site) -> None:
    answer = shared_site.program(Role.COUNSELLOR).get(f"/v1/people/{shared_site.town.own_person}/changes").json()

    assert answer["reached"] > 0
    assert {"means", "minutes"} <= {one["name"] for one in answer["changes"]}
    for one in answer["changes"]:
        assert one["more"] >= max(one["more_wished"], one["in_first"], len(one["examples"]))
        assert (f" {one['more']} possibilité" in one["told"]) == bool(one["more"])


def test_somebody_else_s_person_is_not_found(shared_site: Site) -> None:
    for role in (Role.COUNSELLOR, Role.BENEFICIARY):
        answer = shared_site.program(role).get(f"/v1/people/{shared_site.town.foreign_person}/changes")
        assert answer.status_code == 404
