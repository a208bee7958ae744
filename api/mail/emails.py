"""What each e-mail tells, read at the moment it leaves: what is over by then is not told, no words wait anywhere."""

from datetime import datetime

from sqlalchemy.orm import Session

from api.mail.paper import Paper
from api.wording.figures import day
from api.wording.languages import gettext, ngettext
from api.wording.words import FAULTS, KINDS, UNCHECKED
from matching import Kind
from store.catalogue.reports import Fault
from store.mail.emails import (
    Requested,
    Shown,
    Stands,
    Suggested,
    TakenDown,
    alerts_to_tell,
    answer_to_tell,
    approval_to_tell,
    counsellor_to_tell,
    end_to_tell,
    meeting_to_tell,
    opening_to_tell,
    suggestion_to_tell,
    taken_down_to_tell,
)
from store.mail.outbox import EmailKind, Waiting

MOST_ITEMS = 8
"""An e-mail that is read through."""


def write(session: Session, waiting: Waiting, *, now: datetime) -> Paper | None:
    """What the e-mail says; None where there is nothing left to tell."""
    match waiting:
        case Waiting(kind=EmailKind.ALERTS, person_id=int(person_id)):
            return _alerts(alerts_to_tell(session, person_id, now=now))
        case Waiting(kind=EmailKind.SUGGESTION, person_id=int(person_id), about=int(opportunity_id)):
            return _suggestion(suggestion_to_tell(session, person_id, opportunity_id))
        case Waiting(kind=EmailKind.MEETING, about=int(meeting_id)):
            return _meeting(meeting_to_tell(session, meeting_id, now=now))
        case Waiting(kind=EmailKind.ANSWER, about=int(meeting_id)):
            return _answer(answer_to_tell(session, meeting_id, now=now))
        case Waiting(kind=EmailKind.SHORTLIST, about=int(opening_id)):
            return _shortlist(opening_id, opening_to_tell(session, opening_id))
        case Waiting(kind=EmailKind.APPROVED, about=int(employer_id)):
            return _approved(approval_to_tell(session, employer_id))
        case Waiting(kind=EmailKind.GAVE_LINK | EmailKind.MADE_CARD, about=int(counsellor_id)):
            told = _gave_link if waiting.kind is EmailKind.GAVE_LINK else _made_card
            return told(counsellor_to_tell(session, counsellor_id), waiting.made_at)
        case Waiting(kind=EmailKind.TAKEN_DOWN, about=int(employer_id)):
            return _taken_down(taken_down_to_tell(session, employer_id, at=waiting.made_at))
        case Waiting(kind=EmailKind.RETENTION, person_id=int(person_id)):
            return _retention(end_to_tell(session, person_id))
    return None  # whom it told of is gone


def _alerts(found: tuple[Shown, ...]) -> Paper | None:
    if not found:
        return None
    count = len(found)
    first = gettext("Voici ce qui vient d'arriver et qui peut vous aller.")
    if count > MOST_ITEMS:
        first = gettext("Voici les %(count)s premières. Les autres sont dans votre espace.", count=MOST_ITEMS)
    return Paper(
        subject=ngettext(
            "%(count)s nouvelle possibilité autour de vous",
            "%(count)s nouvelles possibilités autour de vous",
            count,
            count=count,
        ),
        paragraphs=(first,),
        items=tuple(_item(one) for one in found[:MOST_ITEMS]),
        news=tuple(one.id for one in found),
        path="/mon-espace",
        link=gettext("Voir dans mon espace"),
        because=gettext("Vous avez demandé à être prévenu des nouveautés."),
    )


def _suggestion(found: Suggested | None) -> Paper | None:
    if found is None:
        return None
    said = (gettext("Son mot : « %(words)s »", words=found.words),) if found.words else ()
    return Paper(
        subject=gettext("Votre conseiller vous propose quelque chose"),
        paragraphs=(
            gettext("%(name)s a pensé à vous pour cette possibilité. Vous répondez oui ou non.", name=found.by)
            if found.by
            else gettext("On a pensé à vous pour cette possibilité. Vous répondez oui ou non."),
            *said,
        ),
        items=(_item(found.shown),),
        path="/mon-espace",
        link=gettext("Voir dans mon espace"),
        because=gettext("Votre conseiller vous écrit par Alentour."),
    )


