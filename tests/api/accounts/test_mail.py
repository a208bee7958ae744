"""The e-mail that carries a link, through a mail server that speaks SMTP on loopback."""

import pytest
import stamina
from sqlalchemy import update
from structlog.testing import capture_logs

import store
from api import WebSettings
from api.accounts.mail import OPEN_SPACE, LinkMail
from store.accounts.account import Role
from store.tables import UserRow
from tests.fakes.mail_server import Fault, fake_mail_server
from tests.fixtures.site import Site

LINK = "http://alentour.example/connexion/abc"


def test_the_message_says_what_to_do_and_for_how_long() -> None:
    with fake_mail_server() as server:
        LinkMail(server.settings).send(to="claire@creuse.example", address=LINK, minutes=15)

    (message,) = server.messages
    text = message.get_content()
    assert message["To"] == "claire@creuse.example"
    assert LINK in text
    assert "15 minutes" in text


def test_a_link_that_opens_a_space_says_that_the_address_is_forgotten_where_nobody_follows_it() -> None:
    with fake_mail_server() as server:
        LinkMail(server.settings).send(OPEN_SPACE, to="nadia@creuse.example", address=LINK, minutes=60)

    (message,) = server.messages
    assert message["Subject"] == "Ouvrir votre espace Alentour"
    assert "60 minutes" in message.get_content()
    assert "votre adresse est oubliée" in message.get_content()


def test_a_mail_server_that_does_not_answer_is_logged_without_the_address() -> None:
    nobody_there = WebSettings(_env_file=None, smtp_host="127.0.0.1", smtp_port=1)

    with capture_logs() as events, stamina.set_testing(True, attempts=1):
        LinkMail(nobody_there).send(to="claire@creuse.example", address=LINK, minutes=15)

    assert [event["event"] for event in events] == ["link_not_sent"]
    assert "claire" not in str(events)
    assert "abc" not in str(events)


def test_a_mail_server_that_asks_to_come_back_is_asked_again() -> None:
    with fake_mail_server() as server, stamina.set_testing(True, attempts=3):
        server.fault = Fault.BUSY_ONCE
        LinkMail(server.settings).send(to="claire@creuse.example", address=LINK, minutes=15)

    assert len(server.messages) == 1


def test_a_message_to_what_is_no_address_does_not_leave() -> None:
    with fake_mail_server() as server, capture_logs() as events:
        LinkMail(server.settings).send(to='claire@creuse.example,"', address=LINK, minutes=15)

    assert not server.taken
    assert [event["event"] for event in events] == ["link_not_sent"]


@pytest.mark.parametrize("typed", ["foo<victime@creuse.example>", "(a)victime@creuse.example", "a:;@creuse.example"])
def test_no_form_writes_to_what_a_header_would_read_as_another_address(site: Site, typed: str) -> None:
    with store.session(site.engine) as session:
        session.execute(update(UserRow).where(UserRow.id == site.town.users[Role.BENEFICIARY]).values(email=None))
    employer = {
        "siret": "552 100 554 00013",
        "nature": "company",
        "company": "Le Four",
        "lieu": "Aubusson",
        "phone": "05 55 00 00 00",
    }
    with fake_mail_server() as server:
        site.settings = server.settings
        site.restart()
        beneficiary, operator = site.browser(Role.BENEFICIARY), site.browser(Role.OPERATOR)
        answers = [
            site.browser().post("/ouvrir", data={"email": typed}),
            site.browser().post("/recruter", data=employer | {"person": "Solange", "email": typed}),
            beneficiary.post("/mon-compte/adresse", data={"email": typed}),
            beneficiary.post("/mon-espace/cv", data={"name": "Nadia", "email": typed, "act": "pdf"}),
            operator.post("/comptes", data={"name": "Nora Vey", "role": "counsellor", "email": typed}),
        ]

    assert [answer.status_code for answer in answers] == [422] * len(answers)
    assert not server.taken
