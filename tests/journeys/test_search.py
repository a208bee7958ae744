"""Somebody looks for work near home, with an old phone, with a keyboard, with or without scripts."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, PHONE, Visit

LIST = "/?lieu=23096&moyen=car:30"
SMALL = {"width": 320, "height": 640}
WORDS_CUT = """[...document.querySelectorAll(".choice:has(.icon) span")].flatMap(tile => {
  const text = [...tile.childNodes].find(node => node.nodeType === 3 && node.textContent.trim()), range = new Range();
  return [...text.textContent.matchAll(/\\S+/g)].filter(word => {
    range.setStart(text, word.index); range.setEnd(text, word.index + word[0].length);
    return range.getClientRects().length > 1;
  }).map(word => word[0]);
})"""


def fits(page: Page) -> bool:
    """Whether nothing sticks out at the right."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_on_a_phone_without_scripts_three_answers_lead_to_the_next_step(visit: Visit) -> None:
    page = visit.page(PHONE, scripts=False)
    page.goto("/")

    page.get_by_label("Où habitez-vous ?").fill("gueret")
    page.get_by_label("Voiture").check()
    page.get_by_label("45 min").check()
    page.get_by_label("Que cherchez-vous ?").fill("ménage")
    page.get_by_role("button", name="Voir autour de moi").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("autour de Guéret")
    page.get_by_role("link", name="Agent d'entretien").click()
    expect(page.get_by_text("Et maintenant ?")).to_be_visible()
    expect(page.get_by_text("Dans la même commune").first).to_be_visible()


def test_an_ambiguous_name_is_settled_by_one_tap(visit: Visit) -> None:
    page = visit.page(PHONE, scripts=False)
    page.goto("/?lieu=saint+maurice&moyen=car&minutes=30")

    page.get_by_role("link", name="Saint-Maurice-près-Crocq").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("autour de Saint-Maurice-près-Crocq")


def test_with_scripts_a_beginning_is_completed(visit: Visit) -> None:
    page = visit.page(PHONE)
    page.goto("/")

    page.get_by_label("Où habitez-vous ?").press_sequentially("aub")

    expect(page.locator("#communes option")).to_have_attribute("value", "Aubusson (23200)")


def test_the_keyboard_alone_is_enough(visit: Visit) -> None:
    page = visit.page(DESK)
    page.goto("/")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("23000")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Utiliser ma position")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("Voiture")).to_be_checked()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text("autour de Guéret")


def test_a_browser_that_cannot_draw_says_so_and_keeps_the_list(visit: Visit) -> None:
    page = visit.page(DESK)
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page.goto(LIST)

    expect(page.get_by_text("Votre appareil ne peut pas dessiner la carte.")).to_be_visible()
    expect(page.get_by_role("link", name="Agent d'entretien")).to_be_visible()


def test_a_phone_loads_no_map_before_it_is_asked_for(visit: Visit) -> None:
    page = visit.page(PHONE)
    page.goto(LIST)
    expect(page.get_by_role("button", name="Voir la carte")).to_be_visible()

    assert not any("maplibre" in url or "carte" in url for url in visit.asked)


def test_the_first_card_is_seen_on_a_phone_without_scrolling(visit: Visit) -> None:
    page = visit.page(PHONE)
    page.goto(f"{LIST}&mots=m%C3%A9nage")
    expect(page.get_by_role("button", name="Voir la carte")).to_be_visible()

    title = page.locator("#liste > li h2").first.bounding_box()

    assert title is not None
    assert title["y"] + title["height"] < PHONE["height"]


def test_the_way_back_from_an_opportunity_finds_the_same_list(visit: Visit) -> None:
    page = visit.page(PHONE, scripts=False)
    address = "/?lieu=23096&moyen=car%3A30&mots=m%C3%A9nage&type=job&tri=proche"
    page.goto(address)

    page.get_by_role("link", name="Agent d'entretien").first.click()
    page.get_by_role("link", name="Revenir à ma recherche").click()

    assert page.url == visit.address + address


def test_pages_fit_a_phone_and_a_desk(visit: Visit) -> None:
    for size in (PHONE, DESK):
        page = visit.page(size, scripts=False)
        for address in ("/", LIST, "/aide", "/connexion", f"/opportunite/{visit.site.town.live}", "/nulle-part"):
            page.goto(address)
            assert fits(page), f"{address} sticks out at {size['width']} px"


def test_a_word_without_end_stays_within_a_small_screen(visit: Visit) -> None:
    page = visit.page(SMALL)
    page.goto(f"{LIST}&mots={'a' * 150}")

    expect(page.get_by_text("Vous cherchez :")).to_be_visible()
    assert fits(page)


@pytest.mark.parametrize("language", ["Français", "Українська"])
def test_no_means_of_travel_is_cut_within_a_word_on_small_screens(visit: Visit, language: str) -> None:
    page = visit.page(SMALL)
    page.goto("/")
    page.locator(".tongues summary").click()
    page.get_by_role("button", name=language).click()
    for box in page.locator("[name=moyen]").all():
        box.check()

    for width in (320, 360, 390):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate(WORDS_CUT) == []
