"""The mail server of the demo: it sends nothing anywhere, and keeps each letter as a page that a browser opens, beside
a page that lists them."""

import re
import socketserver
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import escape
from pathlib import Path
from threading import Lock, Thread
from typing import Self

from sqlalchemy import delete
from sqlalchemy.orm import Session

from api import WebSettings
from api.settings import MailTls
from cli.demo.web import HOST
from kit import fold
from store.cluster.folders import CHECKOUT
from store.tables import EmailRow

FOLDER = CHECKOUT / ".alentour/courrier"
_YESTERDAY = timedelta(days=1)
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_ADDRESS = re.compile(r"https?://\S+")
_PAGE = """<!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><body style="{style}">{body}</body>"""
_STYLE = """font: 1.1rem/1.5 sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem;
 white-space: pre-line; overflow-wrap: anywhere"""


class Mailbox(socketserver.ThreadingTCPServer):
    """Takes letters on the loopback while it is entered; what it kept before is thrown away first."""

    daemon_threads = True

    def __init__(self, folder: Path = FOLDER) -> None:
        super().__init__((HOST, 0), _Conversation)
        self.folder = folder
        self._kept = 0
        self._received: list[str] = []
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
            smtp_tls=MailTls.NONE,
        )

    def keep(self, content: bytes) -> Path:
        """The file of one more letter: its number, who it is for, its subject."""
        message = message_from_bytes(content, policy=policy.default)
        assert isinstance(message, EmailMessage)  # of that policy
        with self._keeping:
            self._kept += 1
            told = f"{self._kept:03} {str(message['To']).partition('@')[0]} {message['Subject']}"
            path = self.folder / f"{_NOT_IN_NAMES.sub('-', fold(told))[:80].strip('-')}.html"
            path.write_text(_page_of(message), encoding="utf-8")
            self._received.insert(
                0, f'<a href="{path.name}">{escape(str(message["Subject"]))}</a>, pour {message["To"]}'
            )
            self._write_list()
        return path

    @property
    def page(self) -> Path:
        """The page that lists the letters, the newest first."""
        return self.folder / "index.html"

    def _write_list(self) -> None:
        lines = "".join(f"<li>{one}</li>" for one in self._received) or "<li>Rien pour le moment.</li>"
        body = f"<h1>Le courrier de la démonstration</h1><ol reversed>{lines}</ol>"
        self.page.write_text(_PAGE.format(title="Courrier", style=_STYLE, body=body), encoding="utf-8")

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        for old in self.folder.glob("*.html"):
            old.unlink()
        self._write_list()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()


def _page_of(message: EmailMessage) -> str:
    """A letter as a page: its own, or its text with addresses that one can press."""
    own, text = message.get_body(("html",)), message.get_body(("plain",))
    if own is not None or text is None:
        return "" if own is None else str(own.get_content())
    told = _ADDRESS.sub(lambda found: f'<a href="{found[0]}">{found[0]}</a>', escape(str(text.get_content())))
    return _PAGE.format(title=escape(str(message["Subject"])), style=_STYLE, body=told)


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
    session.execute(delete(EmailRow).where(EmailRow.made_at < now - _YESTERDAY))
