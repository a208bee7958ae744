"""The demo writes to nobody: its letters are pages in a folder."""

from email.message import EmailMessage
from pathlib import Path

from api.mail import MailServer
from cli.demo.mailbox import Mailbox


def test_a_letter_becomes_a_page_and_those_of_before_are_gone(tmp_path: Path) -> None:
    (tmp_path / "001-old.html").write_text("old", encoding="utf-8")
    message = EmailMessage()
    message["To"], message["From"], message["Subject"] = "mariam@courriel.example", "a@b.example", "Élodie vous écrit"
    message.set_content("Bonjour")
    message.add_alternative("<p>Bonjour</p>", subtype="html")

    with Mailbox(tmp_path) as box:
        MailServer(box.settings("http://127.0.0.1:8000")).send(message)

    (page,) = tmp_path.iterdir()
    assert page.name == "001-mariam-elodie-vous-ecrit.html"
    assert page.read_text(encoding="utf-8").strip() == "<p>Bonjour</p>"
