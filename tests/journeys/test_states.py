"""What a page turns into while it waits, when it refuses, once it is done: no fault that a machine can find either."""

from datetime import timedelta

import pytest
from playwright.sync_api import FilePayload, Page
from sqlalchemy import select

import store
from api.accounts.limits import CODES_FROM_HERE
from api.wording.tongue import LANGUAGE_COOKIE
from matching import Matcher, rank_everybody
from store.accounts.account import Role
from store.accounts.attempts import take_attempt
from store.catalogue.rechecks import Answer, ask_again, settle
from store.mail.outbox import EmailKind, post
from store.people.spaces import write_letters
from store.tables import EmailRow
from tests.journeys.conftest import DESK, PHONE, Visit
from tests.journeys.test_every_page import wrong_with
from tests.make.rows import meeting_asked, store_opportunities, store_person
from tests.make.values import some_opportunity, some_person

SOURCE = "https://immersion-facile.beta.gouv.fr/offre?siret=1&appellationCode=2&location=3"
PEOPLE_FILE = "Prénom;Commune\nKévin;Aubusson\nLuc;Zzzz\n;Guéret\n"


class Looked:
    """Faults of the states a page was seen in, by the name of the state."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}

    def at(self, page: Page, state: str) -> None:
        """Looks at the page as it stands now."""
        self.found[state] = wrong_with(page)

    def faults(self) -> dict[str, list[str]]:
        """The states that have a fault."""
        return {state: faults for state, faults in self.found.items() if faults}


def test_what_anybody_may_come_to_has_no_fault(visit: Visit) -> None:
    site, town, looked = visit.site, visit.site.town, Looked()
    with store.session(site.engine) as session:
        immersion = some_opportunity("immersion-facilitee:1/3/D1102/-", title="Boulanger")
        (one,) = store_opportunities(session, [immersion], url=SOURCE)
        (code,) = write_letters(session, count=1, now=site.now)
        post(session, EmailKind.SUGGESTION, user_id=town.users[Role.BENEFICIARY], key="1", now=site.now)
        stop = session.scalar(select(EmailRow.stop_code))
        ask_again(session, one, now=site.now)
    page = visit.page(PHONE)
    for address in (
        f"/opportunite/{one}",
        f"/opportunite/{one}/feuille",
        f"/opportunite/{one}/signaler",
        f"/opportunite/{one}/suite",
        f"/opportunite/{town.gone}/feuille",
        f"/lettres/{stop}",
        f"/ouvrir/{code}",
        f"/carte/code#{code}",
    ):
        page.goto(address)
        looked.at(page, address)
    page.goto(f"/opportunite/{one}/suite")
    with store.session(site.engine) as session:
        settle(session, one, Answer.OFFERED, now=site.now)
    page.get_by_role("heading", name="C'est toujours proposé").wait_for()  # the page that waits found it by itself
    looked.at(page, "what was waited for came")
    page.goto(f"/lettres/{stop}")
    page.get_by_role("button", name="Ne plus les recevoir").click()
    page.get_by_role("status").wait_for()
    looked.at(page, "letters stopped")

    assert looked.faults() == {}


@pytest.mark.parametrize("language", ("fr", "ar"))
def test_what_is_refused_has_no_fault(visit: Visit, language: str) -> None:
    site, looked, answered = visit.site, Looked(), []
    with store.session(site.engine) as session:
        for _ in range(CODES_FROM_HERE.most):
            take_attempt(session, CODES_FROM_HERE, "127.0.0.1", now=site.now)
    for size, who in ((PHONE, None), (PHONE, Role.BENEFICIARY), (DESK, Role.RECRUITER)):
        page = visit.page(size, who=who)
        page.context.add_cookies([{"name": LANGUAGE_COOKIE, "value": language, "url": visit.address}])
        for address in ("/conseil", "/nulle-part", f"/opportunite/{site.town.gone}", "/connexion/usee"):
            answer = page.goto(address)
            answered.append(answer.status if answer else 0)
            looked.at(page, f"{who} {address}")
    page = visit.page(PHONE)
    page.context.add_cookies([{"name": LANGUAGE_COOKIE, "value": language, "url": visit.address}])
    page.goto("/carte")
    page.locator("#code").fill("ABCD-EFGH-JKMN")
    with page.expect_navigation() as told:
        page.locator("[data-typed] button").click()
    looked.at(page, "too many")

    assert looked.faults() == {}
    assert set(answered) == {200, 403, 404, 410}  # a visitor is led to the door
    assert told.value.status == 429


def test_what_a_person_is_asked_has_no_fault(visit: Visit) -> None:
    site, town, looked = visit.site, visit.site.town, Looked()
    with store.session(site.engine) as session:
        meeting_asked(session, town.own_opening, town.beneficiary, now=site.now - timedelta(days=12))
    page = visit.page(PHONE, who=Role.BENEFICIARY)
    for address in ("/mon-espace", "/mon-espace/rencontres", "/conseil"):
        page.goto(address)
        looked.at(page, address)
    page.set_content(page.request.get("/mon-espace/donnees.html").text())  # it is made to be taken away as a file
    looked.at(page, "one's own data")
    page.goto("/mon-espace/rencontres")
    page.get_by_role("button", name="Non, merci").first.click()
    page.get_by_role("status").wait_for()
    looked.at(page, "a meeting refused")

    assert looked.faults() == {}


def test_what_many_people_make_of_a_page_has_no_fault(visit: Visit) -> None:
    site, town, looked = visit.site, visit.site.town, Looked()
    with store.session(site.engine) as session:
        for number in range(12):
            person = some_person(wishes=("boulanger",))
            store_person(session, person, first_name=f"Zoé {number}", counsellor_id=town.users[Role.COUNSELLOR])
    rank_everybody(site.engine, Matcher(site.engine), now=site.now)
    for size in (PHONE, DESK):
        page = visit.page(size, who=Role.TEAM_LEAD)
        for address in ("/equipe/equite", f"/equipe/conseillers/{town.users[Role.COUNSELLOR]}"):
            page.goto(address)
            looked.at(page, f"{address} {size['width']}")
        page = visit.page(size, who=Role.COUNSELLOR)
        for address in ("/conseil", f"/conseil/opportunite/{town.live}"):
            page.goto(address)
            looked.at(page, f"{address} {size['width']}")
    page.goto("/conseil/fichier")
    file: FilePayload = {"name": "gens.csv", "mimeType": "text/csv", "buffer": PEOPLE_FILE.encode()}
    page.set_input_files("input[type=file]", file)
    with page.expect_navigation():
        page.locator("main form button").first.click()
    looked.at(page, "a file tried")

    assert looked.faults() == {}
