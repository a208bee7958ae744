"""Somebody who reads no French chooses their language, reads from right to left, and has an offer read aloud."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, Visit

LIST = "/?lieu=23096&moyen=car:30"
SPOKEN = """
window.said = [];
window.speechSynthesis.getVoices = () => [{ lang: "ar-SA" }, { lang: "fr-FR" }];
window.speechSynthesis.speak = (one) => window.said.push({ lang: one.lang, text: one.text });
window.speechSynthesis.cancel = () => window.said.push({ lang: "", text: "" });
"""


def fits(page: Page) -> bool:
    """Whether nothing sticks out at either side."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_a_language_is_chosen_on_any_page_and_an_offer_is_read_aloud_in_its_own(
    visit: Visit, faults: Callable[[Page], list[str]]
) -> None:
    page = visit.page(PHONE)
    page.add_init_script(SPOKEN)
    page.goto(LIST)
    page.locator(".tongues summary").click()
    page.get_by_role("button", name="العربية").click()

    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert "lieu=23096" in page.url
    assert fits(page)
    assert faults(page) == []

    page.locator(".card").first.get_by_role("button", name="استماع").click()
    said = page.evaluate("window.said.filter((one) => one.text)")
    assert {one["lang"] for one in said} == {"ar", "fr"}
    expect(page.locator(".card").first.get_by_role("button", name="إيقاف القراءة")).to_be_visible()
