"""What to say of words that an employer may not publish, in an opening or in a message to somebody."""

from api.wording.languages import gettext
from kit import fold
from matching import Kind
from matching.words.described.offered import offers_civic_service
from matching.words.described.trial import is_a_long_stage, is_of_a_pupil, unpaid_trials
from matching.words.law.photos import photos_asked
from matching.words.law.questions import private_questions, unlawful_questions
from matching.words.law.terms import (
    charged_words,
    contractless_words,
    in_kind_words,
    restless_words,
    undeclared_words,
    unpaid_words,
)
from matching.words.law.unlawful import unlawful_words
from matching.words.privacy.contacts import without_contacts


def told_unlawful(text: str, *, kind: Kind = Kind.JOB) -> str:
    """What to take out of a text, and why; "" where nothing is against the law.

    The contract and the pay are those of a job alone; volunteers, who come when they like, need no day of rest.
    """
    said = []
    if choosing := unlawful_words(text):
        said.append(
            gettext(
                "La loi interdit de choisir sur l'âge, le sexe, la famille, la santé ou l'apparence. "
                "Ni sur l'origine, la religion, l'adresse ou les revenus. Enlevez : %(words)s.",
                words=quoted(choosing),
            )
        )
    if asking := unlawful_questions(text):
        said.append(
            gettext(
                "La loi interdit de demander l'âge, la famille, la santé, l'origine ou la religion. "
                "Parlez du travail seulement. Enlevez : %(words)s.",
                words=quoted(asking),
            )
        )
    if photos := photos_asked(text):
        said.append(
            gettext(
                "Une photo ne se demande pas : on choisit sur le travail, pas sur l'apparence. Enlevez : %(words)s.",
                words=quoted(photos),
            )
        )
    if undeclared := undeclared_words(text):
        said.append(gettext("Tout travail payé se déclare. Enlevez : %(words)s.", words=quoted(undeclared)))
    if kind is Kind.JOB and (contractless := contractless_words(text)):
        said.append(
            gettext("Un emploi a toujours un contrat de travail. Enlevez : %(words)s.", words=quoted(contractless))
        )
    if kind is Kind.JOB and (in_kind := in_kind_words(text)):
        said.append(
            gettext(
                "Un salaire se paie en argent. Pourboires, repas et logement viennent en plus. Enlevez : %(words)s.",
                words=quoted(in_kind),
            )
        )
    if kind is not Kind.VOLUNTEERING and (restless := restless_words(text)):
        said.append(
            gettext(
                "La loi donne un jour de repos par semaine, et des congés payés. Enlevez : %(words)s.",
                words=quoted(restless),
            )
        )
    if kind is Kind.JOB and (unpaid := unpaid_words(text)):
        said.append(gettext("Toute heure de travail se paie. Enlevez : %(words)s.", words=quoted(unpaid)))
    if charged := charged_words(text):
        said.append(
            gettext(
                "Qui vient travailler ne verse pas d'argent et ne laisse pas ses papiers. "
                "Rien n'est retenu sur le salaire. Enlevez : %(words)s.",
                words=quoted(charged),
            )
        )
    return " ".join(said)


def told_unpaid(text: str, *, from_a_month: bool = False) -> str:
    """What to say of work without pay that no convention covers; "" where there is none.

    `from_a_month`: days to try a job under a convention are what is offered, so that only longer ones are told.
    """
    if not (found := unpaid_trials(text, from_a_month=from_a_month)):
        return ""
    return gettext(
        "Tout travail se paie, même à l'essai. Sans salaire, il faut une convention, pour quelques jours. "
        "Enlevez : %(words)s.",
        words=quoted(found),
    )


def wrong_message(message: str) -> str:
    """All that is wrong with an employer's message to somebody, by the rules of an opening; "" where it may be sent."""
    said = [told_unlawful(message), told_unpaid(message)]
    if private := private_questions(message):
        said.append(
            gettext(
                "Ne demandez pas où, avec qui ou de quoi vit la personne : la loi interdit de choisir là-dessus. "
                "Enlevez : %(words)s.",
                words=quoted(private),
            )
        )
    if without_contacts(message) != message:
        said.append(gettext("Enlevez le nom, le téléphone ou l'adresse e-mail : vous les donnerez après son accord."))
    return " ".join(one for one in said if one)


def wrong_place(text: str, *, is_trial: bool) -> str:
    """What to say of a text that offers what is published elsewhere; "" where it offers nothing such.

    That is a civic service, and where some days to try a job are offered, a pupil's stage or one of more than a month.
    """
    plain = fold(text)
    if offers_civic_service(plain):
        return gettext(
            "Un service civique ne se publie pas ici : il faut un agrément de l'État. "
            "Proposez-le sur service-civique.gouv.fr. Un conseiller peut vous aider."
        )
    if is_trial and is_of_a_pupil(plain):
        return gettext(
            "Un stage d'élève ne se publie pas ici : l'école signe la convention. "
            "Proposez-le au collège ou au lycée. Un conseiller peut vous aider."
        )
    if is_trial and is_a_long_stage(plain):
        return gettext(
            "Un essai sans salaire dure un mois au plus. Écrivez une durée plus courte, ou proposez un emploi. "
            "Un stage plus long se fait avec une école, qui signe la convention."
        )
    return ""


def quoted(words: tuple[str, ...]) -> str:
    """The words one after the other, each between its quotes."""
    return ", ".join(f"« {one} »" for one in words)
