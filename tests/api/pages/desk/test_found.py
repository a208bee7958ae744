"""Somebody of the portfolio is found by what is typed of their name or of their town, however it is written."""

import pytest
from fastapi.testclient import TestClient

import store
from store.accounts.account import Role
from store.tables import PersonRow
from tests.api.pages.desk.test_portfolio import names
from tests.fixtures.site import Site
from tests.make.rows import store_person
from tests.make.values import some_person


def counsellor_of(site: Site, name: str) -> TestClient:
    """The browser of the counsellor, whose only person is called so."""
    with store.session(site.engine) as session:
        session.get_one(PersonRow, site.town.own_person).first_name = name
    return site.browser(Role.COUNSELLOR)


def test_a_person_is_found_by_the_beginning_of_a_name_written_anyhow(shared_site: Site) -> None:
    browser = counsellor_of(shared_site, "Awa")

    assert names(browser.get("/conseil?prenom=%C3%A2W").text) == ["Awa"]
    assert "Personne ici." in browser.get("/conseil?prenom=bruno").text


@pytest.mark.parametrize(
    ("typed", "told"),
    (
        ("oleksander", True),
        ("oleskandr", True),
        ("alexandr", False),
        ("OLEKS", True),
        ("gueret", True),
        ("guert", True),
        ("gert", False),
        ("olxa", False),
        ("olesan", True),
        ("guret", True),
        ("guxxt", False),
        ("", True),
    ),
)
def test_somebody_is_found_by_a_part_by_their_town_and_with_one_letter_wrong(
    shared_site: Site, typed: str, *, told: bool
) -> None:
    found = names(counsellor_of(shared_site, "Oleksandr").get(f"/conseil?prenom={typed}").text)

    assert found == (["Oleksandr"] if told else [])


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("stefanie", "Stéphanie"),
        ("cadija", "Khadija"),
        ("olexandre", "Oleksandr"),
        ("kristof", "Christophe"),
        ("jan pier", "Jean-Pierre"),
        ("jorge", "Georges"),
    ],
)
def test_somebody_is_found_by_how_their_name_sounds(shared_site: Site, typed: str, name: str) -> None:
    assert names(counsellor_of(shared_site, name).get(f"/conseil?prenom={typed}").text) == [name]


def test_the_misspelt_beginning_of_a_name_is_looked_for_where_nobody_has_it(site: Site) -> None:
    with store.session(site.engine) as session:
        session.get_one(PersonRow, site.town.own_person).place = "Felletin"
        store_person(
            session,
            some_person(),
            first_name="Karine",
            place="Aubusson",
            counsellor_id=site.town.users[Role.COUNSELLOR],
        )
    browser = site.browser(Role.COUNSELLOR)

    def found(typed: str) -> list[str]:
        return names(browser.get(f"/conseil?prenom={typed}").text)

    assert (found("felet"), found("karinne"), found("karim")) == (["Awa"], ["Karine"], ["Karine"])
    assert (found("fele"), found("faletim")) == ([], [])

    with store.session(site.engine) as session:
        session.get_one(PersonRow, site.town.own_person).first_name = "Karim"
    assert found("karim") == ["Karim"]
