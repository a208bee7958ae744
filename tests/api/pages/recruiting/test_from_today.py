"""A replacement for tomorrow is published with its date: whoever reads it the day after is told nothing untrue."""

import re
from html import unescape

from store.accounts.account import Role
from tests.fixtures.site import Site
from tests.make.opening_sheets import sheet_of


def test_tomorrow_is_a_date_in_the_form_and_in_what_is_published(site: Site) -> None:
    browser = site.browser(Role.RECRUITER)

    page = unescape(browser.get(sheet_of(browser, "Remplacement plongeur demain 11h 14h, smic")).text)

    assert re.search(r"<li>Un seul jour : \d+ \w+ \d{4}", page.replace("\u00a0", " "))
    assert re.search(r"Remplacement plongeur le \w+di \d+ \w+ 11h 14h, smic</textarea>", page)
    assert "demain" not in page
