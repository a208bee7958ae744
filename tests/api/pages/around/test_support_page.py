"""What helps around a commune, as a page for somebody in particular."""

from typing import Any

import store
from geo import Point
from store.accounts.account import Role
from store.tables import OnDemandTransportRow, ServiceRow, SourceRow
from tests.fixtures.site import Site
from tests.make.values import NOON

FAR = {"on_site": True, "remote": False, "point": Point(46.24, 1.49).ewkt(), "place": "La Souterraine"}
AFAR = {"on_site": False, "remote": True}


def test_what_helps_begins_with_what_the_person_can_get_to_and_tells_each_once(site: Site) -> None:
    usual: dict[str, Any] = {"scope": "23", "source": "data-inclusion", "freins": ["mobility"], "content_hash": ""}
    usual |= {"description": "", "themes": [], "publics": [], "zone": ["23"], "first_seen_at": NOON, "changed_at": NOON}
    with store.session(site.engine) as session:
        session.merge(SourceRow(slug="data-inclusion", label="data-inclusion"))
        session.flush()
        for key, name, where in (("1", "Auto-école", FAR), ("2", "Auto-école", FAR), ("3", "Code en ligne", AFAR)):
            session.add(ServiceRow(source_key=key, name=name, **usual, **where))

    asked = f"/services?commune=23096&besoin=mobility&pour={site.town.own_person}"
    page = site.browser(Role.COUNSELLOR).get(asked).text

    assert page.count("Auto-école") == 1
    assert page.index("Code en ligne") < page.index("Auto-école")
    assert "Trop long pour Awa par ses moyens." in page
    anybody = site.browser().get("/services?commune=23096&besoin=mobility").text
    assert "Code en ligne" in anybody, "what is given nowhere is told too, with no way there"


def test_a_counsellor_who_looks_for_somebody_is_not_sent_to_their_counsellor(site: Site) -> None:
    browser, asked = site.browser(Role.COUNSELLOR), "/services?commune=23096&besoin=mobility"

    page = browser.get(f"{asked}&pour={site.town.own_person}").text

    assert "La mairie en connaît peut-être." in page
    assert "Parlez-en à votre conseiller" not in page
    assert "Parlez-en à votre conseiller" in site.browser().get(asked).text


def test_the_transport_that_comes_when_called_is_among_what_helps_to_get_about(site: Site) -> None:
    with store.session(site.engine) as session:
        session.merge(SourceRow(slug="navettes", label="Navettes"))
        session.flush()
        session.add(
            OnDemandTransportRow(
                source="navettes",
                source_key="1",
                scope="23",
                name="Navette du pays",
                phone="05 36 49 12 30",
                zone=["23096"],
                days=[0, 1],
                content_hash="",
                first_seen_at=NOON,
                changed_at=NOON,
            )
        )
    browser = site.browser()

    page = browser.get("/services?commune=23096&besoin=mobility").text

    assert 'href="tel:0536491230"' in page
    assert "Navette du pays" not in browser.get("/services?commune=23096&besoin=language").text
    assert "Navette du pays" not in browser.get("/services?commune=23030&besoin=mobility").text


def test_a_service_with_a_number_is_called_from_where_it_is_told(site: Site) -> None:
    usual: dict[str, Any] = {"scope": "23", "source": "data-inclusion", "freins": ["digital"], "content_hash": ""}
    usual |= {"description": "", "themes": [], "publics": [], "zone": ["23"], "first_seen_at": NOON, "changed_at": NOON}
    with store.session(site.engine) as session:
        session.merge(SourceRow(slug="data-inclusion", label="data-inclusion"))
        session.flush()
        session.add(ServiceRow(**usual, **AFAR, source_key="1", name="Aide au téléphone", phone="05 36 49 00 12"))

    page = site.browser().get("/services?commune=23096&besoin=digital").text

    assert 'href="tel:0536490012"' in page


def test_the_first_services_are_read_at_once_and_the_others_asked_for(site: Site) -> None:
    usual: dict[str, Any] = {"scope": "23", "source": "data-inclusion", "freins": ["mobility"], "content_hash": ""}
    usual |= {"description": "", "themes": [], "publics": [], "zone": ["23"], "first_seen_at": NOON, "changed_at": NOON}
    with store.session(site.engine) as session:
        session.merge(SourceRow(slug="data-inclusion", label="data-inclusion"))
        session.flush()
        for number in range(10):
            hours = "Mo-Fr 09:00-12:00" if number else "sur rendez-vous"
            one = {"source_key": str(number), "name": f"Aide {number}", "opening_hours": hours}
            session.add(ServiceRow(**usual, **AFAR, **one))

    page = site.browser().get("/services?commune=23096&besoin=mobility").text
    at_once, _, asked_for = page.partition("Voir 2 autres aides")

    assert (at_once.count("<h3>"), asked_for.count("<h3>")) == (8, 2)
    assert page.count("Du lundi au vendredi, de 9") == 9
    assert "sur rendez-vous" not in page
