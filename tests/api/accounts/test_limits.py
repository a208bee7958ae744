"""From where somebody tries."""

import pytest
from fastapi import Request

import store
from api.accounts.device import device_of, device_told
from api.accounts.limits import LINKS_FROM_HERE, place_of
from api.wording.languages import LANGUAGES, speaking
from store.accounts.attempts import take_attempt
from tests.fixtures.site import Site


@pytest.mark.parametrize(
    ("host", "place"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("", ""),
    ],
)
def test_a_home_is_one_place_whatever_its_address(host: str, place: str) -> None:
    assert place_of(Request({"type": "http", "client": (host, 1)})) == place


def test_links_are_not_asked_for_without_end_from_one_place(site: Site) -> None:
    browser, told = site.browser(), {"email": "personne@creuse.example"}
    with store.session(site.engine) as session:
        for _ in range(LINKS_FROM_HERE.most - 1):
            take_attempt(session, LINKS_FROM_HERE, "testclient", now=site.now)

    answers = [browser.post(path, data=told).status_code for path in ("/connexion", "/connexion", "/ouvrir")]

    assert answers == [200, 429, 429]


def test_a_job_fair_signs_in_from_one_address(site: Site) -> None:
    browser = site.browser()

    answers = {browser.post("/connexion", data={"email": f"n{at}@creuse.example"}).status_code for at in range(100)}

    assert answers == {200}


@pytest.mark.parametrize(
    ("user_agent", "device"),
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile Safari/604.1", "iPhone, Safari"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36 Edg/120.0", "Ordinateur Windows, Edge"),
        ("Mozilla/5.0 (Linux; Android 8) SamsungBrowser/9.2 Chrome/67.0 Mobile", "Téléphone Android, Samsung Internet"),
        ("curl/8.0", ""),
    ],
)
def test_a_device_is_told_in_words_that_its_owner_knows(user_agent: str, device: str) -> None:
    assert device_of(user_agent) == device


def test_a_device_is_told_in_the_language_of_its_owner() -> None:
    with speaking(LANGUAGES["en"]):
        assert device_told("Téléphone Android, Firefox") == "Android phone, Firefox"
        assert device_told("iPhone, Safari") == "iPhone, Safari"
        assert device_told("") == "Unknown device"
