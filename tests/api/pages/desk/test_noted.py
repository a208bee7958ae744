"""Contacts and contracts that a counsellor notes in a file, and takes back."""

import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select

import store
from store.accounts.account import Role
from store.tables import AuditRow, PersonRow
from tests.fixtures.site import Site


def test_a_contact_is_noted_with_one_press(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"
    assert "Pas encore de contact noté." in browser.get(file).text

    answer = browser.post(f"{file}/contact")

    assert "vu aujourd'hui" in browser.get(answer.headers["location"]).text
    assert "Contact noté aujourd'hui." in browser.get(file).text
    with store.session(site.engine) as session:
        assert session.scalars(select(AuditRow.action)).all()[0:2] == ["read_list", "noted_contact"]


def test_a_contact_of_another_day_is_noted_and_taken_back(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"
    day = (site.now - timedelta(days=3)).date().isoformat()

    def undo(page: str) -> None:
        noted = re.search(r'name="contact" value="(\d+)"', page)
        assert noted
        browser.post(f"{file}/contact/retrait", data={"contact": noted.group(1)})

    first = browser.get(browser.post(f"{file}/contact", data={"jour": day}).headers["location"]).text
    assert "Dernier contact il y a 3 jours." in browser.get(file).text
    pressed = browser.get(browser.post(f"{file}/contact").headers["location"]).text
    assert "vu aujourd'hui" in pressed
    undo(pressed)
    assert "Dernier contact il y a 3 jours." in browser.get(file).text
    undo(first)
    assert "Pas encore de contact noté." in browser.get(file).text


def test_a_contact_has_its_way_and_a_word_and_an_older_one_is_not_the_last(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"
    older = (site.now - timedelta(days=9)).date().isoformat()

    browser.post(f"{file}/contact", data={"comment": "phone", "mot": "Rappelle le Fournil lundi"})
    browser.post(f"{file}/contact", data={"jour": older, "comment": "visit"})

    page = browser.get(file).text
    assert "Contact noté aujourd'hui." in page
    assert "Aujourd&#39;hui · Au téléphone : « Rappelle le Fournil lundi »" in page
    assert "Le 11 novembre · De vive voix" in page


@pytest.mark.parametrize("day", ("2027-01-01", "demain"))
def test_a_contact_of_no_past_day_is_asked_again_with_what_was_typed(shared_site: Site, day: str) -> None:
    browser = shared_site.browser(Role.COUNSELLOR)

    asked = {"jour": day, "mot": "Rappelle lundi", "comment": "phone"}
    answer = browser.post(f"/conseil/personnes/{shared_site.town.own_person}/contact", data=asked)

    assert answer.status_code == 422
    assert "Choisissez aujourd&#39;hui ou un jour passé." in answer.text
    assert 'value="Rappelle lundi"' in answer.text


def test_a_contact_taken_back_leaves_a_later_one_as_it_is(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"
    day = (site.now - timedelta(days=3)).date().isoformat()
    first = browser.post(f"{file}/contact", data={"jour": day}).headers["location"]
    browser.post(f"{file}/contact", data={"comment": "visit"})

    (number,) = parse_qs(urlsplit(first).query)["contact"]
    browser.post(f"{file}/contact/retrait", data={"contact": number})

    assert "Contact noté aujourd'hui." in browser.get(file).text
    with store.session(site.engine) as session:
        assert "took_back_contact" in session.scalars(select(AuditRow.action)).all()


def test_who_opened_their_space_by_themself_was_heard_of_that_day(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"
    with store.session(site.engine) as session:
        person = session.get_one(PersonRow, site.town.own_person)
        person.created_at = person.file_consent_at = person.last_contact_at = site.now - timedelta(days=20)

    noted = browser.post(f"{file}/contact").headers["location"]
    (number,) = parse_qs(urlsplit(noted).query)["contact"]
    browser.post(f"{file}/contact/retrait", data={"contact": number})

    assert "Dernier contact il y a 20 jours." in browser.get(file).text


def test_a_contract_is_noted_and_a_day_that_is_none_is_asked_again(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    file = f"/conseil/personnes/{site.town.own_person}"

    wrong = browser.post(f"{file}/contrat", data={"starts_on": "demain", "kind": "self_employed"})
    too_old = browser.post(f"{file}/contrat", data={"starts_on": "1/9/2006"})
    browser.post(f"{file}/contrat", data={"starts_on": "01/09/2026", "kind": "self_employed"})

    assert (wrong.status_code, too_old.status_code) == (422, 422)
    assert 'value="demain"' in wrong.text
    assert "Écrivez une date, par exemple 01/09/2026." in wrong.text
    assert "Contrat jusqu'au 28 février 2027" in browser.get(file).text
    browser.post(f"{file}/contrat", data={"starts_on": ""})
    assert "Contrat jusqu'au" not in browser.get(file).text
