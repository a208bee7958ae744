"""Two hours of cleaning near Bourganeuf without a car: found, kept, handed on and reported, on an old phone."""

import re

import pytest
from playwright.sync_api import expect

import store
from tests.journeys.conftest import PHONE, Visit, assert_accessible
from tests.make.rows import store_opportunities
from tests.make.values import BOURGANEUF, some_opportunity


@pytest.mark.parametrize("scripts", (True, False))
def test_two_hours_of_cleaning_without_a_car(visit: Visit, *, scripts: bool) -> None:
    with store.session(visit.site.engine) as session:
        cleaning = {"hours_per_week": 2.0, "soon": True}
        store_opportunities(
            session,
            [
                some_opportunity(
                    "ft:two", title="Ménage chez Mme B.", point=BOURGANEUF, insee="23030", conditions=cleaning
                )
            ],
        )
    page = visit.page(PHONE, scripts=scripts)
    page.goto("/")
    page.get_by_label("Où habitez-vous ?").fill("bourganeuf")
    page.get_by_label("À pied").check()
    page.get_by_label("Que cherchez-vous ?").fill("ménage 2 heures")
    page.get_by_role("button", name="Voir autour de moi").click()

    page.get_by_text("Trier, filtrer").click()
    page.get_by_label(re.compile(r"15\sh par semaine au plus")).check()
    page.get_by_role("button", name="Montrer").click()
    expect(page.get_by_role("link", name=re.compile(r"15\sh par semaine au plus\s?: enlever"))).to_be_visible()
    page.get_by_text("Ce n'est pas ça ?").click()
    if scripts:
        assert_accessible(page)
    page.get_by_role("link", name="Ménage chez Mme B.").click()

    page.get_by_role("button", name="Garder").click()
    expect(page.get_by_role("button", name="Gardée")).to_be_in_viewport()
    page.get_by_text("Partager").click()
    expect(page.get_by_role("link", name="Par SMS")).to_be_visible()
    if scripts:
        assert_accessible(page)
    page.get_by_role("link", name="Voir mes offres gardées").click()
    page.get_by_role("link", name="Ménage chez Mme B.").click()
    page.get_by_role("link", name="Signaler un problème").click()
    page.get_by_role("button", name="Envoyer").click()
    expect(page.get_by_text("Choisissez ce qui ne va pas.")).to_be_visible()
    if scripts:
        assert_accessible(page)
    page.get_by_label("Ce qui est écrit est faux.").check()
    page.get_by_role("button", name="Envoyer").click()

    expect(page.get_by_role("heading", name="Merci, c'est noté")).to_be_visible()


def test_keeping_an_offer_leaves_the_focus_and_the_way_back_where_they_were(visit: Visit) -> None:
    page, offer = visit.page(PHONE), visit.site.town.live
    page.goto("/aide")
    page.goto(f"/opportunite/{offer}")

    page.get_by_role("button", name="Garder").press("Enter")
    expect(page.get_by_role("button", name="Gardée")).to_be_focused()
    expect(page.get_by_role("link", name="Voir mes offres gardées")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Garder", exact=True)).to_be_focused()
    page.go_back()

    expect(page).to_have_url(re.compile("/aide$"))


def test_the_position_of_the_phone_fills_the_commune_in(visit: Visit) -> None:
    page = visit.page(PHONE)
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": 46.171234, "longitude": 1.871234})
    page.goto("/")

    with page.expect_request("**/ici") as asked:
        page.get_by_role("button", name="Utiliser ma position").click()

    expect(page.get_by_label("Où habitez-vous ?")).to_have_value("Guéret (23000)")
    assert asked.value.post_data == "lat=46.17&lon=1.87", "rounded before it leaves the phone"
