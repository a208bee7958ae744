"""The e-mail that carries a link, to sign in, to open an account, to add an address or to see to one's password: plain
text, one address.

It is told in the language of the page that asks for it.
"""

from dataclasses import dataclass
from email.message import EmailMessage

import stamina

from api.mail.server import MailFault, MailServer, Unsent, recipient
from api.settings import WebSettings
from api.wording.languages import Lazy, gettext, lazy
from kit import logger

ATTEMPTS = 3
"""How often a mail server is asked to take a link."""
PAUSE_SECONDS = 2.0
"""How long it is left alone after the first time; then longer."""

_log = logger("api")


@dataclass(frozen=True, slots=True)
class LinkEmail:
    """What a message says beside the address it carries."""

    subject: Lazy
    text: Lazy


SIGN_IN = LinkEmail(
    lazy("Votre lien de connexion à Alentour"),
    lazy("""Bonjour,

Pour vous connecter à Alentour, ouvrez cette adresse puis appuyez sur le bouton :

%(address)s

Elle marche une seule fois, pendant %(minutes)s minutes.
Vous n'avez rien demandé ? Vous pouvez ignorer ce message.
"""),
)
OPEN_SPACE = LinkEmail(
    lazy("Ouvrir votre espace Alentour"),
    lazy("""Bonjour,

Pour ouvrir votre espace sur Alentour, ouvrez cette adresse et répondez à deux questions :

%(address)s

Elle marche une seule fois, pendant %(minutes)s minutes.
Vous n'avez rien demandé ? Ne faites rien : aucun espace n'est ouvert, votre adresse est oubliée.
"""),
)
OPEN_EMPLOYER = LinkEmail(
    lazy("Ouvrir votre compte d'employeur"),
    lazy("""Bonjour,

Pour ouvrir votre compte d'employeur sur Alentour, ouvrez cette adresse puis appuyez sur le bouton :

%(address)s

Elle marche une seule fois, pendant %(minutes)s minutes.
Vous n'avez rien demandé ? Ne faites rien : aucun compte n'est ouvert, votre adresse est oubliée.
"""),
)
ADD_ADDRESS = LinkEmail(
    lazy("Confirmer votre adresse e-mail"),
    lazy("""Bonjour,

Pour entrer dans Alentour avec cette adresse, ouvrez ceci là où vous êtes déjà entré :

%(address)s

Cela marche une seule fois, pendant %(minutes)s minutes.
Vous n'avez rien demandé ? Ne faites rien : votre adresse est oubliée.
"""),
)
ADDRESS_CODE = LinkEmail(
    lazy("Votre code pour Alentour"),
    lazy("""Bonjour,

La personne qui vous accompagne veut ajouter cette adresse à votre espace Alentour. Lisez-lui ce code :

%(address)s

Il marche une seule fois, pendant %(minutes)s minutes. Ensuite, vous entrez avec cette adresse.
Vous n'avez rien demandé ? Ne faites rien : votre adresse est oubliée.
"""),
)
"""What it carries is a code, not an address."""
ADDRESS_TAKEN = LinkEmail(
    lazy("Votre adresse a déjà un compte"),
    lazy("""Bonjour,

On a voulu ajouter cette adresse à un autre compte d'Alentour. Elle en a déjà un : rien n'a changé.
C'est vous ? Entrez ici avec cette adresse :

%(address)s

Ce n'est pas vous ? Ne faites rien.
"""),
)
PASSWORD_CHANGED = LinkEmail(
    lazy("Votre mot de passe a changé"),
    lazy("""Bonjour,

Le mot de passe de votre compte Alentour vient d'être choisi, changé ou retiré.
C'est vous ? Ne faites rien.

Ce n'est pas vous ? Demandez un lien à cette adresse, puis fermez les autres connexions et retirez le mot de passe :

%(address)s
"""),
)


class LinkMail:
    """Sends links through the mail server of the settings."""

    def __init__(self, settings: WebSettings) -> None:
        self._settings = settings

    def send(self, email: LinkEmail = SIGN_IN, *, to: str, address: str, minutes: int = 0) -> None:
        """Sends one link, that works so many `minutes` where the e-mail says so.

        A mail server that does not take it is asked again, a little later. One that fails is logged, without the
        address: the person asks again.
        """
        text = gettext(email.text.text, address=address, minutes=minutes)
        try:
            self._send(self._message(email, to, text))
        except MailFault as fault:
            _log.error("link_not_sent", error=str(fault))

    def _send(self, message: EmailMessage) -> None:
        for attempt in stamina.retry_context(on=Unsent, attempts=ATTEMPTS, timeout=None, wait_initial=PAUSE_SECONDS):
            with attempt:
                MailServer(self._settings).send(message)

    def _message(self, email: LinkEmail, to: str, text: str) -> EmailMessage:
        message = EmailMessage()
        message["Subject"] = str(email.subject)
        message["From"] = self._settings.smtp_from
        message["To"] = recipient(to)
        message.set_content(text)
        return message
