"""The e-mail that carries a sign-in link: plain text, one sentence, one address."""

import smtplib
from email.message import EmailMessage

from api.settings import WebSettings
from kit import logger

_log = logger("api")
_TIMEOUT_SECONDS = 10

_TEXT = """Bonjour,

Pour vous connecter à Alentour, ouvrez cette adresse puis appuyez sur le bouton :

{address}

Elle marche une seule fois, pendant {minutes} minutes.
Vous n'avez rien demandé ? Vous pouvez ignorer ce message.
"""


class LinkMail:
    """Sends links through the mail server of the settings."""

    def __init__(self, settings: WebSettings) -> None:
        self._settings = settings

    def send(self, *, to: str, address: str) -> None:
        """Sends one link. A mail server that fails is logged, without the address: the person asks again."""
        settings = self._settings
        try:
            with smtplib.SMTP(settings.smtp_host or "", settings.smtp_port, timeout=_TIMEOUT_SECONDS) as server:
                if settings.smtp_starttls:
                    server.starttls()
                if settings.smtp_user and settings.smtp_password:
                    server.login(settings.smtp_user, settings.smtp_password.get_secret_value())
                server.send_message(self._message(to, address))
        except (OSError, smtplib.SMTPException) as error:
            _log.error("link_not_sent", error=type(error).__name__)

    def _message(self, to: str, address: str) -> EmailMessage:
        message = EmailMessage()
        message["Subject"] = "Votre lien de connexion à Alentour"
        message["From"] = self._settings.smtp_from
        message["To"] = to
        message.set_content(_TEXT.format(address=address, minutes=self._settings.link_minutes))
        return message
