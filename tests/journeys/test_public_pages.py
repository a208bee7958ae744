"""Every page that anybody may open, on a phone: no fault that a machine can find, nothing that sticks out."""

import pytest
from playwright.sync_api import Page

from api.access import EVERYBODY, declared_access
from api.wording.tongue import LANGUAGE_COOKIE
from tests.journeys.conftest import DESK, PHONE, Visit, assert_accessible

NO_PAGES = (
    *("/v1/", "/healthz", "/readyz", "/metrics", "/communes", "/carte/communes.geojson"),
    *("/proconnect", "/deconnexion/proconnect", "/robots.txt"),
)
LIST = "/?lieu=23096&moyen=car%3A30&mots=m%C3%A9nage"


def public_pages(visit: Visit) -> list[str]:
    """The addresses without a name in them that everybody may open, from the rules themselves; and some states."""
    declared = declared_access(visit.site.app)
    routes = [route.split() for route, rule in declared.items() if rule == EVERYBODY]
    plain = [path for method, path in routes if method == "GET" and "{" not in path and not path.startswith(NO_PAGES)]
    town = visit.site.town
    return [
        *plain,
        LIST,
        "/?lieu=zzyzx&mots=bonjour",
        "/?lieu=saint+maurice&moyen=car&minutes=30",
        f"/opportunite/{town.live}?lieu=23096&moyen=car%3A30",
        f"/opportunite/{town.gone}",
        "/connexion/usee",
        "/nulle-part",
    ]


def test_no_public_page_has_a_fault_or_sticks_out_of_a_phone(visit: Visit) -> None:
    page = visit.page(PHONE)
    for address in public_pages(visit):
        page.goto(address)
        assert_accessible(page)
        assert fits(page), f"{address} sticks out"


@pytest.mark.parametrize("size", (PHONE, DESK))
def test_the_first_pages_have_no_fault_in_arabic_either(visit: Visit, size: dict[str, int]) -> None:
    page = visit.page(size)
    town = visit.site.town
    page.context.add_cookies([{"name": LANGUAGE_COOKIE, "value": "ar", "url": visit.address}])
    for address in (LIST, f"/opportunite/{town.live}", f"/opportunite/{town.live}/feuille", "/services", "/style"):
        page.goto(address)
        assert page.evaluate("document.documentElement.dir") == "rtl"
        assert_accessible(page)
        assert fits(page), f"{address} sticks out"


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
