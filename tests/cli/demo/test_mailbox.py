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

    assert {page.name for page in tmp_path.iterdir()} == {"001-mariam-elodie-vous-ecrit.html", "index.html"}
    assert (tmp_path / "001-mariam-elodie-vous-ecrit.html").read_text(encoding="utf-8").strip() == "<p>Bonjour</p>"
    assert '<a href="001-mariam-elodie-vous-ecrit.html">Élodie vous écrit</a>' in box.page.read_text(encoding="utf-8")


def test_the_address_in_a_letter_without_a_page_of_its_own_can_be_pressed(tmp_path: Path) -> None:
    message = EmailMessage()
    message["To"], message["From"], message["Subject"] = "nadia@courriel.example", "a@b.example", "Votre lien"
    message.set_content("Ouvrez <ceci> :\n\nhttp://127.0.0.1:8000/connexion/abc\n")

    with Mailbox(tmp_path) as box:
        page = box.keep(message.as_bytes())

    told = page.read_text(encoding="utf-8")
    assert '<a href="http://127.0.0.1:8000/connexion/abc">' in told
    assert "&lt;ceci&gt;" in told
