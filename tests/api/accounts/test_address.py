"""An address added later: asked for while signed in, confirmed in the same account, and nobody learns whose it is."""

import re
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

import store
from api.accounts.mail import ADDRESS_TAKEN, LinkMail
from store.accounts.account import Role, user_email
from store.tables import AuditRow, UserRow
from tests.fixtures.site import Site

PAGE = "/mon-compte/adresse"
NEW = "Chloe@Creuse.example"


@pytest.fixture
def mails(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, str, str]]:
    """What leaves: the letter, to whom, the path it carries."""
    sent: list[tuple[object, str, str]] = []

    def send(_: LinkMail, letter: object, *, to: str, address: str, minutes: int) -> None:
        sent.append((letter, to, re.sub(r"^https?://[^/]+", "", address)))

    monkeypatch.setattr(LinkMail, "send", send)
    return sent


@pytest.fixture
def me(site: Site) -> TestClient:
    """Somebody who came in by a letter, on a site that sends e-mail."""
    site.settings = site.settings.model_copy(update={"smtp_host": "127.0.0.1"})
    site.restart()
    with store.session(site.engine) as session:
        session.get_one(UserRow, site.town.users[Role.BENEFICIARY]).email = None
    return site.browser(Role.BENEFICIARY)


def mine(site: Site) -> str | None:
    with store.session(site.engine) as session:
        return user_email(session, site.town.users[Role.BENEFICIARY])


def test_an_address_is_mine_once_i_followed_its_link(
    site: Site, me: TestClient, mails: list[tuple[object, str, str]]
) -> None:
    assert f'href="{PAGE}"' in me.get("/mon-compte").text
    assert me.post(PAGE, data={"email": NEW}).headers["location"] == f"{PAGE}?parti=1"
    ((_, to, path),) = mails
    assert (to, mine(site)) == (NEW, None)

    assert NEW.lower() in me.get(path).text
    assert "C'est fait" in me.get(me.post(path).headers["location"]).text
    assert mine(site) == NEW.lower()
    assert me.post(path).headers["location"] == PAGE
    with store.session(site.engine) as session:
        assert session.scalars(select(AuditRow).where(AuditRow.action == "added_address")).one().details == {}


def test_a_link_adds_nothing_for_anybody_else(site: Site, me: TestClient, mails: list[tuple[object, str, str]]) -> None:
    me.post(PAGE, data={"email": NEW})
    ((_, _, path),) = mails
    with store.session(site.engine) as session:
        other = UserRow(pseudonym=uuid4(), email=None, name="Awa", role="beneficiary", created_at=site.now)
        session.add(other)
        session.flush()
        somebody = other.id

    assert site.browser().post(path).headers["location"].startswith("/connexion")
    assert site.browser(Role.COUNSELLOR).post(path).status_code == 403
    assert site.browser(somebody).post(path).status_code == 404  # who has no file has no such page
    assert mine(site) is None


def test_a_taken_address_is_told_to_its_owner_alone(
    site: Site, me: TestClient, mails: list[tuple[object, str, str]]
) -> None:
    with store.session(site.engine) as session:
        taken = user_email(session, site.town.users[Role.COUNSELLOR]) or ""

    answers = [me.post(PAGE, data={"email": email}) for email in (taken, NEW)]

    assert answers[0].headers["location"] == answers[1].headers["location"]
    assert (mails[0][0], mails[0][1:]) == (ADDRESS_TAKEN, (taken, "/connexion"))


def test_an_address_taken_meanwhile_says_so(site: Site, me: TestClient, mails: list[tuple[object, str, str]]) -> None:
    me.post(PAGE, data={"email": NEW})
    with store.session(site.engine) as session:
        session.get_one(UserRow, site.town.users[Role.COUNSELLOR]).email = NEW.lower()

    answer = me.post(mails[0][2])

    assert answer.status_code == 409
    assert "Cette adresse a déjà un compte" in answer.text


def test_a_wrong_address_is_told_beside_the_field_and_a_site_without_mail_says_so(site: Site, me: TestClient) -> None:
    wrong = me.post(PAGE, data={"email": "chloe chez moi"})
    site.settings = site.settings.model_copy(update={"smtp_host": None})
    site.restart()
    silent = site.browser(Role.BENEFICIARY).get(PAGE).text

    assert (wrong.status_code, 'value="chloe chez moi"' in wrong.text) == (422, True)
    assert "Ce site n'envoie pas d'e-mails" in silent


def test_so_many_addresses_in_an_hour_and_three_letters_to_one(
    site: Site, me: TestClient, mails: list[tuple[object, str, str]]
) -> None:
    answers = [me.post(PAGE, data={"email": NEW}).status_code for _ in range(6)]

    assert answers == [303] * 5 + [429]
    assert len(mails) == 3
