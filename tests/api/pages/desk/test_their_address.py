"""The address of somebody who has no way in: typed by their counsellor, theirs once they read its code back."""

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

import store
from api.accounts.mail import ADDRESS_CODE, ADDRESS_TAKEN, LinkMail
from store.accounts.account import Role, user_email, user_of_person
from store.tables import AuditRow, UserRow
from tests.fixtures.site import Site

type Mails = list[tuple[object, str, str]]


@pytest.fixture
def mails(monkeypatch: pytest.MonkeyPatch) -> Mails:
    """What leaves: the letter, to whom, the code it carries."""
    sent: Mails = []

    def send(_: LinkMail, letter: object, *, to: str, address: str, minutes: int) -> None:
        sent.append((letter, to, address))

    monkeypatch.setattr(LinkMail, "send", send)
    return sent


@pytest.fixture
def desk(site: Site) -> TestClient:
    """The counsellor, on a site that sends e-mail."""
    site.settings = site.settings.model_copy(update={"smtp_host": "127.0.0.1"})
    site.restart()
    return site.browser(Role.COUNSELLOR)


def theirs(site: Site) -> str | None:
    with store.session(site.engine) as session:
        user_id = user_of_person(session, site.town.own_person)
        return None if user_id is None else user_email(session, user_id)


def test_an_address_is_theirs_once_the_code_was_read_back(site: Site, desk: TestClient, mails: Mails) -> None:
    page = f"/conseil/personnes/{site.town.own_person}/adresse"
    answer = desk.post(page, data={"email": "Awa@Creuse.example"})
    ((letter, to, code),) = mails
    assert (letter, to, theirs(site)) == (ADDRESS_CODE, "Awa@Creuse.example", None)
    assert f'action="{page}/code"' in desk.get(answer.headers["location"]).text

    wrong = desk.post(f"{page}/code", data={"code": "2222-2222"})
    assert wrong.status_code == 422
    assert "Ce code ne va pas" in wrong.text
    assert theirs(site) is None

    assert desk.post(f"{page}/code", data={"code": code.lower().replace("-", " ")}).headers["location"] == page
    assert theirs(site) == "awa@creuse.example"
    assert "entre dans son espace par e-mail" in desk.get(page).text
    with store.session(site.engine) as session:
        written = session.scalars(select(AuditRow).where(AuditRow.action == "added_address")).one()
        counsellor = session.get_one(UserRow, site.town.users[Role.COUNSELLOR])
        assert written.actor == str(counsellor.pseudonym)


def test_a_code_serves_in_the_file_of_whom_it_was_sent_for_alone(site: Site, desk: TestClient, mails: Mails) -> None:
    person = site.town.own_person
    desk.post(f"/conseil/personnes/{person}/adresse", data={"email": "awa@creuse.example"})
    with store.session(site.engine) as session:
        colleague = next(
            user.id
            for user in session.scalars(select(UserRow).where(UserRow.role == "counsellor"))
            if user.lead_id and user.id != site.town.users[Role.COUNSELLOR]
        )
    other = f"/conseil/personnes/{site.town.foreign_person}/adresse"
    answer = site.browser(colleague).post(f"{other}/code", data={"code": mails[0][2]})

    assert answer.status_code == 422
    assert theirs(site) is None


def test_an_address_of_somebody_else_gets_no_code_and_the_page_does_not_tell(
    site: Site, desk: TestClient, mails: Mails
) -> None:
    with store.session(site.engine) as session:
        known = user_email(session, site.town.users[Role.OPERATOR]) or ""
    page = f"/conseil/personnes/{site.town.own_person}/adresse"
    answer = desk.post(page, data={"email": known})

    assert answer.headers["location"] == f"{page}?parti=1"
    assert [letter for letter, _, _ in mails] == [ADDRESS_TAKEN]


def test_what_is_no_address_is_asked_again(site: Site, desk: TestClient, mails: Mails) -> None:
    answer = desk.post(f"/conseil/personnes/{site.town.own_person}/adresse", data={"email": "awa@creuse"})

    assert answer.status_code == 422
    assert 'value="awa@creuse"' in answer.text
    assert not mails
