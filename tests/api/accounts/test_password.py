"""A password and the code of a phone: both at once, each code once, nothing told of what is wrong."""

import re
from datetime import datetime, timedelta

import pyotp
import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

import store
from api.accounts.limits import PASSWORDS_OF_ACCOUNT
from api.deps import SESSION_COOKIE
from store.accounts.account import Role, user_email
from store.accounts.sessions import Way, open_session
from store.tables import NewPasswordRow
from tests.fakes.mail_server import fake_mail_server
from tests.fixtures.site import Site

PASSWORD = "le chat dort sur le poêle"


class Phone:
    """An application of codes that has learnt one key."""

    def __init__(self, key: str) -> None:
        self._shown = pyotp.TOTP(key)

    def code(self, now: datetime) -> str:
        return self._shown.at(now)


@pytest.fixture
def site(site: Site) -> Site:
    """A site that has a key of its own."""
    site.settings = site.settings.model_validate(site.settings.model_dump() | {"secret_key": "clé " * 8})
    site.restart()
    return site


@pytest.fixture
def phone(site: Site) -> Phone:
    """The phone of the counsellor, who has set a password up; the code that did it is spent."""
    phone = learn(site.browser(Role.COUNSELLOR))
    confirm(site, phone)
    site.now += timedelta(minutes=2)
    return phone


def learn(browser: TestClient, *, code: str = "") -> Phone:
    page = browser.post("/mon-compte/mot-de-passe", data={"password": PASSWORD, "code": code})
    return Phone(key_on(page.text))


def key_on(page: str) -> str:
    """The key that a page shows, to be typed into a phone."""
    return str(re.findall(r'class="code">([A-Z2-7 ]+)<', page)[0]).replace(" ", "")


def confirm(site: Site, phone: Phone) -> Response:
    return site.browser(Role.COUNSELLOR).post("/mon-compte/mot-de-passe/code", data={"code": phone.code(site.now)})


def sign_in(site: Site, *, code: str, password: str = PASSWORD, email: str | None = None) -> Response:
    with store.session(site.engine) as session:
        own = user_email(session, site.town.users[Role.COUNSELLOR])
    told = {"email": email or own, "password": password, "code": code}
    return site.browser().post("/mot-de-passe", data=told)


def test_password_and_code_sign_in(site: Site, phone: Phone) -> None:
    answer = sign_in(site, code=phone.code(site.now))

    assert (answer.status_code, answer.headers["location"]) == (303, "/conseil")


@pytest.mark.parametrize("late", [-30, 30])
def test_a_phone_may_be_half_a_minute_off(site: Site, phone: Phone, late: int) -> None:
    assert sign_in(site, code=phone.code(site.now + timedelta(seconds=late))).status_code == 303


def test_one_without_the_other_opens_nothing_and_the_answer_tells_nothing(site: Site, phone: Phone) -> None:
    right, email = phone.code(site.now), "personne@creuse.example"
    wrong = "000000" if right != "000000" else "111111"

    answers = [
        sign_in(site, code=wrong),
        sign_in(site, code=right, password="un autre mot de passe"),
        sign_in(site, code=phone.code(site.now - timedelta(minutes=5))),
        sign_in(site, code=right, email=email),
        sign_in(site, code=right, email="claire\x00@creuse.example"),
    ]

    assert {answer.status_code for answer in answers} == {422}
    assert len({re.sub(r'value="[^"]*@[^"]*"', "", answer.text) for answer in answers}) == 1


def test_a_code_serves_once(site: Site, phone: Phone) -> None:
    code = phone.code(site.now)

    assert sign_in(site, code=code).status_code == 303
    assert sign_in(site, code=code).status_code == 422


def test_a_password_serves_only_once_a_first_code_was_given(site: Site) -> None:
    phone = learn(site.browser(Role.COUNSELLOR))

    assert sign_in(site, code=phone.code(site.now)).status_code == 422
    confirm(site, phone)
    site.now += timedelta(minutes=1)
    assert sign_in(site, code=phone.code(site.now)).status_code == 303


def test_passwords_are_not_guessed_and_a_link_still_opens(site: Site, phone: Phone) -> None:
    answers = [sign_in(site, code="000000", password="x" * 12).status_code for _ in range(6)]

    assert answers == [422] * PASSWORDS_OF_ACCOUNT.most + [429]
    assert sign_in(site, code=phone.code(site.now)).status_code == 429
    assert site.browser().get("/connexion").status_code == 200


def signed_in_long_ago(site: Site, way: Way = Way.LINK) -> TestClient:
    """A session of the counsellor that began an hour ago, as one that was left open on a desk."""
    browser = site.browser()
    with store.session(site.engine) as session:
        user_id, begun = site.town.users[Role.COUNSELLOR], site.now - timedelta(hours=1)
        browser.cookies.set(SESSION_COOKIE, open_session(session, user_id=user_id, now=begun, hours=12, way=way))
    return browser


