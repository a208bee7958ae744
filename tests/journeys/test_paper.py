"""What is printed to be carried is one sheet of A4, however full it is."""

from playwright.sync_api import Page, expect

import store
from api.pages.desk.leaflet import MOST
from store.accounts.account import Role
from store.people.decisions import Decision, decide
from tests.journeys.conftest import DESK, Visit
from tests.make.rows import store_opportunities
from tests.make.values import BOURGANEUF, some_opportunity

LONG_TITLE = "Agent d'entretien et de propreté des locaux en milieu scolaire et périscolaire (H/F)"
LONG_WORD = "Vous m'avez dit que vous aimiez ce travail. Demandez Mme Roux, de ma part, le matin avant dix heures. " * 2


def sheets(page: Page) -> int:
    """How many sheets of A4 the page takes."""
    page.emulate_media(media="print")
    return page.pdf(format="A4").count(b"/Type /Page\n")


def test_the_sheet_of_an_offer_is_one_page(visit: Visit) -> None:
    page = visit.page(DESK)
    page.goto(f"/opportunite/{visit.site.town.live}/feuille?lieu=23096&moyen=car%3A30")

    assert sheets(page) == 1


def test_the_leaflet_is_one_page_with_as_many_suggestions_as_it_takes(visit: Visit) -> None:
    site, person = visit.site, visit.site.town.own_person
    offers = [
        some_opportunity(
            f"france-travail:long{number}", title=LONG_TITLE, employer="Commune de Bourganeuf", point=BOURGANEUF
        )
        for number in range(MOST)
    ]
    with store.session(site.engine) as session:
        for opportunity_id in store_opportunities(session, offers):
            decide(
                session,
                person_id=person,
                opportunity_id=opportunity_id,
                by_person=False,
                decision=Decision.SUGGESTED,
                reason=LONG_WORD,
                made_by=site.town.users[Role.COUNSELLOR],
                now=site.now,
            )
    page = visit.page(DESK, who=Role.COUNSELLOR)
    page.goto(f"/conseil/personnes/{person}/feuille")

    expect(page.locator(".leaflet > li")).to_have_count(MOST)
    assert sheets(page) == 1


def test_a_card_to_sign_in_is_one_page(visit: Visit) -> None:
    page = visit.page(DESK, who=Role.COUNSELLOR)
    page.goto(f"/conseil/personnes/{visit.site.town.own_person}/carte")
    page.locator("main form button").first.click()

    expect(page.locator(".pass .code")).to_be_visible()
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
