"""Signing in by a one-time link: what uses it up, what does not, and what the answer gives away."""

import re
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

import store
from api.accounts import sign_in
from api.accounts.mail import LinkMail
from api.deps import SESSION_COOKIE
from store.accounts.account import Role, create_link
from store.tables import AuditRow, SessionRow, SignInLinkRow, UserRow
from tests.fixtures.site import Site


def link(site: Site, role: Role, *, minutes: int = 15) -> str:
    with store.session(site.engine) as session:
        secret = create_link(session, user_id=site.town.users[role], now=site.now, minutes=minutes)
    return f"/connexion/{secret}"


def is_signed_in(site: Site, client: TestClient) -> bool:
    return client.get(f"/v1/people/{site.town.own_person}/list").status_code == 200


def test_opening_a_link_shows_a_button_and_uses_nothing_up(site: Site) -> None:
    address, browser = link(site, Role.COUNSELLOR), site.browser()

    first, second = browser.get(address), browser.get(address)

    assert first.status_code == second.status_code == 200
    assert re.search(r'<form method="post">.*<button', first.text, re.DOTALL)
    assert SESSION_COOKIE not in browser.cookies


def test_the_button_signs_in_and_leads_to_the_pages_of_the_role(site: Site) -> None:
    browser = site.browser()

    answer = browser.post(link(site, Role.COUNSELLOR))

    assert (answer.status_code, answer.headers["location"]) == (303, "/conseil")
    assert {"HttpOnly", "SameSite=lax"} <= set(answer.headers["set-cookie"].split("; "))
    assert is_signed_in(site, browser)


def test_a_sign_in_is_kept_in_the_audit_log(site: Site) -> None:
    site.browser().post(link(site, Role.COUNSELLOR))

    with store.session(site.engine) as session:
        entry = session.scalars(select(AuditRow)).one()
    assert (entry.action, entry.role, entry.at) == ("signed_in", "counsellor", site.now)


def test_a_link_signs_in_once(site: Site) -> None:
    address = link(site, Role.COUNSELLOR)
    site.browser().post(address)
    other = site.browser()

    assert other.post(address).status_code == other.get(address).status_code == 410
    assert not is_signed_in(site, other)


def test_a_second_press_by_the_same_person_goes_on(site: Site) -> None:
    address, browser = link(site, Role.COUNSELLOR), site.browser()
    browser.post(address)

    assert browser.post(address).headers["location"] == "/conseil"


def test_a_link_does_not_work_after_its_minutes(site: Site) -> None:
    address = link(site, Role.COUNSELLOR, minutes=15)
    site.now += timedelta(minutes=15)

    assert site.browser().post(address).status_code == 410


def test_a_session_ends_after_its_hours(site: Site) -> None:
    browser = site.browser()
    browser.post(link(site, Role.COUNSELLOR))
    site.now += timedelta(hours=site.settings.session_hours)

    assert not is_signed_in(site, browser)


def test_signing_out_ends_the_session_on_the_server_too(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    secret = browser.cookies[SESSION_COOKIE]

    assert browser.post("/deconnexion").headers["location"] == "/"
    browser.cookies.set(SESSION_COOKIE, secret)
    assert not is_signed_in(site, browser)


def test_the_database_holds_no_secret(site: Site) -> None:
    address, browser = link(site, Role.COUNSELLOR), site.browser()
    browser.post(address)

    with store.session(site.engine) as session:
        hashes = {*session.scalars(select(SignInLinkRow.secret_hash)), *session.scalars(select(SessionRow.secret_hash))}
    assert len(hashes) == 2
    assert hashes.isdisjoint({address.rsplit("/", 1)[1], browser.cookies[SESSION_COOKIE]})


@pytest.mark.parametrize("elsewhere", ["//evil.example", "https://evil.example", "/\\evil.example", "evil.example"])
def test_a_link_never_leads_to_another_site(site: Site, elsewhere: str) -> None:
    answer = site.browser().post(link(site, Role.COUNSELLOR), data={"suite": elsewhere})

    assert answer.headers["location"] == "/conseil"


def test_a_link_leads_back_to_the_page_that_asked_for_it(site: Site) -> None:
    answer = site.browser().post(link(site, Role.COUNSELLOR), data={"suite": "/conseil/personnes/1?page=2"})

    assert answer.headers["location"] == "/conseil/personnes/1?page=2"


@pytest.fixture
def mailbox(site: Site, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The links sent, as (to, address), by a site that has a mail server."""
    sent: list[tuple[str, str]] = []
    monkeypatch.setattr(LinkMail, "send", lambda _, *, to, address, **__: sent.append((to, address)))
    site.settings = site.settings.model_copy(update={"smtp_host": "mail.creuse.example"})
    site.restart()
    return sent


def email_of(site: Site, role: Role) -> str:
    with store.session(site.engine) as session:
        return str(session.get_one(UserRow, site.town.users[role]).email)


def test_a_link_is_sent_to_who_has_an_account(site: Site, mailbox: list[tuple[str, str]]) -> None:
    email = email_of(site, Role.RECRUITER)

    site.browser().post("/connexion", data={"email": f" {email.upper()} "})

    ((to, address),) = mailbox
    assert to == email
    assert site.browser().post(address.removeprefix(site.settings.public_url)).headers["location"] == "/recrutement"


def test_the_answer_does_not_tell_who_has_an_account(site: Site, mailbox: list[tuple[str, str]]) -> None:
    known = site.browser().post("/connexion", data={"email": email_of(site, Role.RECRUITER)})
    unknown = site.browser().post("/connexion", data={"email": "personne@creuse.example"})

    assert (known.status_code, known.text) == (unknown.status_code, unknown.text)
    assert len(mailbox) == 1


def test_who_receives_nothing_is_told_what_anybody_can_do(site: Site, mailbox: list[tuple[str, str]]) -> None:
    page = site.browser().post("/connexion", data={"email": "personne@creuse.example"}).text

    assert "demandez un autre lien" in page
    assert "votre conseiller" not in page, "an employer has none"


def test_who_has_no_space_yet_is_led_to_one_whatever_address_was_given(
    site: Site, mailbox: list[tuple[str, str]]
) -> None:
    browser = site.browser()

    first = browser.get("/connexion").text
    after = [browser.post("/connexion", data={"email": one}).text for one in ("moi@exemple.fr", "rosa@exemple.fr")]

    assert all('href="/ouvrir"' in page for page in (first, *after))


def test_the_address_is_looked_up_only_once_the_answer_has_left(
    site: Site, mailbox: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(sign_in, "user_by_email", down)

    answer = site.browser().post("/connexion", data={"email": email_of(site, Role.RECRUITER)})

    assert answer.status_code == 200
    assert mailbox == []


def test_nobody_fills_the_mailbox_of_somebody_else(site: Site, mailbox: list[tuple[str, str]]) -> None:
    email = email_of(site, Role.RECRUITER)

    for _ in range(10):
        site.browser().post("/connexion", data={"email": email})

    assert len(mailbox) == 3
