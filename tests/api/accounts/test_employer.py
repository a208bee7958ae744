"""An employer's account opens at the link sent to the address, and not before: nobody takes what is somebody else's."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import func, select

import store
from store.accounts.account import Role, user_by_email, user_email
from store.employers.enrolment import UNUSED_FOR, close_unused_employers
from store.tables import AuditRow, EmployerRow, UserRow
from tests.fakes.mail_server import FakeMailServer, fake_mail_server
from tests.fixtures.site import Site

FORM = {
    "nature": "company",
    "siret": "732 829 320 00074",
    "company": "Boulangerie Périchon",
    "lieu": "Aubusson",
    "phone": "05.55.66.77.88",
    "person": "Solange Périchon",
    "email": "Solange@perichon.example",
}


@pytest.fixture
def mails(site: Site) -> Iterator[FakeMailServer]:
    """What leaves the site, that has a mail server."""
    with fake_mail_server() as server:
        site.settings = site.settings.model_copy(
            update=server.settings.model_dump(include={"smtp_host", "smtp_port", "smtp_tls"})
        )
        site.restart()
        yield server


def link_in(server: FakeMailServer) -> str:
    """The path of the link in the last message."""
    (path,) = re.findall(r"https?://[^/]+(/\S+)", server.messages[-1].get_content())
    return str(path)


def employers(site: Site) -> int:
    with store.session(site.engine) as session:
        return session.scalar(select(func.count()).select_from(EmployerRow)) or 0


def test_what_is_to_be_corrected_is_listed_in_the_order_of_the_form(shared_site: Site) -> None:
    page = shared_site.browser().post("/recruter", data={}).text
    listed = re.findall(r'<li><a href="#(\w+)">', page)

    assert listed == ["nature", "siret", "company", "lieu", "phone", "person", "email"]
    assert listed == sorted(listed, key=lambda name: page.index(f'id="{name}"'))


def test_the_account_opens_at_the_link_and_signs_in(site: Site, mails: FakeMailServer) -> None:
    browser, before = site.browser(), employers(site)
    asked = browser.post("/recruter", data=FORM, headers={"Accept-Language": "uk"})
    waiting = employers(site)

    page = browser.get(link_in(mails)).text
    opened = browser.post(link_in(mails), headers={"Accept-Language": "uk"})
    again = browser.post(link_in(mails))

    assert (asked.status_code, waiting, employers(site)) == (200, before, before + 1)
    assert "le compte « Boulangerie Périchon »" in page, "quoted: « le compte de Le Fournil » is no French"
    assert [answer.headers["location"] for answer in (opened, again)] == ["/recrutement", "/recrutement"]
    with store.session(site.engine) as session:
        user = user_by_email(session, "solange@perichon.example")
        assert user is not None
        employer = session.get_one(EmployerRow, user.employer_id)
        assert (employer.siret, employer.phone, employer.approved_at) == ("73282932000074", "05 55 66 77 88", None)
        assert (user.name, user.language) == ("Solange Périchon", "uk")


def test_an_address_that_nobody_confirmed_stays_free(site: Site, mails: FakeMailServer) -> None:
    site.browser().post("/recruter", data=FORM)

    site.browser().post("/ouvrir", data={"email": FORM["email"]})

    assert link_in(mails).startswith("/ouvrir/")


def test_a_link_waits_an_hour(site: Site, mails: FakeMailServer) -> None:
    site.browser().post("/recruter", data=FORM)
    path, before = link_in(mails), employers(site)
    site.now += timedelta(minutes=61)

    assert [site.browser().get(path).status_code, site.browser().post(path).status_code] == [410, 410]
    assert employers(site) == before


def test_one_mailbox_gets_three_links(site: Site, mails: FakeMailServer) -> None:
    for _ in range(5):
        site.browser().post("/recruter", data=FORM)

    assert len(mails.taken) == 3


def test_of_two_links_for_one_employer_the_second_says_it_has_an_account(site: Site, mails: FakeMailServer) -> None:
    site.browser().post("/recruter", data=FORM)
    first = link_in(mails)
    site.browser().post("/recruter", data=FORM | {"email": "autre@perichon.example"})
    second = link_in(mails)

    site.browser().post(first)
    late = site.browser().post(second)

    assert (late.status_code, "a déjà un compte ici" in late.text) == (409, True)


def test_who_has_an_account_gets_the_link_that_signs_in(site: Site, mails: FakeMailServer) -> None:
    with store.session(site.engine) as session:
        known = user_email(session, site.town.users[Role.COUNSELLOR])

    answers = [site.browser().post("/recruter", data=FORM | {"email": email}) for email in (known, FORM["email"])]

    known_told, unknown_told = (re.sub(r"\S+@\S+", "", answer.text) for answer in answers)
    assert known_told == unknown_told
    assert [re.findall(r"://[^/]+/(\w+)/", message.get_content())[0] for message in mails.messages] == [
        "connexion",
        "recruter",
    ]


def test_an_account_that_nobody_approved_and_that_wrote_nothing_is_closed_after_a_while(site: Site) -> None:
    site.browser().post("/recruter", data=FORM)  # without e-mail, the account opens at once

    with store.session(site.engine) as session:
        early = close_unused_employers(session, now=site.now + UNUSED_FOR)
        closed = close_unused_employers(session, now=site.now + UNUSED_FOR + timedelta(minutes=1))

    assert (early, closed) == (0, 1)
    with store.session(site.engine) as session:
        assert user_by_email(session, FORM["email"]) is None
        assert session.scalar(select(AuditRow.subject).where(AuditRow.action == "closed_employer")) is not None


def test_an_operator_closes_who_recruits_with_somebody_else_s_address_and_the_employer_of_no_use(site: Site) -> None:
    site.browser().post("/recruter", data=FORM)
    before = employers(site)
    operator = site.browser(Role.OPERATOR)

    wrong = operator.post("/comptes/employeur/fin", data={"email": "personne@creuse.example"})
    closed = operator.post("/comptes/employeur/fin", data={"email": FORM["email"]})

    assert (wrong.status_code, "Aucun employeur" in wrong.text) == (422, True)
    assert closed.headers["location"] == "/comptes?fait=ferme"
    assert employers(site) == before - 1


def test_an_employer_that_is_of_use_stays_when_who_recruits_there_is_gone(site: Site) -> None:
    recruiter = site.town.users[Role.RECRUITER]
    with store.session(site.engine) as session:
        email = user_email(session, recruiter)
    before = employers(site)

    site.browser(Role.OPERATOR).post("/comptes/employeur/fin", data={"email": email})

    assert employers(site) == before
    with store.session(site.engine) as session:
        assert session.get(UserRow, recruiter) is None


def test_whoever_got_no_letter_is_led_back_to_where_the_account_is_opened(site: Site, mails: FakeMailServer) -> None:
    opened = site.browser().post("/recruter", data=FORM).text
    asked = site.browser().post("/connexion", data={"email": FORM["email"]}).text

    assert link_in(mails)
    assert all('class="press" href="/recruter"' in page for page in (opened, asked))


def test_a_family_is_told_whom_to_call(shared_site: Site) -> None:
    page = unescape(shared_site.browser().get("/recruter").text)

    assert "C'est pour chez vous, ou pour un parent ? Appelez-nous" in page
