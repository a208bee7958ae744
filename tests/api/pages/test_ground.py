"""The ground of the map: communes as cells, drawn from our own data."""

from typing import Any

from tests.fixtures.site import Site


def ground(site: Site, question: str) -> Any:
    answer = site.browser().get(f"/carte/communes.geojson?{question}")
    assert answer.headers["content-type"].startswith("application/geo+json")
    return answer.json()["features"]


def within(site: Site, question: str) -> dict[str, str]:
    return {one["properties"]["name"]: one["properties"]["within"] for one in ground(site, question)}


def test_each_commune_around_has_a_cell_that_holds_its_centre(shared_site: Site) -> None:
    features = ground(shared_site, "lieu=23008&moyen=car:30")

    assert {one["properties"]["name"] for one in features} >= {"Aubusson", "Bourganeuf"}
    for one in features:
        (ring, *_) = one["geometry"]["coordinates"]
        lons, lats = zip(*ring, strict=True)
        assert min(lons) < one["properties"]["lon"] < max(lons)
        assert min(lats) < one["properties"]["lat"] < max(lats)


def test_cells_tell_how_far_one_gets_with_the_means_of_the_question(shared_site: Site) -> None:
    by_car = within(shared_site, "lieu=23008&moyen=car:60")
    on_foot = within(shared_site, "lieu=23008&moyen=walk:30")

    assert by_car["Aubusson"] == on_foot["Aubusson"] == "near"
    assert by_car["Bourganeuf"] == "far"
    assert on_foot["Bourganeuf"] == "out"


def test_the_ground_may_be_kept_by_the_browser(shared_site: Site) -> None:
    answer = shared_site.browser().get("/carte/communes.geojson?lieu=23008")

    assert answer.headers["cache-control"] == "private, max-age=86400"


def test_an_unknown_home_has_no_ground(shared_site: Site) -> None:
    assert shared_site.browser().get("/carte/communes.geojson?lieu=99999").status_code == 404
