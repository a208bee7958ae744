"""The account of who recruits: what it says of the company, changed; which letters come; and its end."""

from html import unescape

import pytest
from sqlalchemy import delete, select, update

import store
from store.accounts.account import Role
from store.mail.outbox import EmailKind, is_stopped
from store.tables import EmployerRow, OpeningSheetRow, OpportunityRow, UserRow
from tests.fixtures.site import Site
from tests.make.opening_sheets import SHEET, sheet_of
from tests.make.values import NOON

FORM = {"company": "Fournil du Pont", "lieu": "Guéret", "phone": "05 55 11 22 33", "person": "Solange Périchon"}


def the_employer(site: Site) -> EmployerRow:
    with store.session(site.engine) as session:
        user = session.get_one(UserRow, site.town.users[Role.RECRUITER])
        return session.get_one(EmployerRow, user.employer_id)


def test_the_account_shows_the_company_and_leads_to_changing_and_leaving(site: Site) -> None:
    page = site.browser(Role.RECRUITER).get("/mon-compte").text

    assert "Fournil du Pont" in page
    assert "Aubusson" in page
    assert 'href="/mon-compte/entreprise"' in page
    assert 'href="/mon-compte/fermer"' in page
    assert "/mon-compte/entreprise" not in site.browser(Role.COUNSELLOR).get("/mon-compte").text


def test_the_commune_the_telephone_and_who_recruits_change_at_once(site: Site) -> None:
    browser = site.browser(Role.RECRUITER)
    assert 'value="Aubusson"' in browser.get("/mon-compte/entreprise").text

    answer = browser.post("/mon-compte/entreprise", data=FORM)

    assert answer.headers["location"] == "/mon-compte?dit=change#entreprise"
    page = browser.get("/mon-compte?dit=change").text
    assert all(told in page for told in ("Guéret", "05 55 11 22 33", "Solange Périchon", "C'est changé."))
    assert the_employer(site).approved_at is not None


@pytest.mark.parametrize(("name", "approved"), [("FOURNIL du Pont", True), ("Mairie d'Aubusson", False)])
def test_another_name_has_to_be_approved_again_and_the_offers_follow(site: Site, name: str, *, approved: bool) -> None:
    browser = site.browser(Role.RECRUITER)

    answer = browser.post("/mon-compte/entreprise", data=FORM | {"company": name})

    told = "un conseiller vous rappelle" in browser.get(answer.headers["location"]).text
    with store.session(site.engine) as session:
        shown = session.get_one(OpportunityRow, site.town.own_opening).employer_name
    assert (shown, told) == (name, not approved)
    assert (the_employer(site).approved_at is not None) is approved


