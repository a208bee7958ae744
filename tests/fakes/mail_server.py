"""A mail server on loopback that speaks enough of RFC 5321 to take messages, or to fail at the moment it is told to."""

import socketserver
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from enum import Enum, auto
from pathlib import Path
from threading import Thread

from api import WebSettings
from api.settings import MailTls


class Fault(Enum):
    """When it fails."""

    NEVER = auto()
    BEFORE = auto()
    """It hangs up before it has the message."""
    AFTER = auto()
    """It has the message and hangs up before it says so."""
    BUSY = auto()
    """It asks to come back later."""
    BUSY_ONCE = auto()
    """Likewise, the first time."""
    UNKNOWN = auto()
    """It knows no such mailbox, and never will."""


_REFUSALS = {
    Fault.BUSY: b"451 later\r\n",
    Fault.BUSY_ONCE: b"451 later\r\n",
    Fault.UNKNOWN: b"550 no such mailbox\r\n",
}
"""What it says to a recipient."""


class _Conversation(socketserver.StreamRequestHandler):
    server: "FakeMailServer"

    def handle(self) -> None:
        if self.server.tls is MailTls.IMPLICIT:
            self._encipher()
        self.wfile.write(b"220 ready\r\n")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA" and not self._takes():
                return
            self.wfile.write(self._answer(verb))
            if verb == b"STAR":
                self._encipher()
            if verb == b"QUIT":
                return

    def finish(self) -> None:
        super().finish()
        self.connection.close()

    def _answer(self, verb: bytes) -> bytes:
        fault = self.server.fault
        if verb == b"EHLO" and self.server.tls is MailTls.STARTTLS:
            return b"250-here\r\n250 STARTTLS\r\n"
        if verb == b"RCPT" and fault in _REFUSALS:
            if fault is Fault.BUSY_ONCE:
                self.server.fault = Fault.NEVER
            return _REFUSALS[fault]
        return {b"STAR": b"220 go on\r\n", b"QUIT": b"221 bye\r\n"}.get(verb, b"250 ok\r\n")

    def _takes(self) -> bool:
        """Reads a message; whether the conversation goes on."""
        if self.server.fault is Fault.BEFORE:
            return False
        self.wfile.write(b"354 go on\r\n")
        self.server.taken.append(b"".join(iter(self.rfile.readline, b".\r\n")))
        return self.server.fault is not Fault.AFTER

    def _encipher(self) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        assert self.server.certificate is not None
        context.load_cert_chain(self.server.certificate)
        self.connection = context.wrap_socket(self.request, server_side=True)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", buffering=0)


class FakeMailServer(socketserver.ThreadingTCPServer):
    """What it has taken, and when it fails."""

    daemon_threads = True

    def __init__(self, tls: MailTls = MailTls.NONE, *, certificate: Path | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.tls, self.certificate = tls, certificate
        self.taken: list[bytes] = []
        self.fault = Fault.NEVER

    @property
    def settings(self) -> WebSettings:
        """Settings of a site that writes through it."""
        port = int(self.server_address[1])
        return WebSettings(
            _env_file=None,
            smtp_host="127.0.0.1",
            smtp_port=port,
            smtp_tls=self.tls,
            public_url="https://alentour.example",
        )

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is no fault of the server: nothing is printed."""

    @property
    def messages(self) -> list[EmailMessage]:
        """What it has taken, in order."""
        return [message_from_bytes(one, policy=policy.default) for one in self.taken]


@contextmanager
def fake_mail_server(tls: MailTls = MailTls.NONE, *, certificate: Path | None = None) -> Iterator[FakeMailServer]:
    """The server, answering during the block; enciphered with a `certificate` and its key, in one PEM file."""
    with FakeMailServer(tls, certificate=certificate) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