def _meeting(found: Requested | None) -> Paper | None:
    if found is None:
        return None
    again = (gettext("L'employeur attend depuis plus de dix jours."),) if found.is_again else ()
    return Paper(
        subject=gettext("Rappel : un employeur aimerait vous rencontrer")
        if found.is_again
        else gettext("Un employeur aimerait vous rencontrer"),
        paragraphs=(
            gettext(
                "%(employer)s aimerait vous rencontrer pour : %(title)s.", employer=found.employer, title=found.title
            ),
            *again,
            gettext("Cet employeur ne sait pas qui vous êtes. Vous répondez oui ou non, sans donner de raison."),
            gettext("Sans réponse le %(day)s, la demande s'efface.", day=day(found.expires_at)),
        ),
        path="/mon-espace/rencontres",
        link=gettext("Lire la demande"),
        because=gettext("Vous avez accepté d'être vu par des employeurs, sans votre nom."),
    )


def _answer(found: Stands | None) -> Paper | None:
    """To the employer, and to the counsellor who asked for them: both may open the page of the opening."""
    if found is None:
        return None
    path = f"/recrutement/offres/{found.opening_id}#demandes"
    because = gettext("Cette rencontre a été demandée sur Alentour, pour cette offre.")
    if found.is_agreed and found.to_call:
        return Paper(
            subject=gettext("C'est oui, appelez l'employeur : %(title)s", title=found.title),
            paragraphs=(
                gettext("La personne accepte la rencontre pour l'offre « %(title)s ».", title=found.title),
                gettext(
                    "Appelez %(employer)s. Cet employeur ne reçoit rien : il ne le sait pas.", employer=found.to_call
                ),
            ),
            path=path,
            link=gettext("Voir comment la joindre"),
            because=because,
        )
    if found.is_agreed:
        return Paper(
            subject=gettext("Une personne accepte de vous rencontrer : %(title)s", title=found.title),
            paragraphs=(
                gettext("Une rencontre a été demandée pour l'offre « %(title)s ».", title=found.title),
                gettext("La réponse est oui. Le nom et le moyen de joindre la personne vous attendent."),
            ),
            path=path,
            link=gettext("Voir comment la joindre"),
            because=because,
        )
    return Paper(
        subject=gettext("Pas encore de oui : %(title)s", title=found.title),
        paragraphs=(
            gettext("Une rencontre a été demandée pour l'offre « %(title)s ».", title=found.title),
            gettext("Après dix jours, il n'y a pas encore de oui. S'il en vient un, nous vous écrivons."),
            gettext("Vous pouvez attendre 30 jours après la demande, ou demander aussi quelqu'un d'autre."),
        ),
        path=path,
        link=gettext("Voir la liste, sans les noms"),
        because=because,
    )


def _shortlist(opening_id: int, title: str | None) -> Paper | None:
    if title is None:
        return None
    return Paper(
        subject=gettext("De nouvelles personnes pour votre offre : %(title)s", title=title),
        paragraphs=(gettext("Plus de personnes peuvent venir travailler chez vous."),),
        path=f"/recrutement/offres/{opening_id}",
        link=gettext("Voir ces personnes, sans leur nom"),
        because=gettext("Vous avez publié cette offre sur Alentour."),
    )


def _approved(employer: str | None) -> Paper | None:
    if employer is None:
        return None
    return Paper(
        subject=gettext("C'est validé : vous pouvez voir qui convient"),
        paragraphs=(
            gettext("Le compte « %(employer)s » est validé.", employer=employer),
            gettext("Ouvrez une de vos offres : vous y voyez qui pourrait convenir, sans les noms."),
            gettext("Pas encore d'offre ? Dites qui vous cherchez, avec vos mots."),
        ),
        path="/recrutement",
        link=gettext("Ouvrir mon espace"),
        because=gettext("Vous avez ouvert un compte d'employeur sur Alentour."),
    )


