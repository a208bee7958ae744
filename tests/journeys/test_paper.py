"""What is printed to be carried is one sheet of A4, however full it is."""

from playwright.sync_api import Page, expect

from store.accounts import Role
from tests.journeys.conftest import DESK, Visit


def sheets(page: Page) -> int:
    """How many sheets of A4 the page takes."""
    page.emulate_media(media="print")
    return page.pdf(format="A4").count(b"/Type /Page\n")


def test_the_sheet_of_an_offer_is_one_page(visit: Visit) -> None:
    page = visit.page(DESK)
    page.goto(f"/opportunite/{visit.site.town.live}/feuille?lieu=23096&moyen=car%3A30")

    assert sheets(page) == 1


def test_a_week_of_eleven_lines_is_one_page(visit: Visit) -> None:
    page = visit.page(DESK, who=Role.COUNSELLOR)
    page.goto(f"/conseil/personnes/{visit.site.town.own_person}/semaine")
    page.evaluate(
        """most => {
          const lines = document.querySelectorAll(".week .card");
          for (let more = lines.length; more < most; more += 1) lines[0].after(lines[0].cloneNode(true));
        }""",
        11,
    )

    expect(page.locator(".week .card")).to_have_count(11)
    assert sheets(page) == 1
