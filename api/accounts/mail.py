"""The e-mail that carries a link, to sign in or to open a space: plain text, one sentence, one address."""

from dataclasses import dataclass
from email.message import EmailMessage

from api.mail.server import MailFault, MailServer
from api.settings import WebSettings
from kit import logger

_log = logger("api")


@dataclass(frozen=True, slots=True)
class Letter:
    """What a message says beside the address it carries."""

    subject: str
    text: str


SIGN_IN = Letter(
    "Votre lien de connexion à Alentour",
    """Bonjour,

Pour vous connecter à Alentour, ouvrez cette adresse puis appuyez sur le bouton :

{address}

Elle marche une seule fois, pendant {minutes} minutes.
Vous n'avez rien demandé ? Vous pouvez ignorer ce message.
""",
)
OPEN_SPACE = Letter(
    "Ouvrir votre espace Alentour",
    """Bonjour,

Pour ouvrir votre espace sur Alentour, ouvrez cette adresse et répondez à deux questions :

{address}

Elle marche une seule fois, pendant {minutes} minutes.
Vous n'avez rien demandé ? Ne faites rien : aucun espace n'est ouvert et nous ne gardons rien.
""",
)


class LinkMail:
    """Sends links through the mail server of the settings."""

    def __init__(self, settings: WebSettings) -> None:
        self._settings = settings

    def send(self, letter: Letter = SIGN_IN, *, to: str, address: str, minutes: int) -> None:
        """Sends one link. A mail server that fails is logged, without the address: the person asks again."""
        message = self._message(letter, to, letter.text.format(address=address, minutes=minutes))
        try:
            MailServer(self._settings).send(message)
        except MailFault as fault:
            _log.error("link_not_sent", error=str(fault))

    def _message(self, letter: Letter, to: str, text: str) -> EmailMessage:
        message = EmailMessage()
        message["Subject"] = letter.subject
        message["From"] = self._settings.smtp_from
        message["To"] = to
        message.set_content(text)
        return message
