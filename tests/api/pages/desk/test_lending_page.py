"""The page that compares means for one person: what a counsellor can lend, and what it would open."""

import re

import store
from geo import Means, Mode
from store.accounts import Role
from store.people import change_means, person_card
from tests.fixtures.site import Site


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
