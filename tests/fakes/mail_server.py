"""A mail server on loopback that speaks enough of RFC 5321 to take messages, or to fail at the moment it is told to."""

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from enum import Enum, auto
from threading import Thread

from api import WebSettings


class Fault(Enum):
    """When it fails."""

    NEVER = auto()
    BEFORE = auto()
    """It hangs up before it has the message."""
    AFTER = auto()
    """It has the message and hangs up before it says so."""
    BUSY = auto()
    """It asks to come back later."""
    UNKNOWN = auto()
    """It knows no such mailbox, and never will."""


class _Conversation(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        server = self.server
        assert isinstance(server, FakeMailServer)
        self.wfile.write(b"220 ready\r\n")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"RCPT" and server.fault in (Fault.BUSY, Fault.UNKNOWN):
                self.wfile.write(b"451 later\r\n" if server.fault is Fault.BUSY else b"550 no such mailbox\r\n")
                continue
            if verb == b"DATA":
                if server.fault is Fault.BEFORE:
                    return
                self.wfile.write(b"354 go on\r\n")
                server.taken.append(b"".join(iter(self.rfile.readline, b".\r\n")))
                if server.fault is Fault.AFTER:
                    return
            self.wfile.write(b"221 bye\r\n" if verb == b"QUIT" else b"250 ok\r\n")
            if verb == b"QUIT":
                return


class FakeMailServer(socketserver.ThreadingTCPServer):
    """What it has taken, and when it fails."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.taken: list[bytes] = []
        self.fault = Fault.NEVER

    @property
    def settings(self) -> WebSettings:
        """Settings of a site that writes through it."""
        port = int(self.server_address[1])
        return WebSettings(_env_file=None, smtp_host="127.0.0.1", smtp_port=port, public_url="https://alentour.example")

    @property
    def messages(self) -> list[EmailMessage]:
        """What it has taken, in order."""
        return [message_from_bytes(one, policy=policy.default) for one in self.taken]


@contextmanager
def fake_mail_server() -> Iterator[FakeMailServer]:
    """The server, answering during the block."""
    with FakeMailServer() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
