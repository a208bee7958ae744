"""What helps around a commune, as JSON."""

import store
from geo import Means, Mode
from store.accounts.account import Role
from store.tables import ServiceRow, SourceRow, StructureRow
from tests.fixtures.site import Site
from tests.make.rows import store_person
from tests.make.values import AUBUSSON, GUERET, NOON, some_person

LOADED = {"scope": "23", "content_hash": "", "first_seen_at": NOON, "changed_at": NOON}


def add_some(site: Site) -> None:
    """A service at Guéret, one from a distance, one for Corrèze alone, and an employer to know."""
    usual = {"source": "data-inclusion", "description": "", "themes": [], "publics": [], "zone": ["23"]} | LOADED
    with store.session(site.engine) as session:
        for slug in ("data-inclusion", "les-emplois"):
            session.merge(SourceRow(slug=slug, label=slug))
        session.flush()
        here = {"on_site": True, "remote": False, "point": GUERET.ewkt(), "place": "Guéret"}
        session.add(ServiceRow(source_key="a", name="Location de voiture", freins=["mobility"], **here, **usual))
        afar = usual | {"on_site": False, "remote": True, "zone": ["france"]}
        session.add(ServiceRow(source_key="b", name="Cours de français", freins=["language"], **afar))
        session.add(ServiceRow(source_key="c", name="Réservé", freins=[], **here, **(usual | {"zone": ["19"]})))
        known = LOADED | {"source": "les-emplois", "description": "", "point": GUERET.ewkt(), "place": "Guéret"}
        session.add(StructureRow(source_key="s", name="Les Jardins", sort="ACI", **known))


def test_services_of_a_commune_are_the_near_ones_then_those_from_a_distance(site: Site) -> None:
    add_some(site)

    found = site.program().get("/v1/services", params={"insee": "23096"}).json()
    asked = site.program().get("/v1/services", params={"insee": "23096", "frein": "language"}).json()

    assert [one["name"] for one in found] == ["Location de voiture", "Cours de français"]
    assert found[0]["km"] < 5
    assert found[1]["km"] is None
    assert [one["name"] for one in asked] == ["Cours de français"]


def test_structures_around_a_commune_are_told(site: Site) -> None:
    add_some(site)

    (one,) = site.program().get("/v1/structures", params={"insee": "23096"}).json()

    assert (one["name"], one["sort"], one["place"]) == ("Les Jardins", "ACI", "Guéret")


def test_a_commune_that_does_not_exist_is_a_problem(shared_site: Site) -> None:
    for path in ("/v1/services", "/v1/structures"):
        assert shared_site.program().get(path, params={"insee": "99999"}).status_code == 422


def test_the_page_of_what_helps_shows_services_for_a_need_and_employers_too_where_none_is_named(site: Site) -> None:
    add_some(site)
    browser = site.browser()

    for_a_need = browser.get("/services", params={"lieu": "Guéret", "besoin": "mobility"}).text
    everything = browser.get("/services", params={"lieu": "Guéret"}).text

    assert "Location de voiture" in for_a_need
    assert "Cours de français" not in for_a_need
    assert "Les Jardins" not in for_a_need
    assert "Les Jardins" in everything
    assert "Chantier d&#39;insertion" in everything


def test_the_page_of_what_helps_asks_for_a_commune_it_knows(shared_site: Site) -> None:
    assert "Nous ne connaissons pas" in shared_site.browser().get("/services?lieu=Atlantis&besoin=x").text
    assert shared_site.browser().get("/services").status_code == 200


def test_a_counsellor_reads_how_somebody_gets_to_each_service(site: Site) -> None:
    """From Aubusson to Guéret: by car it is said how long, on foot that a way is to be found."""
    add_some(site)
    mine = {"counsellor_id": site.town.users[Role.COUNSELLOR]}
    with store.session(site.engine) as session:
        drives, walks = (
            store_person(session, some_person(home=AUBUSSON, insee="23008", means=means), **mine)
            for means in ((Means(Mode.CAR, 60),), (Means(Mode.WALK, 30),))
        )
    counsellor = site.browser(Role.COUNSELLOR)

    by_car, on_foot = (
        counsellor.get("/services", params={"lieu": "Aubusson", "pour": str(person)}).text for person in (drives, walks)
    )

    assert "min en voiture, pour Awa." in by_car
    assert "Trop long pour Awa par ses moyens." in on_foot
    assert "pour Awa" not in counsellor.get("/services?lieu=Aubusson").text
