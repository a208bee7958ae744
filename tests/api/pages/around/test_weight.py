"""What a first visit to a list weighs, all requests of the page but the map's."""

import gzip
import re

from api.app import COMPRESSION
from tests.fixtures.site import Site

LIST = "/?lieu=23096&moyen=car%3A30&mots=m%C3%A9nage"
MOST_BYTES = 30_000
CARDS = 20
"""A whole page: the town has fewer, so one card is counted by itself as often."""
_OF_THE_PAGE = re.compile(r'(?:<script src|<link rel="(?:icon|stylesheet)"[^>]* href|<use href)="([^"#]+)')
_OF_THE_MAP = "map.js"


def test_a_results_page_weighs_30_kilobytes_at_most_on_a_first_visit(shared_site: Site) -> None:
    page = shared_site.browser().get(LIST)
    cards = re.findall(r'<li class="card whole".*?</li>\n', page.text, re.DOTALL)
    missing = (CARDS - len(cards)) * len(gzip.compress(cards[0].encode(), COMPRESSION))

    files = {address.replace("&amp;", "&") for address in _OF_THE_PAGE.findall(page.text)}
    served = [shared_site.browser().get(one).content for one in files if _OF_THE_MAP not in one]

    assert len(served) >= 4, files
    weight = sum(len(gzip.compress(one, COMPRESSION)) for one in (page.content, *served)) + missing
    assert weight <= MOST_BYTES, f"{weight} bytes"
