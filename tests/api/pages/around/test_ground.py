"""The ground of the map: communes as cells, drawn from our own data."""

from typing import Any

import numpy as np
from sqlalchemy import text

import store
from geo import Outline
from store.reference.communes_and_trades import load_outlines
from tests.fixtures.site import Site


def ground(site: Site, question: str) -> Any:
    answer = site.browser().get(f"/carte/communes.geojson?{question}")
    assert answer.headers["content-type"].startswith("application/geo+json")
    return answer.json()["features"]


def minutes(site: Site, question: str, by: str = "best") -> dict[str, int | None]:
    return {one["properties"]["name"]: one["properties"].get(by) for one in ground(site, question)}


def test_each_commune_around_has_a_cell_that_holds_its_centre(shared_site: Site) -> None:
    features = ground(shared_site, "lieu=23008&moyen=car:30")

    assert {one["properties"]["name"] for one in features} >= {"Aubusson", "Bourganeuf"}
    for one in features:
        (ring, *_) = one["geometry"]["coordinates"]
        lons, lats = zip(*ring, strict=True)
        assert min(lons) < one["properties"]["lon"] < max(lons)
        assert min(lats) < one["properties"]["lat"] < max(lats)


def test_cells_tell_the_minutes_by_each_means_of_the_question(shared_site: Site) -> None:
    question = "lieu=23008&moyen=car:60&moyen=walk:30"
    by_car, on_foot = minutes(shared_site, question, "car"), minutes(shared_site, question, "walk")

    assert 0 < (by_car["Aubusson"] or 0) < 15 < (by_car["Bourganeuf"] or 0)
    assert on_foot["Aubusson"]
    assert on_foot["Bourganeuf"] is None
    assert minutes(shared_site, question)["Bourganeuf"] == by_car["Bourganeuf"]


def test_an_outline_stands_where_it_is_known_and_the_others_share_the_rest(site: Site) -> None:
    ring = np.array([[2.1, 45.9], [2.3, 45.9], [2.3, 46.0], [2.1, 46.0], [2.1, 45.9]])
    with store.session(site.engine) as session:
        load_outlines(session.connection(), {"23008": Outline(((ring,),))}, departments=("23",))

    drawn = {one["properties"]["name"]: one["geometry"] for one in ground(site, "lieu=23008")}

    assert drawn["Aubusson"] == {"type": "MultiPolygon", "coordinates": [[ring.tolist()]]}
    assert drawn["Bourganeuf"]["type"] == "Polygon"
    assert len(drawn) == 5


def test_a_commune_alone_has_its_ground(site: Site) -> None:
    with store.session(site.engine) as session:
        session.execute(text("update communes set point = null where insee <> '23008'"))

    (aubusson,) = ground(site, "lieu=23008")

    assert len(aubusson["geometry"]["coordinates"][0]) > 8


def test_the_ground_may_be_kept_by_the_browser(shared_site: Site) -> None:
    answer = shared_site.browser().get("/carte/communes.geojson?lieu=23008")

    assert answer.headers["cache-control"] == "private, max-age=3600"


def test_an_unknown_home_has_no_ground(shared_site: Site) -> None:
    assert shared_site.browser().get("/carte/communes.geojson?lieu=99999").status_code == 404


def test_what_takes_longer_than_was_accepted_is_not_coloured_beyond_three_quarters_of_an_hour(
    shared_site: Site,
) -> None:
    assert (minutes(shared_site, "lieu=23008&moyen=car:60", "car")["Bourganeuf"] or 0) > 45
    assert minutes(shared_site, "lieu=23008&moyen=car:15", "car")["Bourganeuf"] is None
