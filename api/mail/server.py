"""The mail server of the settings: one message in, and it has it or says why not.

MailFault
├── Unsent      it did not take the message this time: worth another attempt
└── Refused     it never will, or the address is none: nobody tries again
"""

import smtplib
import ssl
from email.message import EmailMessage

from api.settings import MailTls, WebSettings
from kit import email_address

TIMEOUT_SECONDS = 10


class MailFault(Exception):
    """A message did not leave. `str(fault)` is a name or a code: what servers say may repeat an address."""


class Unsent(MailFault):
    """The server did not take it this time."""


class Refused(MailFault):
    """The server will never take it, or the address is none."""


def recipient(email: str) -> str:
    """The address as a message names whom it is for. Raises Refused where a header would read none, or another."""
    address = email_address(email)
    if not address:
        raise Refused("address")
    return address


class MailServer:
    """Sends messages, each through a connection of its own."""

    def __init__(self, settings: WebSettings) -> None:
        self._settings = settings

    @property
    def is_there(self) -> bool:
        """Whether the settings name one."""
        return self._settings.smtp_host is not None

    def send(self, message: EmailMessage) -> None:
        """Returns once the server has the message. Raises Unsent, Refused."""
        settings = self._settings
        try:
            with self._connection() as server:
                if settings.smtp_tls is MailTls.STARTTLS:
                    server.starttls(context=ssl.create_default_context())
                if settings.smtp_user and settings.smtp_password:
                    server.login(settings.smtp_user, settings.smtp_password.get_secret_value())
                server.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _ in error.recipients.values()]
            kind = Refused if all(code >= 500 for code in codes) else Unsent
            raise kind(f"recipient {max(codes, default=0)}") from error
        except smtplib.SMTPResponseException as error:
            # What is wrong with the server itself (sign-in, its own trouble) may be mended: the e-mail waits.
            is_final = isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= 500
            raise (Refused if is_final else Unsent)(f"{type(error).__name__} {error.smtp_code}") from error
        except (OSError, smtplib.SMTPException) as error:
            raise Unsent(type(error).__name__) from error
        except ValueError as error:  # an address that is none
            raise Refused(type(error).__name__) from error

    def _connection(self) -> smtplib.SMTP:
        host, port = self._settings.smtp_host or "", self._settings.smtp_port
        if self._settings.smtp_tls is MailTls.IMPLICIT:
            return smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_SECONDS, context=ssl.create_default_context())
        return smtplib.SMTP(host, port, timeout=TIMEOUT_SECONDS)
