"""One opportunity: what is known of it, or what is near it once it has gone."""

from tests.fixtures.site import Site


def test_an_opportunity_says_all_that_is_known(shared_site: Site) -> None:
    answer = shared_site.program().get(f"/v1/opportunities/{shared_site.town.live}").json()

    assert answer["opportunity"]["key"] == "france-travail:1"
    assert answer["opportunity"]["conditions"]["contract"] is None
    assert shared_site.town.live not in [one["id"] for one in answer["near"]]
    assert answer["near"]


def test_a_gone_one_says_so_and_shows_what_is_near(shared_site: Site) -> None:
    answer = shared_site.program().get(f"/v1/opportunities/{shared_site.town.gone}")

    assert answer.status_code == 410
    assert answer.headers["content-type"] == "application/problem+json"
    assert shared_site.town.live in [one["id"] for one in answer.json()["near"]]


def test_one_that_never_was_is_not_found(shared_site: Site) -> None:
    assert shared_site.program().get("/v1/opportunities/424242").status_code == 404
