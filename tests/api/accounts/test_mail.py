"""The e-mail that carries a link, through a mail server that speaks SMTP on loopback."""

from structlog.testing import capture_logs

from api import WebSettings
from api.accounts.mail import OPEN_SPACE, LinkMail
from tests.fakes.mail_server import fake_mail_server

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

    with capture_logs() as events:
        LinkMail(nobody_there).send(to="claire@creuse.example", address=LINK, minutes=15)

    assert [event["event"] for event in events] == ["link_not_sent"]
    assert "claire" not in str(events)
    assert "abc" not in str(events)
