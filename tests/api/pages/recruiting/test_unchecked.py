"""What an employer publishes before anybody called them says so, wherever it is read, and is no news to anybody."""

from datetime import timedelta

import pytest

import store
from store.accounts.account import Role, account_of_user
from store.employers.employer import approve_employer, end_approval
from store.locks import lock_catalogue
from store.tables import EmployerRow, OpportunityRow, UserRow
from tests.api.pages.around.test_search_page import text_of
from tests.fixtures.site import Site

SAID = "Employeur pas encore vérifié"
NEVER = "Ne payez rien. N'envoyez ni papiers d'identité, ni numéro de compte."
SEARCH = {"insee": "23008", "means": "car:60", "limit": "50"}


@pytest.fixture
def employer_id(site: Site) -> int:
    with store.session(site.engine) as session:
        found = session.get_one(UserRow, site.town.unapproved_recruiter).employer_id
    assert found is not None
    return found


def in_search(site: Site) -> dict[int, bool]:
    """What a program finds, and whether each is of an employer whom nobody checked."""
    found = site.program().get("/v1/search", params=SEARCH).json()
    return {one["opportunity"]["id"]: one["opportunity"]["unchecked"] for one in found["results"]["items"]}


def settle(site: Site, employer_id: int, *, approved: bool) -> None:
    """Approves the employer, or ends its approval."""
    with store.session(site.engine) as session:
        account = account_of_user(session, site.town.users[Role.COUNSELLOR])
        assert account is not None
        if approved:
            approve_employer(session, employer_id, requests_a_month=5, account=account, now=site.now)
        else:
            end_approval(session, employer_id, closes_openings=False, account=account, now=site.now)


def test_page_print_and_card_say_it_until_the_employer_is_approved_and_again_once_it_is_not(
    site: Site, employer_id: int
) -> None:
    new, known = site.town.unapproved_opening, site.town.own_opening
    visitor = site.browser()

    def said() -> list[bool]:
        pages = [visitor.get(f"/opportunite/{new}"), visitor.get(f"/opportunite/{new}/feuille")]
        return [SAID in text_of(one) and NEVER in text_of(one) for one in pages] + [in_search(site)[new]]

    assert said() == [True, True, True]
    assert not in_search(site)[known]
    assert SAID not in text_of(visitor.get(f"/opportunite/{known}")).partition("Aussi près d'ici")[0]
    assert SAID in text_of(visitor.get("/?lieu=23096&moyen=car%3A30"))
    settle(site, employer_id, approved=True)
    assert said() == [False, False, False]
    settle(site, employer_id, approved=False)
    assert said() == [True, True, True]


def test_who_publishes_before_the_call_sees_what_people_will_read(site: Site) -> None:
    browser = site.browser(site.town.unapproved_recruiter)
    sheet = browser.post(f"/recrutement/offres/{site.town.unapproved_opening}/modifier").headers["location"]

    assert "Elles disent : « Employeur pas encore vérifié »." in text_of(browser.get("/recrutement"))
    assert browser.get(sheet).status_code == 200


@pytest.mark.parametrize(("ticked", "live"), [({}, True), ({"openings": "oui"}, False)])
def test_who_ends_an_approval_may_close_the_offers_with_it(site: Site, ticked: dict[str, str], *, live: bool) -> None:
    counsellor = site.browser(Role.COUNSELLOR)
    with store.session(site.engine) as session:
        employer_id = session.get_one(OpportunityRow, site.town.own_opening).employer_id
    assert "Fermer aussi ses offres" in text_of(counsellor.get("/conseil/employeurs"))

    counsellor.post("/conseil/employeurs", data={"employer": employer_id, "answer": "retirer"} | ticked)

    assert (site.browser().get(f"/opportunite/{site.town.own_opening}").status_code == 200) is live


def test_with_the_last_account_of_an_employer_its_offers_are_closed(site: Site, employer_id: int) -> None:
    with store.session(site.engine) as session:
        colleague = session.get_one(UserRow, site.town.users[Role.RECRUITER])
        colleague.employer_id = employer_id
        emails = [colleague.email, session.get_one(UserRow, site.town.unapproved_recruiter).email]
    operator, status = site.browser(Role.OPERATOR), []

    for email in emails:
        operator.post("/comptes/employeur/fin", data={"email": email})
        status.append(site.browser().get(f"/opportunite/{site.town.unapproved_opening}").status_code)

    assert status == [200, 410]
    with store.session(site.engine) as session:
        assert session.get(EmployerRow, employer_id) is None


def test_a_press_during_a_load_is_answered_within_seconds_and_nothing_is_lost(
    site: Site, employer_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("employers.publishing", "employers.taking_down"):
        monkeypatch.setattr(f"store.{module}.PAGE_WAITS", timedelta(milliseconds=50))
    approval = {"employer": employer_id, "answer": "valider", "requests": "37"}
    browser, program = site.browser(Role.RECRUITER), site.program(Role.RECRUITER)
    close = f"/recrutement/offres/{site.town.own_opening}/fermer"
    form = {"company": "Fournil de Guéret", "lieu": "Guéret", "phone": "05 55 11 22 33", "person": "Solange"}

    with site.engine.begin() as loading:
        lock_catalogue(loading)
        page, problem = (one.post(close, data={"ended": "paused"}) for one in (browser, program))
        renamed = browser.post("/mon-compte/entreprise", data=form)
        approved = site.browser(Role.COUNSELLOR).post("/conseil/employeurs", data=approval)
        taken_down = site.browser(Role.OPERATOR).post(
            f"/exploitation/signalements/{site.town.own_opening}/retrait", data={"raison": "money", "autres": "oui"}
        )

    answers = [page, problem, renamed, approved, taken_down]
    assert [one.status_code for one in answers] == [503] * len(answers)
    assert 'value="37"' in approved.text
    assert 'value="money" checked' in taken_down.text
    assert page.headers["retry-after"] == "60"
    assert "Réessayez dans une minute." in text_of(page)
    assert problem.json()["detail"].endswith("Réessayez dans une minute.")
    assert 'value="Fournil de Guéret"' in renamed.text
    assert "Réessayez dans une minute." in text_of(renamed)
    assert browser.post(close, data={"ended": "paused"}).status_code == 303
