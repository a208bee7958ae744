"""What every answer promises to the browser, and what is refused before any route sees it."""

from collections.abc import Iterator

import pytest

from store.accounts.account import Role
from tests.fixtures.site import Site


def test_every_answer_carries_the_promises(shared_site: Site) -> None:
    browser = shared_site.browser()

    for path in ("/connexion", "/nowhere", "/healthz", "/v1/search"):
        headers = browser.get(path).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-request-id"]


def test_what_a_signed_in_person_sees_is_kept_by_no_cache(shared_site: Site) -> None:
    answer = shared_site.program(Role.COUNSELLOR).get(f"/v1/people/{shared_site.town.own_person}/list")

    assert answer.headers["cache-control"] == "no-store"


def test_where_a_signed_in_person_lives_is_kept_by_no_cache_whatever_the_route_says(shared_site: Site) -> None:
    ground = "/carte/communes.geojson?lieu=23008"

    assert shared_site.browser().get(ground).headers["cache-control"] == "private, max-age=3600"
    assert shared_site.browser(Role.BENEFICIARY).get(ground).headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://testserver"},
        {"Sec-Fetch-Site": "", "Origin": "http://evil.example"},
        {"Sec-Fetch-Site": "", "Origin": "null"},
    ],
)
def test_an_action_sent_by_another_site_is_refused(site: Site, headers: dict[str, str]) -> None:
    program = site.program(Role.COUNSELLOR)
    sent = {name: value for name, value in headers.items() if value}

    assert program.post("/deconnexion", headers=sent).status_code == 403
    assert program.get(f"/v1/people/{site.town.own_person}/list").status_code == 200


@pytest.mark.parametrize("headers", [{}, {"Origin": "http://testserver"}, {"Sec-Fetch-Site": "same-origin"}])
def test_an_action_of_our_own_pages_or_of_a_program_passes(shared_site: Site, headers: dict[str, str]) -> None:
    assert shared_site.program().post("/deconnexion", headers=headers).status_code == 303


def test_reading_from_a_link_on_another_site_is_not_refused(shared_site: Site) -> None:
    assert shared_site.program().get("/connexion", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_a_body_larger_than_any_form_is_refused(shared_site: Site) -> None:
    answer = shared_site.program().post("/connexion", content=b"x" * 70_000)

    assert answer.status_code == answer.json()["status"] == 413


def test_a_body_that_hides_its_length_is_refused_too(shared_site: Site) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(70):
            yield b"x" * 1_000

    form = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = shared_site.program().post("/connexion", content=pieces(), headers=form)

    assert answer.status_code == answer.json()["status"] == 413


def test_cookies_travel_over_https_only_where_the_site_does(site: Site) -> None:
    site.settings = site.settings.model_copy(update={"public_url": "https://alentour.example"})
    site.restart()

    assert "max-age" in site.program().get("/healthz").headers["strict-transport-security"]
    assert site.settings.secure_cookies
