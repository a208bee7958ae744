"""Immersion Facilitée in the sandbox answers as its contract says: keys, criteria, pages, one offer."""

import pytest

from ingest.sandbox import CREDENTIALS
from tests.ingest.sandbox.conftest import IMMERSIONS, Partners


@pytest.mark.parametrize(
    ("key", "status", "message"),
    [
        ("", 401, "unauthenticated"),
        (f"Bearer {CREDENTIALS.immersion_facilitee_key}", 401, "unauthenticated"),
        (CREDENTIALS.immersion_facilitee_key_without_right, 403, "Accès refusé"),
    ],
)
def test_a_wrong_key_is_refused(partners: Partners, key: str, status: int, message: str) -> None:
    answer = partners.http.get(IMMERSIONS, params={"sortBy": "date"}, headers={"authorization": key})
    assert (answer.status_code, answer.json()) == (status, {"status": status, "message": message})


@pytest.mark.parametrize(
    ("criteria", "field"),
    [
        ({}, "sortBy"),
        ({"sortBy": "distance"}, "latitude"),
        ({"sortBy": "date", "latitude": "46.1"}, "latitude"),
        ({"sortBy": "date", "latitude": "46.1", "longitude": "1.8", "distanceKm": "101"}, "distanceKm"),
        ({"sortBy": "date", "departmentCodes__": ""}, "departmentCodes"),
        ({"sortBy": "date", "page": "0"}, "page"),
    ],
)
def test_a_wrong_criterion_is_400_and_names_the_field(partners: Partners, criteria: dict[str, str], field: str) -> None:
    answer = partners.immersions(**criteria)
    assert answer.status_code == 400
    assert answer.json()["issues"][0].startswith(field)


def test_pages_hold_every_row_once(partners: Partners) -> None:
    criteria = {"sortBy": "date", "departmentCodes__": "23", "showOnlyAvailableOffers": "false", "perPage": "50"}
    first = partners.immersions(**criteria).json()
    pages = [partners.immersions(**criteria, page=str(n + 1)).json() for n in range(first["pagination"]["totalPages"])]
    keys = [(row["siret"], row["locationId"], row["rome"]) for page in pages for row in page["data"]]
    assert len(set(keys)) == len(keys) == first["pagination"]["totalRecords"]
    assert len({siret for siret, _, _ in keys}) == 250


def test_a_page_holds_500_rows_at_the_most(partners: Partners) -> None:
    pagination = partners.immersions(sortBy="score", perPage="9000").json()["pagination"]
    assert pagination["numberPerPage"] == 500


def test_hosts_at_their_limit_are_hidden_unless_asked_for(partners: Partners) -> None:
    shown = partners.immersions(sortBy="date", perPage="500").json()["data"]
    everything = partners.immersions(sortBy="date", perPage="500", showOnlyAvailableOffers="false").json()["data"]
    assert all(row["isAvailable"] for row in shown)
    assert {row["isAvailable"] for row in everything} == {True, False}


def test_null_keys_are_left_out(partners: Partners) -> None:
    rows = partners.immersions(sortBy="date", perPage="500").json()["data"]
    assert all(value is not None for row in rows for value in row.values())
    assert any("contactMode" not in row for row in rows)
    assert all("searchableBy" not in row for row in rows)


def test_distance_is_told_and_sorted_by(partners: Partners) -> None:
    answer = partners.immersions(sortBy="distance", latitude="45.9509", longitude="2.1659", distanceKm="12")
    metres = [row["distance_m"] for row in answer.json()["data"]]
    assert metres == sorted(metres)
    assert 0 < metres[-1] <= 12_000


def test_one_offer_is_found_by_its_three_keys(partners: Partners) -> None:
    row = partners.immersions(sortBy="date").json()["data"][0]
    path = f"{IMMERSIONS}/{row['siret']}/{row['appellations'][0]['appellationCode']}/{row['locationId']}"
    assert partners.immersions(path).json() == row
    gone = partners.immersions(path.replace(row["siret"], "12345678912345"))
    assert (gone.status_code, gone.json()["status"]) == (404, 404)
