"""An offer handed on and printed: its address alone, and nothing of who looks."""

from urllib.parse import unquote

import pytest
import segno

import store
from api.pages.around.sharing import shared
from store.tables import OpportunityRow
from tests.api.pages.around.test_search_page import text_of
from tests.fixtures.site import Site
from tests.make.rows import store_opportunities
from tests.make.values import some_opportunity

FROM = "lieu=23096&moyen=car%3A30&mots=m%C3%A9nage"


def test_a_message_holds_the_title_and_the_address_and_not_where_one_lives(shared_site: Site) -> None:
    offer = shared_site.town.live

    page = shared_site.browser().get(f"/opportunite/{offer}?{FROM}").text

    sms = unquote(page[page.index('href="sms:?body=') :].split('"')[1])
    assert sms.endswith(f"/opportunite/{offer}")
    assert "Agent d'entretien" in sms
    assert "23096" not in sms


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Deux heures, au centre de Bourganeuf", "Deux heures, au centre de Bourganeuf"),
        ("Deux heures de ménage", "Deux heures de ménage, Bourganeuf"),
    ],
)
def test_a_message_names_the_town_once(title: str, told: str) -> None:
    assert shared(some_opportunity(title=title, place="Bourganeuf"), site="http://alentour.example").title == told


def test_the_code_is_a_drawing_of_the_address(shared_site: Site) -> None:
    offer = shared_site.town.live
    answer = shared_site.browser().get(f"/opportunite/{offer}/code.svg")

    address = f"{shared_site.settings.public_url.rstrip('/')}/opportunite/{offer}"
    assert answer.headers["content-type"] == "image/svg+xml"
    drawn = segno.make(address, error="m").svg_inline(omitsize=True, border=2)
    assert drawn.partition("<path")[2] in answer.text


def test_a_sheet_of_paper_holds_what_one_needs_on_the_way(shared_site: Site) -> None:
    offer = shared_site.town.live

    page = shared_site.browser().get(f"/opportunite/{offer}/feuille?{FROM}")

    words = text_of(page)
    assert "Dans la même commune" in words
    assert f"/opportunite/{offer}" in words
    assert "Imprimé le 20 novembre 2026" in words
    assert "<svg" in page.text[page.text.index('class="qr"') :]


def test_a_sheet_holds_what_the_offer_says_not_too_long_and_where_to_answer(site: Site) -> None:
    said = "Deux heures par semaine, le mardi matin. "
    with store.session(site.engine) as session:
        (job,) = store_opportunities(
            session, [some_opportunity("france-travail:heures", text=said + "Avec nous. " * 300)]
        )
        session.get_one(OpportunityRow, job).url = "https://partner.example/heures"

    page = text_of(site.browser().get(f"/opportunite/{job}/feuille"))

    assert said in page
    assert "[…]" in page
    assert len(page) < 3000
    assert "Pour répondre" in page
    assert "Par internet, sur le site" in page


def test_a_sheet_of_what_is_gone_says_so(shared_site: Site) -> None:
    assert "n'est plus là" in text_of(shared_site.browser().get(f"/opportunite/{shared_site.town.gone}/feuille"))


def test_a_sheet_in_another_language_can_be_read_by_whoever_helps(shared_site: Site) -> None:
    address = f"/opportunite/{shared_site.town.live}/feuille"

    told = shared_site.browser().get(address, headers={"Accept-Language": "uk"}).text
    assert '<dl class="facts" lang="fr" dir="ltr">' in told
    assert "Où</dt>" in told
    assert 'dl class="facts" lang' not in shared_site.browser().get(address).text