def _gave_link(name: str | None, given_at: datetime) -> Paper:
    """To who recruits: only they know whether they asked for it."""
    given = day(given_at)
    return Paper(
        subject=gettext("Un lien qui ouvre votre compte a été donné"),
        paragraphs=(
            gettext("%(name)s a reçu un lien qui ouvre votre compte, le %(day)s.", name=name, day=given)
            if name
            else gettext("Un conseiller a reçu un lien qui ouvre votre compte, le %(day)s.", day=given),
            gettext("C'était pour vous, au téléphone ? Ne faites rien."),
            gettext(
                "Ce n'était pas pour vous ? Dans votre compte, déconnectez les autres appareils. Puis appelez-nous."
            ),
        ),
        path="/mon-compte",
        link=gettext("Voir qui est entré"),
        because=gettext("Vous avez un compte d'employeur sur Alentour."),
    )


def _made_card(name: str | None, made_at: datetime) -> Paper:
    """To somebody with an address of their own: only they know whether they asked for it."""
    made = day(made_at)
    return Paper(
        subject=gettext("Une carte qui ouvre votre espace a été faite"),
        paragraphs=(
            gettext("%(name)s a fait une carte à votre nom, le %(day)s.", name=name, day=made)
            if name
            else gettext("Un conseiller a fait une carte à votre nom, le %(day)s.", day=made),
            gettext("Qui a cette carte entre dans votre espace, sans votre e-mail."),
            gettext("Elle est pour vous, et vous l'avez ? Ne faites rien."),
            gettext("Vous ne l'avez pas demandée ? Dans votre compte, arrêtez la carte. Puis appelez-nous."),
        ),
        path="/mon-compte#carte",
        link=gettext("Voir ma carte"),
        because=gettext("Vous avez un espace sur Alentour."),
    )


def _taken_down(found: TakenDown | None) -> Paper | None:
    if found is None:
        return None
    return Paper(
        subject=ngettext(
            "Nous avons retiré une offre que vous aviez publiée",
            "Nous avons retiré %(count)s offres que vous aviez publiées",
            len(found.titles),
            count=len(found.titles),
        ),
        paragraphs=(
            gettext("Plus personne ne la voit, et elle ne peut pas revenir.")
            if len(found.titles) == 1
            else gettext("Plus personne ne les voit, et elles ne peuvent pas revenir."),
            gettext("Appelez-nous : nous vous disons pourquoi.")
            if found.fault is Fault.OTHER
            else gettext("La raison : %(why)s", why=FAULTS[found.fault]),
            gettext("Vous n'êtes pas d'accord ? Dites-le-nous au téléphone."),
        ),
        items=found.titles[:MOST_ITEMS],
        path="/aide",
        link=gettext("Voir qui appeler"),
        because=gettext("Vous avez un compte d'employeur sur Alentour."),
    )


def _retention(ends: datetime | None) -> Paper | None:
    if ends is None:
        return None
    return Paper(
        subject=gettext("Votre dossier va être effacé"),
        paragraphs=(
            gettext("Nous n'avons pas de nouvelles de vous depuis près de deux ans."),
            gettext("Votre dossier sera effacé le %(day)s. Pour le garder, connectez-vous une fois.", day=day(ends)),
        ),
        path="/mon-espace",
        link=gettext("Garder mon dossier"),
        because=gettext("La loi demande de ne pas garder vos données trop longtemps."),
    )


def _item(shown: Shown) -> str:
    where = ", ".join(one for one in (shown.employer, shown.place) if one)
    told = f"{KINDS[Kind(shown.kind)].short} · {shown.title}"
    placed = f"{told} ({where})" if where else told
    return f"{placed} · {UNCHECKED}" if shown.unchecked else placed
