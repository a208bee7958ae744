"""Somebody without e-mail comes in with a card, a counsellor sets a password up: by keyboard, on a phone."""

import re
from collections.abc import Callable

import pyotp
import pytest
from playwright.sync_api import Page, expect

from store.accounts.account import Role
from tests.fixtures.site import Site
from tests.journeys.conftest import DESK, PHONE, Visit


@pytest.fixture
def site(site: Site) -> Site:
    """A site where staff may have passwords."""
    site.settings = site.settings.model_validate(site.settings.model_dump() | {"secret_key": "clé " * 8})
    site.restart()
    return site


def test_a_card_is_made_and_opens_the_space_by_keyboard_alone(
    visit: Visit, faults: Callable[[Page], list[str]]
) -> None:
    desk = visit.page(DESK, who=Role.COUNSELLOR)
    desk.goto(f"/conseil/personnes/{visit.site.town.own_person}")
    desk.get_by_role("link", name="Sa carte, son e-mail").first.press("Enter")
    assert faults(desk) == []
    desk.get_by_role("button", name="Faire la carte").press("Enter")
    expect(desk.get_by_role("button", name="Imprimer la carte")).to_be_visible()
    assert faults(desk) == []
    code = desk.locator(".pass .code").inner_text()

    phone = visit.page(PHONE, scripts=False)
    phone.goto("/connexion")
    phone.get_by_role("link", name="J'ai une carte").press("Enter")
    phone.get_by_label("Le code de ma carte").type(code.lower().replace("-", ""))
    phone.keyboard.press("Enter")

    expect(phone.get_by_role("heading", level=1)).to_have_text("Bonjour Awa")


@pytest.mark.parametrize("address", ("/carte/code#{}", "/carte/{}"))
def test_a_card_is_scanned_into_one_button_and_leaves_no_trace_in_the_address(visit: Visit, address: str) -> None:
    desk = visit.page(DESK, who=Role.COUNSELLOR)
    desk.goto(f"/conseil/personnes/{visit.site.town.own_person}/carte")
    desk.get_by_role("button", name="Faire la carte").click()
    code = desk.locator(".pass .code").inner_text()
    phone = visit.page(PHONE)
    phone.goto(address.format(code))

    expect(phone.get_by_role("heading", level=1)).to_have_text("Bienvenue")
    expect(phone).to_have_url(f"{visit.address}/carte/code")
    phone.get_by_role("button", name="Entrer dans mon espace").press("Enter")

    expect(phone.get_by_role("heading", level=1)).to_have_text("Bonjour Awa")


def test_what_is_printed_is_the_card_alone_and_on_one_sheet(visit: Visit) -> None:
    desk = visit.page(DESK, who=Role.COUNSELLOR)
    desk.goto(f"/conseil/personnes/{visit.site.town.own_person}/carte")
    desk.get_by_role("button", name="Faire la carte").click()

    desk.emulate_media(media="print")

    expect(desk.locator(".pass")).to_be_visible()
    for hidden in (".top", ".foot", ".on-screen"):
        expect(desk.locator(hidden)).to_be_hidden()
    assert desk.pdf(format="A4").count(b"/Type /Page\n") == 1


def test_a_password_is_set_up_and_signs_in_by_keyboard_alone(visit: Visit, faults: Callable[[Page], list[str]]) -> None:
    page = visit.page(PHONE, who=Role.COUNSELLOR)
    page.goto("/mon-compte")
    assert faults(page) == []
    page.get_by_role("link", name="Choisir un mot de passe").press("Enter")
    page.get_by_label("Votre mot de passe").type("le chat dort sur le poêle")
    page.keyboard.press("Enter")
    page.get_by_text("Je ne peux pas prendre de photo").click()
    key = re.sub(r"\s", "", page.locator("details .code").inner_text())
    assert faults(page) == []
    page.get_by_label("Les 6 chiffres").type(pyotp.TOTP(key).at(visit.site.now))
    page.keyboard.press("Enter")

    expect(page.get_by_text("un mot de passe et le code de votre téléphone")).to_be_visible()


@pytest.mark.parametrize("address", ("/connexion", "/carte", "/carte/code#ABCD-EFGH-JKMN", "/mot-de-passe"))
def test_ways_in_have_no_fault_and_no_line_that_overflows(
    visit: Visit, faults: Callable[[Page], list[str]], address: str
) -> None:
    page = visit.page({"width": 320, "height": 640})
    page.goto(address)

    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
