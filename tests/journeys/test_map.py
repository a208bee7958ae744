"""The map beside the list: our own ground, pins that say how many, the same links."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, PHONE, Visit

LIST = "/?lieu=23096&moyen=car:60"


@pytest.fixture
def drawn(visit: Visit) -> Page:
    page = visit.page(DESK)
    page.goto(LIST)
    if not page.evaluate("Boolean(document.createElement('canvas').getContext('webgl2'))"):
        pytest.skip("this browser draws no WebGL")
    expect(page.locator("#carte[data-ready]")).to_be_visible(timeout=30_000)
    return page


def test_a_pin_opens_the_links_of_its_place_and_escape_gives_the_focus_back(drawn: Page) -> None:
    pin = drawn.get_by_role("button", name="À Guéret")

    pin.focus()
    drawn.keyboard.press("Enter")
    panel = drawn.get_by_role("region", name="À Guéret")
    expect(panel.get_by_role("link", name="Agent d'entretien")).to_be_visible()
    drawn.keyboard.press("Escape")

    expect(panel).to_be_hidden()
    expect(pin).to_be_focused()


def test_the_ground_is_named_with_our_own_towns(drawn: Page) -> None:
    expect(drawn.locator(".town", has_text="Guéret")).to_be_visible()


def test_on_a_phone_the_map_comes_when_it_is_asked_for(visit: Visit) -> None:
    page = visit.page(PHONE)
    page.goto(LIST)

    page.get_by_role("button", name="Voir la carte").click()

    expect(page.locator("#carte")).to_be_visible()


@pytest.mark.parametrize("address", [LIST, f"{LIST}#carte"])
def test_on_a_phone_the_button_that_opens_the_map_shuts_it(visit: Visit, address: str) -> None:
    page = visit.page(PHONE)
    page.goto(address)
    if address == LIST:
        page.get_by_role("button", name="Voir la carte").click()

    page.get_by_role("button", name="Fermer la carte").press("Enter")

    expect(page.locator("#carte")).to_be_hidden()
    expect(page.get_by_role("button", name="Voir la carte")).to_be_focused()
    assert "#" not in page.url
