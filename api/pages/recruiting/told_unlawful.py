"""What to say of words that the law forbids an employer, in an opening or in a message to somebody."""

from api.wording.languages import gettext as _
from matching.words.privacy import without_contacts
from matching.words.unlawful import restless_words, undeclared_words, unlawful_words


def told_unlawful(text: str) -> str:
    """What to take out of a text, and why; "" where nothing is against the law."""
    said = []
    if choosing := unlawful_words(text):
        said.append(
            _(
                "La loi interdit de choisir sur l'âge, le sexe, l'apparence, la religion, l'origine, la famille. "
                "Enlevez : %(words)s.",
                words=_quoted(choosing),
            )
        )
    if undeclared := undeclared_words(text):
        said.append(_("Tout travail payé se déclare. Enlevez : %(words)s.", words=_quoted(undeclared)))
    if restless := restless_words(text):
        said.append(_("La loi donne un jour de repos par semaine. Enlevez : %(words)s.", words=_quoted(restless)))
    return " ".join(said)


def wrong_message(message: str) -> str:
    """What to say of an employer's message that may not be sent to somebody; "" where it may."""
    if told := told_unlawful(message):
        return told
    if without_contacts(message) != message:
        return _("Enlevez le nom, le téléphone ou l'adresse e-mail : vous les donnerez après son accord.")
    return ""


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f"« {one} »" for one in words)
