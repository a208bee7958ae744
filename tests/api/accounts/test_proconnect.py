"""Professionals come in through an identity provider, a fake one that speaks the real protocol over loopback."""

from collections.abc import Iterator
from datetime import timedelta
from threading import Thread
from time import sleep
from typing import Any

import httpx2
import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from joserfc.jwk import RSAKey

import store
from api.accounts.proconnect import TOKEN_COOKIE, VISIT_COOKIE, WAY_OUT
from api.serving.turns import AT_ONCE, ELSEWHERE_AT_ONCE
from cli.demo.web import WebServer, take_port
from store.accounts.account import Role
from store.tables import AuditRow, ProviderVisitRow, UserRow
from tests.fakes.provider import CLIENT_ID, CLIENT_SECRET, FakeProvider, serve_provider
from tests.fixtures.site import Site


@pytest.fixture
def provider(site: Site) -> Iterator[FakeProvider]:
    """A provider that knows the town's counsellor, and a site that works with it."""
    with serve_provider(lambda: site.now) as provider:
        settings = {
            "provider_issuer": provider.issuer,
            "provider_client_id": CLIENT_ID,
            "provider_client_secret": CLIENT_SECRET,
        }
        site.settings = site.settings.model_validate(site.settings.model_dump() | settings)
        site.restart()
        provider.person["email"] = email_of(site, Role.COUNSELLOR).upper()
        yield provider


def email_of(site: Site, role: Role) -> str:
    with store.session(site.engine) as session:
        return str(session.get_one(UserRow, site.town.users[role]).email)


def come_in(browser: TestClient, *, suite: str = "") -> Response:
    """Goes to the provider and comes back: the site's answer."""
    away = browser.get("/proconnect", params={"suite": suite} if suite else {})
    back = httpx2.get(away.headers["location"]).headers["location"]
    return browser.get(back.removeprefix("http://127.0.0.1:8000"))


def test_a_professional_is_signed_in_and_lands_where_they_wanted(site: Site, provider: FakeProvider) -> None:
    browser = site.browser()

    answer = come_in(browser, suite="/conseil?tri=prenom")

    assert (answer.status_code, answer.headers["location"]) == (303, "/conseil?tri=prenom")
    assert "avec ProConnect" in browser.get("/mon-compte").text
    with store.session(site.engine) as session:
        assert session.query(AuditRow).one().details == {"way": "provider"}


def test_who_they_are_there_is_kept_whatever_becomes_of_their_address(site: Site, provider: FakeProvider) -> None:
    come_in(site.browser())
    provider.person["email"] = "claire.mariee@creuse.example"

    assert come_in(site.browser()).status_code == 303


def test_an_address_that_somebody_has_claimed_opens_to_nobody_else(site: Site, provider: FakeProvider) -> None:
    come_in(site.browser())
    provider.person["sub"] = provider.claims["sub"] = "agent-8"

    assert come_in(site.browser()).status_code == 403


def test_nobody_gets_an_account_by_it_and_a_beneficiary_does_not_use_it(site: Site, provider: FakeProvider) -> None:
    for email in ("inconnue@creuse.example", email_of(site, Role.BENEFICIARY)):
        provider.person["email"] = email
        answer = come_in(site.browser())
        assert answer.status_code == 403
        assert "pas encore de compte" in answer.text


@pytest.mark.parametrize(
    "lie",
    [
        {"nonce": "somebody else's"},
        {"nonce": "à un autre"},
        {"iss": "https://evil.example"},
        {"aud": "another-site"},
        {"exp": 1},
        {"exp": None},
        {"sub": "somebody-else"},
    ],
)
def test_a_token_that_is_not_right_opens_nothing(site: Site, provider: FakeProvider, lie: dict[str, Any]) -> None:
    provider.claims.update(lie)

    assert come_in(site.browser()).status_code == 502


@pytest.mark.parametrize("level", ["eidas0", "eidas0-mfa", "", None, ["eidas1"]])
def test_a_level_lower_than_was_asked_for_opens_nothing(site: Site, provider: FakeProvider, level: object) -> None:
    provider.claims["acr"] = level

    answer = come_in(site.browser())

    assert answer.status_code == 403
    assert "pas assez sûrement" in answer.text


@pytest.mark.parametrize("level", ["eidas1", "eidas1-mfa", "eidas2", "eidas3"])
def test_the_level_that_was_asked_for_and_higher_ones_come_in(site: Site, provider: FakeProvider, level: str) -> None:
    provider.claims["acr"] = level

    assert come_in(site.browser()).status_code == 303


@pytest.mark.parametrize(("checked", "status"), [(True, 303), (False, 403), ("no", 403)])
def test_an_address_that_the_provider_did_not_check_opens_nothing(
    site: Site, provider: FakeProvider, checked: object, status: int
) -> None:
    provider.person["email_verified"] = checked

    assert come_in(site.browser()).status_code == status


