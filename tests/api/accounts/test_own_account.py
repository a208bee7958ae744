"""My account: where I am signed in, and a button that ends it."""

import re
from datetime import timedelta

from fastapi.testclient import TestClient

from store.accounts.account import Role
from tests.fixtures.site import Site


def is_in(browser: TestClient) -> bool:
    return browser.get("/conseil").status_code == 200


def numbers(browser: TestClient) -> list[str]:
    return re.findall(r"/mon-compte/connexions/(\d+)/fin", browser.get("/mon-compte").text)


def test_sessions_are_listed_this_one_first_and_only_mine(site: Site) -> None:
    here, there = site.browser(Role.COUNSELLOR), site.browser(Role.COUNSELLOR)
    site.browser(Role.OPERATOR)

    page = here.get("/mon-compte").text

    assert page.count("Depuis le") == 2
    assert page.index("Ici") < page.index("Déconnecter cet appareil")
    assert len(numbers(here)) == 1
    assert numbers(here) != numbers(there)


def test_an_ended_session_opens_nothing_any_more(site: Site) -> None:
    here, there = site.browser(Role.COUNSELLOR), site.browser(Role.COUNSELLOR)

    (number,) = numbers(here)
    here.post(f"/mon-compte/connexions/{number}/fin")

    assert is_in(here)
    assert not is_in(there)


def test_all_the_others_end_at_once(site: Site) -> None:
    here, *others = (site.browser(Role.COUNSELLOR) for _ in range(3))
    colleague = site.browser(Role.OPERATOR)

    here.post("/mon-compte/connexions/fin")

    assert [is_in(one) for one in (here, *others)] == [True, False, False]
    assert colleague.get("/exploitation").status_code == 200


def test_when_a_session_was_seen_last_is_kept_to_ten_minutes(site: Site) -> None:
    here, there = site.browser(Role.COUNSELLOR), site.browser(Role.COUNSELLOR)
    before = re.findall(r"Vu le (.*?)\.", here.get("/mon-compte").text)
    site.now += timedelta(minutes=20)

    there.get("/conseil")

    assert re.findall(r"Vu le (.*?)\.", here.get("/mon-compte").text) != before


def test_only_staff_is_offered_a_password_and_only_where_the_site_has_a_key(site: Site) -> None:
    assert "mot de passe" not in site.browser(Role.COUNSELLOR).get("/mon-compte").text
    assert site.browser(Role.COUNSELLOR).get("/mon-compte/mot-de-passe").status_code == 404
    site.settings = site.settings.model_validate(site.settings.model_dump() | {"secret_key": "k" * 32})
    site.restart()

    assert "Choisir un mot de passe" in site.browser(Role.COUNSELLOR).get("/mon-compte").text
    assert "mot de passe" not in site.browser(Role.BENEFICIARY).get("/mon-compte").text


def test_whoever_has_an_address_is_told_how_to_come_back_where_letters_leave(site: Site) -> None:
    assert "Pour revenir" not in site.browser(Role.BENEFICIARY).get("/mon-compte").text
    site.settings = site.settings.model_copy(update={"smtp_host": "127.0.0.1"})
    site.restart()

    assert "un lien arrive à cette adresse" in site.browser(Role.BENEFICIARY).get("/mon-compte").text
