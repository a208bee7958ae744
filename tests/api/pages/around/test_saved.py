"""What is kept to look at again: in the browser of somebody without an account, in the space of somebody with one."""

import pytest

import store
from api.following.saved import COOKIE, MOST_KEPT
from store.accounts.account import Role
from store.people.saved import saved_ids
from tests.api.pages.around.test_search_page import text_of
from tests.fixtures.site import Site


def test_an_offer_is_kept_in_the_browser_and_no_longer(shared_site: Site) -> None:
    browser, offer = shared_site.browser(), shared_site.town.live

    kept = browser.post("/gardees", data={"offre": offer, "suite": f"/opportunite/{offer}"})
    assert (kept.status_code, kept.headers["location"]) == (303, f"/opportunite/{offer}")
    assert 'aria-pressed="true" data-kept="yes">' in browser.get(f"/opportunite/{offer}").text
    assert f'href="/opportunite/{offer}"' in browser.get("/gardees").text
    assert "Mon offre gardée" in browser.get("/").text
    browser.post("/gardees", data={"offre": offer, "faire": "retirer"})

    assert "Rien pour le moment" in browser.get("/gardees").text


def test_what_is_kept_leads_back_to_the_search_that_led_there_and_is_looked_at_from_it(shared_site: Site) -> None:
    browser, offer = shared_site.browser(), shared_site.town.live
    search = "lieu=23096&amp;moyen=car%3A30&amp;mots=m%C3%A9nage"
    address = search.replace("&amp;", "&")
    browser.post("/gardees", data={"offre": offer})

    assert f'href="/gardees?{search}"' in browser.get(f"/?{address}").text
    assert f'href="/gardees?{search}"' in browser.get(f"/opportunite/{offer}?{address}").text
    page = browser.get(f"/gardees?{address}").text

    assert f'href="/?{search}"' in page
    assert f'href="/opportunite/{offer}?{search}"' in page
    assert f'name="suite" value="/gardees?{search}"' in page


def test_what_is_gone_says_so(shared_site: Site) -> None:
    browser = shared_site.browser()
    browser.post("/gardees", data={"offre": shared_site.town.gone})

    assert "N'est plus là" in text_of(browser.get("/gardees"))


@pytest.mark.parametrize("cookie", ("zzz", "1.-2.a", "9" * 30, ".".join(str(one) for one in range(1, 500))))
def test_a_cookie_that_makes_no_sense_breaks_nothing(shared_site: Site, cookie: str) -> None:
    browser = shared_site.browser()
    browser.headers["Cookie"] = f"{COOKIE}={cookie}".encode().decode("latin-1")

    assert browser.get("/gardees").status_code == 200


def test_the_last_ones_are_kept_where_there_are_too_many(shared_site: Site) -> None:
    browser = shared_site.browser()
    browser.cookies.set(COOKIE, ".".join(str(one) for one in range(1_000, 1_000 + MOST_KEPT)))

    answer = browser.post("/gardees", data={"offre": shared_site.town.live})

    ids = answer.cookies[COOKIE].strip('"').split(".")
    assert (len(ids), ids[0]) == (MOST_KEPT, str(shared_site.town.live))


def test_nobody_is_led_to_another_site(shared_site: Site) -> None:
    answer = shared_site.browser().post("/gardees", data={"offre": 1, "suite": "//ailleurs.example"})

    assert answer.headers["location"] == "/gardees"


def test_what_the_browser_kept_goes_to_the_space_of_its_owner(site: Site) -> None:
    browser, offer = site.browser(Role.BENEFICIARY), site.town.live
    browser.cookies.set(COOKIE, str(offer))

    answer = browser.get("/gardees")

    assert answer.headers["location"] == "/mon-espace/gardees"
    with store.session(site.engine) as session:
        assert saved_ids(session, site.town.beneficiary) == {offer}
    assert f'{COOKIE}=""; expires' in answer.headers["set-cookie"]
    browser.post("/gardees", data={"offre": offer, "faire": "retirer"})
    with store.session(site.engine) as session:
        assert saved_ids(session, site.town.beneficiary) == frozenset()
