"""The words of an e-mail on paper: the same in plain text and in simple HTML, with one link and why one gets it."""

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import urlsplit

from jinja2 import Environment

from api.mail.server import recipient
from api.settings import WebSettings
from api.wording.languages import gettext, language
from store.mail.outbox import NEEDED, Waiting


@dataclass(frozen=True, slots=True)
class Paper:
    """What an e-mail says. Nothing in it signs anybody in, and nothing names a person to somebody else."""

    subject: str
    paragraphs: tuple[str, ...]
    path: str
    """Where its one link leads on the site."""
    link: str
    """The words of the link."""
    because: str
    """Why one gets it."""
    items: tuple[str, ...] = ()
    news: tuple[int, ...] = ()
    """The ids of all the opportunities that it brings news of, shown in it or counted."""


def message_of(
    paper: Paper, waiting: Waiting, *, settings: WebSettings, pages: Environment, now: datetime
) -> EmailMessage:
    """The message, ready to be sent: the same Message-ID at every attempt. Raises Refused."""
    site = settings.public_url.rstrip("/")
    stop = "" if waiting.kind in NEEDED else f"{site}/lettres/{waiting.stop_code}"
    message = EmailMessage()
    message["Subject"] = paper.subject
    message["From"] = settings.smtp_from
    message["To"] = recipient(waiting.email or "")
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{waiting.message_id}@{urlsplit(site).hostname or 'alentour'}>"
    message["Auto-Submitted"] = "auto-generated"
    if stop:
        message["List-Unsubscribe"] = f"<{stop}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    address = f"{site}{paper.path}"
    message.set_content(_plain(paper, address=address, stop=stop))
    words = {"paper": paper, "address": address, "stop": stop}
    message.add_alternative(pages.get_template("mail/letter.html").render(words), subtype="html")
    message["Content-Language"] = language().code  # of the whole: before, it would be that of the first part
    return message


def _plain(paper: Paper, *, address: str, stop: str) -> str:
    lines = [gettext("Bonjour,"), *paper.paragraphs]
    if paper.items:
        lines.append("\n".join(f"- {one}" for one in paper.items))
    lines += [f"{paper.link}\n{address}", f"-- \n{paper.because}"]
    if stop:
        lines.append(f"{gettext('Ne plus recevoir ces messages :')}\n{stop}")
    return "\n\n".join(lines) + "\n"
