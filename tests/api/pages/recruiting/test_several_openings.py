"""Several trades typed at once are several openings, finished one after the other."""

import re
from html import unescape

from store.accounts.account import Role
from tests.fixtures.site import Site
from tests.make.opening_sheets import SHEET, sheet_of


def test_several_trades_are_as_many_openings_one_after_the_other(site: Site) -> None:
    browser = site.browser(Role.RECRUITER)
    sheet = sheet_of(browser, "Je cherche 2 boulangers et 1 aide à domicile pour la saison, 35 h, à Aubusson")

    page = unescape(browser.get(sheet).text)
    assert 'name="positions" value="2"' in page
    assert re.search(r"Vous cherchez aussi : Aide à domicile", page)

    assert browser.post(sheet, data=SHEET).headers["location"] == f"{sheet}/apercu"
    after = unescape(browser.get(browser.post(f"{sheet}/publier").headers["location"]).text)
    left = re.search(r'Prochaine offre à terminer : <a href="(/recrutement/fiches/\d+)">Aide à domicile', after)
    assert left
    assert 'name="positions" value="1"' in browser.get(left[1]).text
