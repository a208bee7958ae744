"""API Engagement in the sandbox answers as its contract says: key, pages, criteria and its trap with dates."""

import pytest

from tests.ingest.sandbox.conftest import MISSIONS, Partners

JEVEUXAIDER = "5f5931496c7ea514150a818f"


def test_a_missing_key_is_told(partners: Partners) -> None:
    answer = partners.http.get(MISSIONS)
    assert (answer.status_code, answer.json()["ok"], answer.json()["code"]) == (401, False, "UNAUTHORIZED")


def test_pages_of_25_hold_every_mission_once(partners: Partners) -> None:
    pages = [partners.missions(skip=str(skip)).json() for skip in range(0, 125, 25)]
    ids = [mission["id"] for page in pages for mission in page["data"]]
    assert (pages[0]["total"], pages[0]["limit"]) == (120, 25)
    assert len(set(ids)) == len(ids) == 120


def test_missions_come_by_start_latest_first(partners: Partners) -> None:
    starts = [mission["startAt"] for mission in partners.missions(limit="1000").json()["data"]]
    assert starts == sorted(starts, reverse=True)


def test_a_department_is_named_not_numbered(partners: Partners) -> None:
    assert partners.missions(departmentName="Creuse").json()["total"] == 120
    assert partners.missions(departmentName="23").json()["total"] == 0


def test_lists_are_written_with_commas(partners: Partners) -> None:
    found = partners.missions(remote="full,possible", limit="100").json()["data"]
    assert {mission["remote"] for mission in found} == {"full", "possible"}
    assert all(mission["location"] is None for mission in found if mission["remote"] == "full")


def test_a_publisher_has_its_own_missions(partners: Partners) -> None:
    found = partners.missions(publisher=JEVEUXAIDER, limit="200").json()["data"]
    assert {mission["type"] for mission in found} == {"benevolat"}
    assert partners.missions(publisher="inconnu").json()["total"] == 0


def test_only_gt_means_after_and_anything_else_before(partners: Partners) -> None:
    after = partners.missions(createdAt="gt:2026-11-01").json()["total"]
    before = partners.missions(createdAt="lt:2026-11-01").json()["total"]
    trapped = partners.missions(createdAt=">2026-11-01").json()["total"]
    assert after + before == 120
    assert 0 < after != before
    assert trapped == before


def test_one_mission_or_its_absence(partners: Partners) -> None:
    mission = partners.missions().json()["data"][0]
    assert partners.missions(f"{MISSIONS}/{mission['id']}").json() == {"ok": True, "data": mission}
    gone = partners.missions(f"{MISSIONS}/inconnue")
    assert (gone.status_code, gone.json()["code"]) == (404, "NOT_FOUND")


@pytest.mark.parametrize("criteria", [{"limit": "10001"}, {"skip": "-1"}, {"createdAt": "gt:hier"}])
def test_a_wrong_criterion_is_400(partners: Partners, criteria: dict[str, str]) -> None:
    answer = partners.missions(**criteria)
    assert (answer.status_code, answer.json()["code"]) == (400, "INVALID_QUERY")
