"""A counsellor goes from person to person without a mouse, finds a name as they type, and notes a contact."""

import re

from playwright.sync_api import Page, expect

import store
from store.accounts.account import Role
from tests.journeys.conftest import DESK, Visit
from tests.make.rows import store_person
from tests.make.values import some_person


def focused(page: Page) -> str:
    """The words of what has the focus."""
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def test_a_portfolio_at_the_keyboard(visit: Visit) -> None:
    with store.session(visit.site.engine) as session:
        for name in ("Élodie", "Basile"):
            store_person(session, some_person(), first_name=name, counsellor_id=visit.site.town.users[Role.COUNSELLOR])
    page = visit.page(DESK, who=Role.COUNSELLOR)
    page.goto("/conseil?tri=prenom")
    expect(page.get_by_text("Au clavier")).to_be_visible()

    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    assert focused(page) == "Basile"
    page.keyboard.press("/")
    page.keyboard.type("elo")
    expect(page.get_by_role("link", name="Basile")).to_be_hidden()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Élodie")
    page.get_by_role("button", name="Vu aujourd'hui").press("Enter")
    expect(page.get_by_text("C'est noté : vu aujourd'hui.")).to_be_visible()


def test_shortcuts_of_one_letter_can_be_turned_off(visit: Visit) -> None:
    page = visit.page(DESK, who=Role.COUNSELLOR)
    page.goto("/conseil")

    page.get_by_role("button", name="Couper ces raccourcis").click()
    page.get_by_label("Prénom").blur()
    page.keyboard.press("/")

    expect(page.get_by_label("Prénom")).not_to_be_focused()


def test_after_a_press_too_the_next_person_is_the_one_of_the_list_as_it_was(visit: Visit) -> None:
    page = visit.page(DESK, who=Role.COUNSELLOR)
    page.goto("/conseil?tri=prenom")
    page.get_by_role("link", name="Awa", exact=True).click()

    page.locator("summary", has_text="Proposer").first.click()
    page.get_by_role("button", name="Proposer").first.click()

    answer = page.locator("#suivi [role=status]")
    expect(answer.locator("[data-next]")).to_have_attribute("href", re.compile(r"tri=prenom&apres=\d+$"))
    answer.get_by_role("button", name="Annuler").click()
    expect(answer).to_have_text("C'est annulé.")