def test_the_account_of_an_operator_is_not_claimed_by_an_address(site: Site, provider: FakeProvider) -> None:
    provider.person["email"] = email_of(site, Role.OPERATOR)

    answer = come_in(site.browser())

    assert (answer.status_code, "pas assez sûrement" in answer.text) == (403, True)
    with store.session(site.engine) as session:
        assert session.get_one(UserRow, site.town.users[Role.OPERATOR]).provider_subject is None


def test_a_token_signed_by_somebody_else_opens_nothing(site: Site, provider: FakeProvider) -> None:
    provider.key = RSAKey.generate_key(2048, {"kid": "one"})

    assert come_in(site.browser()).status_code == 502


def test_a_visit_is_of_one_browser_serves_once_and_ends(site: Site, provider: FakeProvider) -> None:
    browser, victim = site.browser(), site.browser()
    away = browser.get("/proconnect")
    back = httpx2.get(away.headers["location"]).headers["location"].removeprefix("http://127.0.0.1:8000")
    assert victim.get(back).status_code == 502

    assert browser.get(back).status_code == 303
    browser.cookies.set(VISIT_COOKIE, back.rsplit("state=", 1)[1], path="/proconnect")
    assert browser.get(back).status_code == 502
    late = site.browser()
    back = httpx2.get(late.get("/proconnect").headers["location"]).headers["location"]
    site.now += timedelta(minutes=10)
    assert late.get(back.removeprefix("http://127.0.0.1:8000")).status_code == 502


def test_a_provider_that_is_down_is_said_and_other_ways_are_told(site: Site, provider: FakeProvider) -> None:
    provider.is_down = True

    answer = site.browser().get("/proconnect")

    assert answer.status_code == 502
    assert "Entrer autrement" in answer.text


def test_signing_out_here_shows_the_way_out_there(site: Site, provider: FakeProvider) -> None:
    browser = site.browser()
    come_in(browser)

    away = browser.post("/deconnexion").headers["location"]
    page = browser.get(away)

    assert f"{provider.issuer}/session/end?id_token_hint=" in page.text
    assert TOKEN_COOKIE not in browser.cookies
    assert browser.get("/conseil").headers["location"].startswith("/connexion")


def test_who_is_signed_in_or_never_came_by_it_is_shown_no_way_out(site: Site, provider: FakeProvider) -> None:
    browser = site.browser()
    come_in(browser)

    assert browser.get(WAY_OUT).headers["location"] == "/"
    assert site.browser().get(WAY_OUT).headers["location"] == "/"


def test_a_provider_that_is_down_keeps_nobody_signed_in(site: Site, provider: FakeProvider) -> None:
    browser = site.browser()
    come_in(browser)
    site.now += timedelta(hours=2)
    provider.is_down = True

    assert browser.get(browser.post("/deconnexion").headers["location"]).headers["location"] == "/"
    assert TOKEN_COOKIE not in browser.cookies


def test_what_it_publishes_is_asked_once_an_hour_and_again_where_it_signs_with_a_new_key(
    site: Site, provider: FakeProvider
) -> None:
    come_in(site.browser())
    come_in(site.browser())
    assert provider.asked == ["doors", "keys"]

    provider.key = RSAKey.generate_key(2048, {"kid": "two"})
    provider.published.append(provider.key)
    site.now += timedelta(minutes=1)
    assert come_in(site.browser()).status_code == 303
    assert provider.asked == ["doors", "keys"] * 2

    site.now += timedelta(hours=1)
    come_in(site.browser())
    assert provider.asked == ["doors", "keys"] * 3


def test_while_it_is_slow_the_site_answers_everybody_else(site: Site, provider: FakeProvider) -> None:
    provider.answers.clear()
    listener = take_port(0)
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    waiting = [Thread(target=httpx2.get, args=(f"{address}/proconnect",)) for _ in range(AT_ONCE + 2)]
    with WebServer(site.app, listener=listener):
        for one in waiting:
            one.start()
        while len(provider.asked) < ELSEWHERE_AT_ONCE:
            sleep(0.01)

        page = httpx2.get(f"{address}/aide", timeout=3)

        provider.answers.set()
        for one in waiting:
            one.join()
    assert page.status_code == 200


def test_a_provider_that_takes_too_long_is_said_as_one_that_is_down(
    site: Site, provider: FakeProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.provider._EXCHANGE_SECONDS", 0.2)
    provider.answers.clear()

    answer = site.browser().get("/proconnect")

    assert answer.status_code == 502
    assert "Entrer autrement" in answer.text


def test_the_database_holds_no_state(site: Site, provider: FakeProvider) -> None:
    away = site.browser().get("/proconnect").headers["location"]

    with store.session(site.engine) as session:
        assert session.query(ProviderVisitRow).one().state_hash not in away


def test_a_site_without_a_provider_says_so(site: Site) -> None:
    assert site.browser().get("/proconnect").status_code == 404
    assert "ProConnect" not in site.browser().get("/connexion").text