@pytest.mark.parametrize(
    ("field", "typed", "fault"),
    [
        ("company", "", "Écrivez le nom"),
        ("lieu", "Nulle-Part", "Nous ne trouvons pas cette commune"),
        ("lieu", "", "Écrivez la commune."),
        ("phone", "12", "numéro à 10 chiffres"),
        ("person", "", "Écrivez le nom de la personne"),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_nothing_changes(site: Site, field: str, typed: str, fault: str) -> None:
    answer = site.browser(Role.RECRUITER).post("/mon-compte/entreprise", data=FORM | {field: typed})

    assert (answer.status_code, fault in answer.text) == (422, True)
    assert the_employer(site).insee == "23008"


@pytest.mark.parametrize("phone", ["08 99 12 34 56", "+33 8 25 00 00 00", "0810 12 34 56"])
def test_a_number_that_charges_who_calls_is_refused_for_an_employer_and_on_an_offer(site: Site, phone: str) -> None:
    browser, refused = site.browser(Role.RECRUITER), "Ce numéro fait payer la personne qui appelle."

    assert refused in unescape(browser.post("/mon-compte/entreprise", data=FORM | {"phone": phone}).text)
    sheet = sheet_of(browser)
    assert refused in unescape(browser.post(sheet, data=SHEET | {"reply_phone": phone}).text)
    with store.session(site.engine) as session:
        session.execute(update(EmployerRow).values(phone=phone))
    assert refused in unescape(browser.post(sheet, data=SHEET | {"own_phone": "oui"}).text), "nor the account's own"


def test_offers_that_show_the_old_number_show_the_new_one_and_no_other_does(site: Site) -> None:
    browser = site.browser(Role.RECRUITER)
    with store.session(site.engine) as session:
        mine = session.get_one(OpportunityRow, site.town.own_opening)
        session.get_one(EmployerRow, mine.employer_id).phone = mine.reply_phone = "05 55 66 00 00"
        sheets = [
            OpeningSheetRow(
                employer_id=mine.employer_id, words="x", sheet={"reply_phone": typed}, made_at=NOON, changed_at=NOON
            )
            for typed in ("0555660000", "06 99 99 99 99", "")
        ]
        session.add_all(sheets)
        session.flush()
        ids = [one.id for one in sheets]
        session.commit()

    browser.post("/mon-compte/entreprise", data=FORM)

    assert "05 55 11 22 33" in browser.get(f"/opportunite/{site.town.own_opening}").text.replace("\u00a0", " ")
    with store.session(site.engine) as session:
        typed = [session.get_one(OpeningSheetRow, one).sheet["reply_phone"] for one in ids]
    assert typed == ["05 55 11 22 33", "06 99 99 99 99", ""]


def test_letters_are_chosen_there_and_what_is_needed_cannot_be_stopped(site: Site) -> None:
    browser = site.browser(Role.RECRUITER)
    assert browser.get("/mon-compte").text.count('value="arreter"') == 2

    for kind in ("shortlist", "approved"):
        browser.post("/mon-compte/messages", data={"kind": kind, "answer": "arreter"})

    user_id = site.town.users[Role.RECRUITER]
    with store.session(site.engine) as session:
        assert is_stopped(session, EmailKind.SHORTLIST, user_id=user_id)
        assert not is_stopped(session, EmailKind.APPROVED, user_id=user_id)
    browser.post("/mon-compte/messages", data={"kind": "shortlist", "answer": "reprendre"})
    assert browser.get("/mon-compte").text.count('value="arreter"') == 2


def test_nobody_leaves_by_a_slip_of_a_finger(site: Site) -> None:
    browser = site.browser(Role.RECRUITER)

    answer = browser.post("/mon-compte/fermer")

    assert (answer.status_code, "Cochez la case" in answer.text) == (422, True)
    assert browser.get("/recrutement").status_code == 200


def test_who_leaves_is_signed_out_and_their_offers_are_closed(site: Site) -> None:
    browser = site.browser(Role.RECRUITER)
    assert "Vos offres se ferment" in browser.get("/mon-compte/fermer").text

    answer = browser.post("/mon-compte/fermer", data={"sure": "oui"})

    assert answer.headers["location"] == "/compte-ferme"
    assert "Votre compte est fermé" in browser.get("/compte-ferme").text
    assert browser.get("/recrutement").status_code in {303, 401}
    assert site.browser().get(f"/opportunite/{site.town.own_opening}").status_code == 410
    assert "Fournil du Pont" not in site.browser(Role.COUNSELLOR).get("/conseil/employeurs").text


def test_a_colleague_goes_on_recruiting(site: Site) -> None:
    with store.session(site.engine) as session:
        mine = session.get_one(UserRow, site.town.users[Role.RECRUITER]).employer_id
        session.execute(update(UserRow).where(UserRow.id == site.town.unapproved_recruiter).values(employer_id=mine))
    browser = site.browser(Role.RECRUITER)
    assert "quelqu'un d'autre recrute encore" in browser.get("/mon-compte/fermer").text

    browser.post("/mon-compte/fermer", data={"sure": "oui"})

    assert site.browser().get(f"/opportunite/{site.town.own_opening}").status_code == 200
    assert site.browser(site.town.unapproved_recruiter).get("/recrutement").status_code == 200


def test_an_account_whose_employer_is_gone_says_so(site: Site) -> None:
    browser = site.browser(Role.RECRUITER)
    with store.session(site.engine) as session:
        user = session.get_one(UserRow, site.town.users[Role.RECRUITER])
        gone, user.employer_id = user.employer_id, None
        session.flush()
        session.execute(delete(EmployerRow).where(EmployerRow.id == gone))
        assert session.scalar(select(EmployerRow.id).where(EmployerRow.id == gone)) is None

    assert browser.get("/mon-compte").status_code == 200
    assert browser.get("/mon-compte/entreprise").status_code == 404
