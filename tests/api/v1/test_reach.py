"""How far one gets, and how long it takes, as programs ask."""

from typing import Any

import pytest

from tests.fixtures.site import Site


def reached(site: Site, question: str) -> dict[str, Any]:
    answer = site.browser().get(f"/v1/reach?{question}")
    assert answer.status_code == 200, answer.text
    features = answer.json()["features"]
    return {one["properties"]["insee"]: one["properties"] for one in features}


def test_communes_within_the_minutes_accepted_are_reached(shared_site: Site) -> None:
    by_car = reached(shared_site, "insee=23008&means=car:60")
    on_foot = reached(shared_site, "insee=23008&means=walk:30")

    assert {"23008", "23030"} <= set(by_car)
    assert "23030" not in on_foot
    assert 30 <= by_car["23030"]["minutes"] <= 60
    assert by_car["23030"]["band"] >= by_car["23030"]["minutes"] > by_car["23030"]["band"] - 15


def test_minutes_are_told_by_means_and_the_least_is_the_commune_s(shared_site: Site) -> None:
    there = reached(shared_site, "insee=23008&means=car:60&means=bus:120")["23030"]

    assert there["minutes"] == min(there["by_means"].values())
    assert set(there["by_means"]) == {"car", "bus"}


def test_each_commune_has_a_shape_to_colour(shared_site: Site) -> None:
    answer = shared_site.browser().get("/v1/reach?insee=23008").json()

    assert answer["type"] == "FeatureCollection"
    assert {one["geometry"]["type"] for one in answer["features"]} <= {"Polygon", "MultiPolygon"}
    assert "estimation" in answer["version"]
    assert answer["expired_since"] is None


def test_pairs_tell_every_way_the_best_first(shared_site: Site) -> None:
    answer = shared_site.browser().get("/v1/travel?insee=23008&to=23030&to=23008&means=walk:30&means=car:60").json()

    bourganeuf, aubusson = answer["pairs"]
    assert (answer["insee"], bourganeuf["to"], bourganeuf["name"]) == ("23008", "23030", "Bourganeuf")
    assert [way["mode"] for way in bourganeuf["ways"]] == ["car"]
    assert bourganeuf["ways"][0]["within_limit"]
    assert bourganeuf["ways"][0]["basis"] == "estimated"
    assert aubusson["ways"][0]["minutes"] > 0


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("reach?insee=99999", "Nous ne connaissons pas la commune 99999"),
        ("reach?insee=23008&means=cheval:30", "means=car:30"),
        ("reach?insee=23008&starts=17:00&ends=08:00", "doit venir avant"),
        ("reach?insee=23008&days=7", "au plus 6"),
        ("travel?insee=23008", "to"),
        ("travel?insee=23008&to=00000", "la commune 00000"),
        ("travel?insee=23008&to=23030&starts=25:00", "starts"),
        ("travel?insee=23008&to=23030&starts=07:30Z", "sans fuseau"),
    ],
)
def test_a_question_that_makes_no_sense_is_told(shared_site: Site, question: str, said: str) -> None:
    answer = shared_site.browser().get(f"/v1/{question}")

    assert answer.status_code == 422
    assert said in answer.text
