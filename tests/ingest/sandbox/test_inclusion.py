"""Les emplois de l'inclusion and data.inclusion as the sandbox plays them: shapes, filters, pages, refusals."""

import json
from pathlib import Path

import httpx2

from ingest.sandbox import CREDENTIALS
from tests.ingest.sandbox.conftest import Partners

SIAES, SERVICES, SEARCH = "/api/v1/siaes/", "/api/v1/services", "/api/v1/search/services"


def ask(
    partners: Partners, path: str, *, token: str | None = CREDENTIALS.data_inclusion_token, **asked: str
) -> httpx2.Response:
    headers = {"authorization": f"Bearer {token}"} if token and path != SIAES else {}
    return partners.http.get(path, params=asked, headers=headers)


def test_siaes_have_the_names_of_the_example(partners: Partners, shared_contracts: Path) -> None:
    (example,) = json.loads((shared_contracts / "les-emplois/siaes_200__LBA-fixture.json").read_text())["results"]

    for siae in ask(partners, SIAES, departement="23", page_size="100").json()["results"]:
        assert siae.keys() == example.keys()
        assert all(post.keys() == example["postes"][0].keys() for post in siae["postes"])


def test_services_have_the_names_of_the_example(partners: Partners, shared_contracts: Path) -> None:
    name = "data-inclusion/test_list_services_all__data-inclusion-snapshot.json"
    (example,) = json.loads((shared_contracts / name).read_text())["items"]

    services = ask(partners, SERVICES, code_departement="23").json()["items"]

    assert services
    assert all(service.keys() == example.keys() for service in services)


def test_siaes_come_in_pages_that_lead_to_each_other(partners: Partners) -> None:
    first = ask(partners, SIAES, departement="23").json()
    second = partners.http.get(first["next"]).json()

    assert (first["count"], len(first["results"]), len(second["results"])) == (26, 20, 6)
    assert (first["previous"], second["next"]) == (None, None)


def test_a_search_without_a_department_is_refused_with_a_list(partners: Partners, shared_contracts: Path) -> None:
    example = json.loads((shared_contracts / "les-emplois/siaes_errors.json").read_text())["400_no_filter"]
    answer = ask(partners, SIAES)

    assert (answer.status_code, answer.json()) == (400, example)


def test_services_from_a_distance_are_found_from_anywhere_and_have_no_distance(partners: Partners) -> None:
    found = ask(partners, SEARCH, code_commune="23096").json()["items"]

    remote = [one for one in found if one["service"]["modes_accueil"] == ["a-distance"]]
    assert remote
    assert {one["distance"] for one in remote} == {None}
    assert all(one["distance"] <= 50 for one in found if one["distance"] is not None)


def test_what_is_refused(partners: Partners) -> None:
    assert ask(partners, SERVICES, token=None).status_code == 401
    assert ask(partners, SEARCH, code_commune="99999").status_code == 422
    assert ask(partners, SERVICES, size="20000").status_code == 422
