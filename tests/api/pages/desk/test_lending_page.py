"""The page that compares means for one person: what a counsellor can lend, and what it would open."""

import re
from html import unescape
from typing import Any

import pytest

import store
from geo import Means, Mode
from store.accounts.account import Role
from store.people.person import change_means, person_card
from store.tables import OnDemandTransportRow
from tests.fixtures.site import Site
from tests.make.values import NOON

TAXI_BUS: dict[str, Any] = {
    "source": "alentour",
    "source_key": "taxi-bus",
    "scope": "23",
    "name": "Taxi-bus du Thaurion",
    "phone": "05 55 00 00 00",
    "days": [0, 1, 2, 3, 4],
    "content_hash": "some",
    "changed_at": NOON,
}
"""Every weekday, at any hour."""


def on_foot(site: Site, *, minutes: int = 30) -> str:
    """The address of the page of a person who walks."""
    with store.session(site.engine) as session:
        change_means(session, site.town.own_person, (Means(Mode.WALK, minutes),))
    return f"/conseil/personnes/{site.town.own_person}/deplacements"


def test_means_that_open_nothing_more_say_so(site: Site) -> None:
    page = site.browser(Role.COUNSELLOR).get(on_foot(site)).text

    assert "Rien de plus avec" in page
    assert "Voiture, 30 min" in page
    assert "À pied, 30 min" not in page


def test_a_means_can_be_given_from_there_and_the_list_moves(site: Site) -> None:
    address = on_foot(site)
    counsellor = site.browser(Role.COUNSELLOR)

    answer = counsellor.post(
        address.replace("deplacements", "situation"), data={"walk": "30", "ebike": "45", "stage": "emploi"}
    )

    assert answer.status_code == 303
    with store.session(site.engine) as session:
        card = person_card(session, site.town.own_person)
    assert card is not None
    assert Means(Mode.EBIKE, 45) in card.means


def test_somebody_else_s_person_is_not_there(site: Site) -> None:
    address = f"/conseil/personnes/{site.town.foreign_person}/deplacements"

    assert site.browser(Role.COUNSELLOR).get(address).status_code == 404


def test_what_a_means_adds_is_told_by_the_same_number_before_and_after_it_is_given(site: Site) -> None:
    address, counsellor = on_foot(site, minutes=1), site.browser(Role.COUNSELLOR)
    page = counsellor.get(address).text
    car = page[page.index("Voiture, 30 min") :]
    promised = re.search(r"<strong>(\d+) possibilités? de plus</strong>", car)

    given = counsellor.post(
        address.replace("deplacements", "situation"), data={"walk": "1", "car": "30", "stage": "emploi"}
    )

    assert promised is not None
    assert given.headers["location"].split("bouge=")[1].startswith(f"{promised[1]}-0-")
    after = counsellor.get(address).text
    assert int(re.search(r"<strong>(\d+) possibilités?</strong>", after)[1]) >= int(promised[1])  # type: ignore[index]


def test_a_transport_on_demand_that_serves_the_home_is_told_with_whom_to_call_and_what_it_leads_to(site: Site) -> None:
    with store.session(site.engine) as session:
        session.add(OnDemandTransportRow(**TAXI_BUS | {"zone": ["23030", "23096"], "first_seen_at": site.now}))

    page = unescape(site.browser(Role.COUNSELLOR).get(on_foot(site)).text)

    told = page.split("Déjà là : le transport à la demande")[1].split("</section>")[0]
    assert re.search(r"<strong>1 possibilité de plus</strong>", told)
    assert "Femme de ménage, " in told
    assert "1 pour ce que Awa cherche." in told
    assert 'href="tel:0555000000"' in told


@pytest.mark.parametrize("zone", [["23008", "23030"], []])
def test_one_that_does_not_serve_the_home_is_not_told(site: Site, zone: list[str]) -> None:
    with store.session(site.engine) as session:
        session.add(OnDemandTransportRow(**TAXI_BUS | {"zone": zone, "first_seen_at": site.now}))

    assert "transport à la demande" not in site.browser(Role.COUNSELLOR).get(on_foot(site)).text


def test_one_that_does_not_run_at_the_hours_of_work_leads_to_nothing_and_says_so(site: Site) -> None:
    hours = {"starts": 10 * 60, "ends": 11 * 60}
    with store.session(site.engine) as session:
        row = TAXI_BUS | hours | {"zone": ["23030", "23096"], "first_seen_at": site.now}
        session.add(OnDemandTransportRow(**row))

    assert "À ses heures, il ne mène à rien de plus." in unescape(site.browser(Role.COUNSELLOR).get(on_foot(site)).text)


def test_who_has_a_car_is_told_of_none(site: Site) -> None:
    with store.session(site.engine) as session:
        session.add(OnDemandTransportRow(**TAXI_BUS | {"zone": ["23030", "23096"], "first_seen_at": site.now}))
        change_means(session, site.town.own_person, (Means(Mode.CAR, 5),))

    page = site.browser(Role.COUNSELLOR).get(f"/conseil/personnes/{site.town.own_person}/deplacements").text

    assert "transport à la demande" not in page