def test_it_is_replaced_only_with_its_code_and_serves_until_the_new_one_is_confirmed(site: Site, phone: Phone) -> None:
    browser, new = signed_in_long_ago(site), "une autre phrase, plus longue"
    asked = browser.get("/mon-compte/mot-de-passe").text

    refused = browser.post("/mon-compte/mot-de-passe", data={"password": new, "code": "000000"})
    begun = browser.post("/mon-compte/mot-de-passe", data={"password": new, "code": phone.code(site.now)})
    site.now += timedelta(minutes=1)

    assert 'name="code"' in asked
    assert (refused.status_code, "pas le bon code" in refused.text, begun.status_code) == (422, True, 200)
    assert sign_in(site, code=phone.code(site.now)).status_code == 303
    learnt = Phone(key_on(begun.text))
    browser.post("/mon-compte/mot-de-passe/code", data={"code": learnt.code(site.now)})
    site.now += timedelta(minutes=1)
    assert sign_in(site, code=phone.code(site.now)).status_code == 422
    assert sign_in(site, code=learnt.code(site.now), password=new).status_code == 303


def test_what_is_never_confirmed_is_over_within_the_hour(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    phone = learn(browser)
    site.now += timedelta(minutes=61)

    confirm(site, phone)

    site.now += timedelta(minutes=1)
    assert sign_in(site, code=phone.code(site.now)).status_code == 422


def test_the_codes_of_a_replacement_are_not_guessed(site: Site, phone: Phone) -> None:
    asked = {"password": "une autre phrase, plus longue", "code": "000000"}
    answers = [signed_in_long_ago(site).post("/mon-compte/mot-de-passe", data=asked).status_code for _ in range(6)]

    assert answers == [422] * PASSWORDS_OF_ACCOUNT.most + [429]


def test_a_change_is_written_to_its_owner_and_ends_what_the_old_one_opened(site: Site, phone: Phone) -> None:
    elsewhere, by_link = signed_in_long_ago(site, Way.PASSWORD), signed_in_long_ago(site)
    with fake_mail_server() as server:
        post = server.settings.model_dump(include={"smtp_host", "smtp_port", "smtp_tls", "public_url"})
        site.settings = site.settings.model_copy(update=post)
        site.restart()
        browser = signed_in_long_ago(site, Way.PASSWORD)
        new = learn(browser, code=phone.code(site.now))
        site.now += timedelta(minutes=1)
        browser.post("/mon-compte/mot-de-passe/code", data={"code": new.code(site.now)})

    (message,) = server.messages
    assert message["Subject"] == "Votre mot de passe a changé"
    assert "/connexion?suite=/mon-compte" in message.get_content()
    assert PASSWORD not in message.get_content()
    assert elsewhere.get("/mon-compte").status_code == 303
    assert [one.get("/mon-compte").status_code for one in (browser, by_link)] == [200, 200]


def test_it_is_taken_back_with_its_code_alone(site: Site, phone: Phone) -> None:
    browser, address = signed_in_long_ago(site), "/mon-compte/mot-de-passe/fin"

    refused = browser.post(address, data={"code": "000000"})
    still = sign_in(site, code=phone.code(site.now))
    site.now += timedelta(minutes=1)
    browser.post(address, data={"code": phone.code(site.now)})
    site.now += timedelta(minutes=1)

    assert 'name="code"' in refused.text
    assert (refused.status_code, still.status_code) == (422, 303)
    assert sign_in(site, code=phone.code(site.now)).status_code == 422


def test_who_lost_the_phone_takes_it_back_once_they_came_in_by_a_link(site: Site, phone: Phone) -> None:
    browser = site.browser(Role.COUNSELLOR)
    page = browser.get("/mon-compte/mot-de-passe/fin").text

    browser.post("/mon-compte/mot-de-passe/fin")

    assert 'name="code"' not in page
    assert sign_in(site, code=phone.code(site.now)).status_code == 422


@pytest.mark.parametrize(("password", "said"), [("court", "trop court"), ("aaaaaaaaaaaaaaa", "deviner")])
def test_a_weak_password_is_refused_with_what_to_do(site: Site, password: str, said: str) -> None:
    answer = site.browser(Role.COUNSELLOR).post("/mon-compte/mot-de-passe", data={"password": password})

    assert answer.status_code == 422
    assert said in answer.text


def test_the_database_holds_neither_the_password_nor_the_key(site: Site) -> None:
    page = site.browser(Role.COUNSELLOR).post("/mon-compte/mot-de-passe", data={"password": PASSWORD})
    key = key_on(page.text)

    with store.session(site.engine) as session:
        row = session.get_one(NewPasswordRow, site.town.users[Role.COUNSELLOR])
    assert row.password_hash.startswith("$argon2id$")
    assert PASSWORD not in row.password_hash
    assert key not in row.sealed_key
