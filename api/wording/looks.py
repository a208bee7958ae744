"""Who looked at a file, in words that its owner reads: "Claire Vialle a ouvert votre dossier"."""

from dataclasses import dataclass
from datetime import datetime

from api.wording.languages import Lazy, gettext, lazy
from store.accounts.account import Role
from store.audit.log import Action
from store.audit.looks import Look

_WHO: dict[Role | None, Lazy] = {
    Role.COUNSELLOR: lazy("Une personne du conseil"),
    Role.TEAM_LEAD: lazy("Une personne qui dirige une équipe"),
    Role.OPERATOR: lazy("L'équipe technique"),
    Role.RECRUITER: lazy("Un employeur"),
    Role.BENEFICIARY: lazy("Une autre personne"),
    None: lazy("L'équipe technique, sur le serveur"),
}
_OTHERS: dict[str, Lazy] = {
    Action.READ_PERSON: lazy("%(who)s a ouvert votre dossier."),
    Action.READ_LIST: lazy("%(who)s a regardé votre liste."),
    Action.READ_ALERTS: lazy("%(who)s a regardé vos nouveautés."),
    Action.READ_CONTACT: lazy("%(who)s a lu votre nom, avec votre accord."),
    Action.CHANGED_MEANS: lazy("%(who)s a changé vos déplacements."),
    Action.CHANGED_STAGE: lazy("%(who)s a changé votre étape."),
    Action.CHANGED_HOURS: lazy("%(who)s a changé vos heures."),
    Action.CHANGED_FILE: lazy("%(who)s a corrigé votre dossier avec vous."),
    Action.NOTED_CONTACT: lazy("%(who)s a noté un contact avec vous."),
    Action.TOOK_BACK_CONTACT: lazy("%(who)s a annulé un contact qui était noté."),
    Action.HANDED_OVER: lazy("%(who)s a confié votre dossier à quelqu'un d'autre."),
    Action.TOOK_BACK_PERSON: lazy("%(who)s suit de nouveau votre dossier."),
    Action.ENTERED_PERSON: lazy("%(who)s a ouvert votre dossier pour la première fois."),
    Action.SUGGESTED: lazy("%(who)s vous a proposé quelque chose."),
    Action.DISMISSED: lazy("%(who)s a enlevé quelque chose de votre liste."),
    Action.MADE_CARD: lazy("%(who)s a fait votre carte."),
    Action.ENDED_CARD: lazy("%(who)s a arrêté votre carte."),
}
_OWN: dict[str, Lazy] = {
    Action.OPENED_SPACE: lazy("Vous avez ouvert votre espace."),
    Action.CHANGED_FILE: lazy("Vous avez changé votre dossier."),
    Action.CHANGED_ALERTS: lazy("Vous avez changé vos messages."),
    Action.ADDED_ADDRESS: lazy("Vous avez ajouté votre adresse e-mail."),
    Action.SAID_STEP: lazy("Vous avez dit ce que vous avez fait."),
    Action.DISMISSED: lazy("Vous avez enlevé quelque chose de votre liste."),
    Action.CONSENTED: lazy("Vous avez accepté d'être montré sans votre nom."),
    Action.WITHDREW_CONSENT: lazy("Vous ne voulez plus être montré aux employeurs."),
    Action.TURNED_RANKING_ON: lazy("Vous voulez une liste classée."),
    Action.TURNED_RANKING_OFF: lazy("Vous ne voulez plus de liste classée."),
    Action.EXPORTED_OWN_DATA: lazy("Vous avez pris une copie de vos données."),
}


@dataclass(frozen=True, slots=True)
class LookTold:
    """One line of the page: when, what, and whether it was the person themself."""

    at: datetime
    said: str
    is_own: bool


def look_told(look: Look) -> LookTold:
    """The look in a sentence; what has no sentence of its own is told as a look or a change."""
    if look.is_own:
        said = str(_OWN.get(look.action, lazy("Vous avez changé quelque chose.")))
        return LookTold(look.at, said, is_own=True)
    sentence = _OTHERS.get(look.action, lazy("%(who)s s'est servi de votre dossier."))
    return LookTold(look.at, gettext(sentence.text, who=look.name or str(_WHO[look.role])), is_own=False)
