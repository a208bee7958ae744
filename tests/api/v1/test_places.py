"""Communes by their beginning, and addresses as communes, as JSON."""

import pytest

from tests.fixtures.site import Site


def test_a_beginning_gives_communes_the_most_populous_first(shared_site: Site) -> None:
    found = shared_site.program().get("/v1/communes", params={"q": "bourg", "limit": 1}).json()

    assert [one["label"] for one in found] == ["Bourganeuf"]
    assert found[0]["commune"]["postal_codes"] == ["23400"]


def test_an_old_name_leads_to_the_commune_of_today(shared_site: Site) -> None:
    (found,) = shared_site.program().get("/v1/communes", params={"q": "bosmoreau"}).json()

    assert (found["commune"]["insee"], found["former"]) == ("23030", "Bosmoreau")
    assert found["label"] == "Bourganeuf (Bosmoreau)"


def test_an_address_means_a_commune(shared_site: Site) -> None:
    found = shared_site.program().get("/v1/geocode", params={"q": "3 rue du Pont 23200 AUBUSSON"}).json()

    assert (found["commune"]["insee"], found["matched"], found["postcode"]) == ("23008", "name+postcode", "23200")
    assert found["score"] > 0.9


def test_what_names_no_commune_is_an_empty_answer(shared_site: Site) -> None:
    found = shared_site.program().get("/v1/geocode", params={"q": "zyzx"}).json()

    assert (found["commune"], found["score"], found["ambiguous"]) == (None, 0.0, [])


@pytest.mark.parametrize("query", ("", "q=a&limit=0", f"q={'a' * 201}"))
def test_a_question_that_is_none_is_a_problem(shared_site: Site, query: str) -> None:
    assert shared_site.program().get(f"/v1/communes?{query}").status_code == 422
