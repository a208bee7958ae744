"""The e-mail that carries a link, through a mail server that speaks SMTP on loopback."""

import socketserver
from collections.abc import Iterator
from email import message_from_bytes, policy
from threading import Thread

import pytest
from structlog.testing import capture_logs

from api import WebSettings
from api.accounts.mail import LinkMail


class _Conversation(socketserver.StreamRequestHandler):
    """One client of the mail server: enough of RFC 5321 to take a message."""

    def handle(self) -> None:
        self.wfile.write(b"220 ready\r\n")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                lines = iter(self.rfile.readline, b".\r\n")
                self.server.taken.append(b"".join(lines))  # type: ignore[attr-defined]
            self.wfile.write(b"221 bye\r\n" if verb == b"QUIT" else b"250 ok\r\n")
            if verb == b"QUIT":
                return


@pytest.fixture
def mail_server() -> Iterator[socketserver.TCPServer]:
    with socketserver.TCPServer(("127.0.0.1", 0), _Conversation) as server:
        server.taken = []  # type: ignore[attr-defined]
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def settings(port: int) -> WebSettings:
    return WebSettings(_env_file=None, smtp_host="127.0.0.1", smtp_port=port)


def test_the_message_says_what_to_do_and_for_how_long(mail_server: socketserver.TCPServer) -> None:
    mail = LinkMail(settings(mail_server.server_address[1]))

    mail.send(to="claire@creuse.example", address="http://alentour.example/connexion/abc")

    (taken,) = mail_server.taken  # type: ignore[attr-defined]
    message = message_from_bytes(taken, policy=policy.default)
    text = message.get_content()
    assert message["To"] == "claire@creuse.example"
    assert "http://alentour.example/connexion/abc" in text
    assert "15 minutes" in text


def test_a_mail_server_that_does_not_answer_is_logged_without_the_address() -> None:
    with capture_logs() as events:
        LinkMail(settings(1)).send(to="claire@creuse.example", address="http://alentour.example/connexion/abc")

    assert [event["event"] for event in events] == ["link_not_sent"]
    assert "claire" not in str(events)
    assert "abc" not in str(events)
