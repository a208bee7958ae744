"""The step before a contact: asked once, waited for, then the way on, or the news that it is gone."""

from html import escape

import store
from store.catalogue.rechecks import Answer, settle
from tests.fixtures.site import Site
from tests.make.rows import store_opportunities
from tests.make.values import some_opportunity

PAGE = "https://immersion-facile.beta.gouv.fr/offre?siret=1&appellationCode=2&location=3"


def an_immersion(site: Site) -> int:
    with store.session(site.engine) as session:
        one = some_opportunity("immersion-facilitee:1/3/D1102/-", title="Boulanger")
        return store_opportunities(session, [one], url=PAGE)[0]


def answered(site: Site, opportunity_id: int, answer: Answer) -> None:
    with store.session(site.engine) as session:
        settle(session, opportunity_id, answer, now=site.now)


def test_the_page_of_an_immersion_asks_before_it_shows_the_way(site: Site) -> None:
    one = an_immersion(site)

    page = site.browser().get(f"/opportunite/{one}").text

    assert f'action="/opportunite/{one}/suite"' in page
    assert PAGE.replace("&", "&amp;") not in page


def test_it_waits_then_shows_the_way(site: Site) -> None:
    one, browser = an_immersion(site), site.browser()

    waiting = browser.post(f"/opportunite/{one}/suite", follow_redirects=True).text
    answered(site, one, Answer.OFFERED)
    sure = browser.get(f"/opportunite/{one}/suite").text

    assert "Nous vérifions" in waiting
    assert 'hx-trigger="every 2s"' in waiting
    assert "Nous venons de le vérifier" in sure
    assert PAGE.replace("&", "&amp;") in sure
    assert "hx-trigger" not in sure


def test_the_search_that_led_here_is_not_typed_again(site: Site) -> None:
    one, browser = an_immersion(site), site.browser()
    search = "lieu=23030&moyen=walk%3A30"
    page = browser.get(f"/opportunite/{one}?{search}").text

    sent = browser.post(f"/opportunite/{one}/suite?{search}")
    waiting = browser.get(sent.headers["location"]).text

    assert f'action="/opportunite/{one}/suite?{escape(search)}"' in page
    assert f'href="/opportunite/{one}?{escape(search)}"' in waiting
    assert f'hx-get="/opportunite/{one}/suite?{escape(search)}"' in waiting


def test_without_an_answer_one_goes_on_all_the_same(site: Site) -> None:
    one = an_immersion(site)

    page = site.browser().get(f"/opportunite/{one}/suite").text

    assert "pas pu vérifier" in page
    assert PAGE.replace("&", "&amp;") in page


def test_what_is_full_leads_to_the_news(site: Site) -> None:
    one, browser = an_immersion(site), site.browser()
    browser.post(f"/opportunite/{one}/suite")

    answered(site, one, Answer.FULL)
    page = browser.get(f"/opportunite/{one}/suite", follow_redirects=True)

    assert page.status_code == 410


def test_the_page_that_waits_is_told_when_there_is_something_to_show(site: Site) -> None:
    one, browser = an_immersion(site), site.browser()
    address, piece = f"/opportunite/{one}/suite", {"HX-Request": "true"}
    browser.post(address)

    still_waiting = browser.get(address, headers=piece)
    answered(site, one, Answer.FULL)
    gone = browser.get(address, headers=piece)

    assert (still_waiting.status_code, still_waiting.content) == (204, b"")
    assert gone.headers["HX-Redirect"] == f"/opportunite/{one}"


def test_a_job_offer_needs_no_question(site: Site) -> None:
    page = site.browser().get(f"/opportunite/{site.town.live}/suite", follow_redirects=False)

    assert page.headers["location"] == f"/opportunite/{site.town.live}"
