"""Visitors say what is wrong with an offer; the operator sees it, and says that they have looked."""

import pytest
from sqlalchemy import text

import store
from api.pages.around.reporting import REPORTS_FROM_HERE
from store.accounts.account import Role
from tests.api.pages.around.test_search_page import text_of
from tests.fixtures.site import Site


def test_a_report_reaches_the_operator_without_contacts_until_it_is_looked_at(site: Site) -> None:
    address = f"/opportunite/{site.town.live}/signaler"
    words = "Ils demandent 50 €. Appelez-moi au 06 12 34 56 78."

    thanks = site.browser().post(address, data={"raison": "money", "mots": words})
    site.browser().post(address, data={"raison": "money"})

    assert "Merci" in thanks.text
    operator = site.browser(Role.OPERATOR)
    seen = text_of(operator.get("/exploitation"))
    assert "On demande de l'argent ou des papiers d'abord." in seen
    assert "Ils demandent 50 €" in seen
    assert "06 12" not in seen
    assert "Tout va bien" not in seen
    assert "C'est vu (2 signalements)" in seen
    operator.post(f"/exploitation/signalements/{site.town.live}")
    assert "signalement" not in text_of(operator.get("/exploitation"))


def test_who_reports_comes_back_to_their_search(shared_site: Site) -> None:
    browser, offer = shared_site.browser(), shared_site.town.live
    form = browser.get(f"/opportunite/{offer}/signaler?lieu=23030&moyen=walk%3A30").text

    thanks = browser.post(f"/opportunite/{offer}/signaler?lieu=23030&moyen=walk%3A30", data={"raison": "money"}).text

    assert f'action="/opportunite/{offer}/signaler?lieu=23030&amp;moyen=walk%3A30"' in form
    assert 'href="/?lieu=23030&amp;moyen=walk%3A30"' in thanks


@pytest.mark.parametrize("reason", ("", "zzz"))
def test_a_form_without_a_reason_says_so_and_keeps_what_was_typed(shared_site: Site, reason: str) -> None:
    answer = shared_site.browser().post(
        f"/opportunite/{shared_site.town.live}/signaler", data={"raison": reason, "mots": "Rien ne va."}
    )

    assert answer.status_code == 422
    assert "Choisissez ce qui ne va pas." in answer.text
    assert "Rien ne va.</textarea>" in answer.text


def test_nobody_reports_without_end(site: Site) -> None:
    address = f"/opportunite/{site.town.live}/signaler"

    answers = [site.browser().post(address, data={"raison": "other"}) for _ in range(REPORTS_FROM_HERE.most + 1)]

    assert [one.status_code for one in answers[-2:]] == [200, 429]
    assert "Revenir à l'annonce" in text_of(answers[-1])
    assert "me connecter" not in text_of(answers[-1])


def test_who_reports_is_not_kept(site: Site) -> None:
    site.browser(Role.BENEFICIARY).post(f"/opportunite/{site.town.live}/signaler", data={"raison": "gone"})

    with store.session(site.engine) as session:
        (row,) = session.execute(text("select * from reports")).mappings()
    assert set(row) == {"id", "opportunity_id", "fault", "words", "made_at", "looked_at"}


def test_an_offer_that_never_was_cannot_be_reported(shared_site: Site) -> None:
    assert shared_site.browser().post("/opportunite/987654321/signaler", data={"raison": "gone"}).status_code == 404
