"""The mail server of the demo: it sends nothing anywhere, and keeps each letter as a page that a browser opens."""

import re
import socketserver
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from threading import Lock, Thread
from typing import Self

from sqlalchemy import delete
from sqlalchemy.orm import Session

from api import WebSettings
from cli.demo.web import HOST
from kit import fold
from store.places import CHECKOUT
from store.tables import LetterRow

FOLDER = CHECKOUT / ".alentour/courrier"
_YESTERDAY = timedelta(days=1)
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


class Mailbox(socketserver.ThreadingTCPServer):
    """Takes letters on the loopback while it is entered; what it kept before is thrown away first."""

    daemon_threads = True

    def __init__(self, folder: Path = FOLDER) -> None:
        super().__init__((HOST, 0), _Conversation)
        self.folder = folder
        self._kept = 0
        self._keeping = Lock()
        self._thread = Thread(target=self.serve_forever, name="mailbox", daemon=True)

    def settings(self, address: str) -> WebSettings:
        """The settings of a site at `address` that writes through this box, whatever the surroundings say."""
        return WebSettings(
            public_url=address,
            smtp_host=HOST,
            smtp_port=int(self.server_address[1]),
            smtp_user=None,
            smtp_password=None,
            smtp_starttls=False,
        )

    def keep(self, content: bytes) -> Path:
        """The file of one more letter: its number, who it is for, its subject."""
        message = message_from_bytes(content, policy=policy.default)
        assert isinstance(message, EmailMessage)  # of that policy
        body = message.get_body(("html", "plain"))
        with self._keeping:
            self._kept += 1
            told = f"{self._kept:03} {str(message['To']).partition('@')[0]} {message['Subject']}"
        name = _NOT_IN_NAMES.sub("-", fold(told))
        path = self.folder / f"{name[:80].strip('-')}.html"
        path.write_text("" if body is None else body.get_content(), encoding="utf-8")
        return path

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        for old in self.folder.glob("*.html"):
            old.unlink()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Conversation(socketserver.StreamRequestHandler):
    """One sender: enough of RFC 5321 to take its letter."""

    def handle(self) -> None:
        assert isinstance(self.server, Mailbox)
        self.wfile.write(b"220 alentour\r\n")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                self.server.keep(b"".join(iter(self.rfile.readline, b".\r\n")))
            self.wfile.write(b"221 bye\r\n" if verb == b"QUIT" else b"250 ok\r\n")
            if verb == b"QUIT":
                return


def forget_old_letters(session: Session, *, now: datetime) -> None:
    """What the cast lived before the demo began was told then."""
    session.execute(delete(LetterRow).where(LetterRow.made_at < now - _YESTERDAY))
