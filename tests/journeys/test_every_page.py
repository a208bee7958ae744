"""Every page that somebody signed in may open, and some forms sent empty: no fault that a machine can find.

The pages come from the rules of access: a new one is looked at here without being named.
"""

import re

from playwright.sync_api import Page

from api.access import declared_access
from api.profile import ASKED
from api.wording.tongue import LANGUAGE_COOKIE
from store.accounts.account import Role
from tests.journeys.conftest import PHONE, Visit, faults_of

NOT_HTML = re.compile(r"^/v1/|\.\w+$")
SENT_EMPTY = {
    None: ("/recruter", "/carte"),
    Role.COUNSELLOR: ("/conseil/personnes/nouvelle", "/conseil/employeurs/nouveau"),
    Role.BENEFICIARY: ("/mon-espace/effacer",),
}
"""Pages whose form says what is missing, by who sends it as it is."""


def pages_of(visit: Visit, role: Role) -> list[str]:
    """The addresses of all pages that a role may open, with what is theirs in those that name something."""
    town = visit.site.town
    named = {
        "person_id": town.own_person,
        "counsellor_id": town.users[Role.COUNSELLOR],
        "opening_id": town.own_opening,
        "employer_id": 1,
        "sheet_id": town.own_sheet,
        "opportunity_id": town.live,
        "part": ASKED[0],
        "secret": "none",
    }
    found: list[str] = []
    for route, rule in declared_access(visit.site.app).items():
        method, path = route.split()
        if method != "GET" or rule.roles is None or role not in rule.roles or NOT_HTML.search(path):
            continue
        found.extend(path.format(**named, what=slug) for slug in (ASKED if "{what}" in path else ASKED[:1]))
    return found


def unfold(page: Page) -> None:
    """Opens all that is folded in the page; the menu of languages would lie over others."""
    page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true })")


def wrong_with(page: Page) -> list[str]:
    """What axe-core finds in the page with all its folds open, and whether it sticks out of the telephone."""
    unfold(page)
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [*faults_of(page), *(["sticks out"] if wide else [])]


def test_no_page_of_anybody_has_a_fault_or_sticks_out_of_a_phone(visit: Visit) -> None:
    found: dict[str, list[str]] = {}
    for role in Role:
        page = visit.page(PHONE, who=role)
        for address in pages_of(visit, role):
            page.goto(address)
            found[f"{role} {address}"] = wrong_with(page)

    assert {address: faults for address, faults in found.items() if faults} == {}
    assert len(found) >= 50


def test_no_page_of_ones_own_has_a_fault_from_right_to_left(visit: Visit) -> None:
    found: dict[str, list[str]] = {}
    page = visit.page(PHONE, who=Role.BENEFICIARY)
    page.context.add_cookies([{"name": LANGUAGE_COOKIE, "value": "ar", "url": visit.address}])
    for address in pages_of(visit, Role.BENEFICIARY):
        page.goto(address)
        assert page.evaluate("document.documentElement.dir") == "rtl", address
        found[address] = wrong_with(page)

    assert {address: faults for address, faults in found.items() if faults} == {}
    assert len(found) >= 15


def test_no_form_that_says_what_is_missing_has_a_fault(visit: Visit) -> None:
    found: dict[str, list[str]] = {}
    for role, addresses in SENT_EMPTY.items():
        page = visit.page(PHONE, who=role)
        for address in addresses:
            page.goto(address)
            with page.expect_navigation():
                page.evaluate("() => document.querySelector('main form[method=post]').submit()")
            found[f"{role} {address}"] = wrong_with(page)

    assert {address: faults for address, faults in found.items() if faults} == {}
