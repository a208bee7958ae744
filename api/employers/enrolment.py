"""The form that opens an employer's account: SIRET, name, commune, telephone; what is wrong is said by field."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict
from stdnum.exceptions import InvalidChecksum, ValidationError
from stdnum.fr import siret as numbers

from api.places import Places
from api.wording.languages import gettext, lazy
from geo import Commune
from kit import email_address, plain_text
from store.employers.enrolment import Nature, NewEmployer

_LONGEST_NAME = 120
_PHONE_DIGITS = 10
_DEAR = ("081", "082", "089")
"""How numbers begin that charge who calls, in the numbering plan of ARCEP; short ones are no number of ten digits."""

Line = Annotated[str, BeforeValidator(lambda text: " ".join(plain_text(str(text), limit=200).split()))]


class Enrolment(BaseModel):
    """The form as it was typed. Nothing in it is an error: `read_enrolment` says what does not fit, by field."""

    model_config = ConfigDict(extra="ignore")

    siret: Line = ""
    company: Line = ""
    lieu: Line = ""
    commune: Line = ""
    """The INSEE code of the commune that was chosen, where several were meant."""
    phone: Line = ""
    person: Line = ""
    email: Line = ""
    nature: Line = ""
    """What it says it is: one of `NATURES`."""


NATURES = {
    Nature.COMPANY: lazy("Une entreprise"),
    Nature.ASSOCIATION: lazy("Une association"),
    Nature.COMMUNE: lazy("Une commune, ou un service public"),
}
"""What an employer may say it is. The last two may ask for volunteers, once a counsellor has confirmed it."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """An employer to open, and who recruits for it; no e-mail address where nobody signs in."""

    employer: NewEmployer
    person: str
    email: str


def read_enrolment(form: Enrolment, places: Places, *, must_sign_in: bool) -> Enrolled | dict[str, str]:
    """What the form tells, or what is wrong, by field; without `must_sign_in` the SIRET, that small associations lack,
    and the e-mail address may be left out."""
    faults: dict[str, str] = {}  # in the order of the form, which is that of the list on top of it
    nature = _nature(form.nature, faults) if form.nature or must_sign_in else None
    siret = _siret(form.siret, faults) if form.siret or must_sign_in else None
    if len(form.company) < 2:
        faults["company"] = gettext("Écrivez le nom de l'entreprise ou de l'association.")
    elif len(form.company) > _LONGEST_NAME:
        faults["company"] = gettext("Ce nom est trop long : 120 lettres au plus.")
    place = places.written(form.lieu, chosen=(form.commune,))
    if len(place.choices) > 1:
        faults["lieu"] = gettext("Plusieurs communes sont possibles. Choisissez la bonne.")
    elif place.commune is None:
        unknown = gettext("Nous ne trouvons pas cette commune. Écrivez son nom ou son code postal.")
        faults["lieu"] = place.question or (unknown if form.lieu else gettext("Écrivez la commune."))
    phone = phone_number(form.phone)
    if wrong := wrong_phone(phone):
        asked = gettext("Écrivez un numéro à 10 chiffres. Un conseiller vous y appelle pour valider.")
        faults["phone"] = asked if must_sign_in and not phone else wrong
    if form.email or must_sign_in:
        if len(form.person) < 2:
            faults["person"] = (
                gettext("Écrivez votre nom : un conseiller vous appellera.")
                if must_sign_in
                else gettext("Écrivez le nom de la personne qui recrute.")
            )
        if not email_address(form.email):
            faults["email"] = gettext("Écrivez une adresse e-mail complète. Par exemple : fournil@exemple.fr.")
    if faults or place.commune is None:
        return faults
    return Enrolled(NewEmployer(form.company, siret, place.commune.insee, phone, nature), form.person, form.email)


def _nature(typed: str, faults: dict[str, str]) -> Nature | None:
    if typed in NATURES:
        return Nature(typed)
    faults["nature"] = gettext("Dites ce que vous êtes : une entreprise, une association ou une commune.")
    return None


def _siret(typed: str, faults: dict[str, str]) -> str:
    digits = sum(letter.isdigit() for letter in typed)
    try:
        return numbers.validate(typed)
    except InvalidChecksum:
        said = gettext("Il y a une faute de frappe dans ce SIRET. Relisez les 14 chiffres.")
    except ValidationError:
        said = gettext("Un SIRET a 14 chiffres. Vous en avez écrit %(count)s.", count=digits)
    faults["siret"] = (
        said if digits else gettext("Écrivez le SIRET : 14 chiffres, sur vos factures ou vos fiches de paie.")
    )
    return ""


def communes_to_choose(typed: str, places: Places) -> tuple[Commune, ...]:
    """The communes to ask about, where what was typed is not the whole name of one."""
    return places.written(typed).choices


def wrong_phone(phone: str) -> str:
    """What is wrong with a number as `phone_number` writes it, missing or dear to who calls; "" where nothing is."""
    if not phone:
        return gettext("Écrivez un numéro à 10 chiffres.")
    if phone.replace(" ", "").startswith(_DEAR):
        return gettext("Ce numéro fait payer la personne qui appelle. Donnez un numéro ordinaire, fixe ou mobile.")
    return ""


def phone_number(typed: str) -> str:
    """The number by pairs, "05 55 00 00 00"; "" where it is none."""
    digits = "".join(letter for letter in typed.replace("+33", "0", 1) if letter.isdigit() and letter.isascii())
    if len(digits) != _PHONE_DIGITS or not digits.startswith("0"):
        return ""
    return " ".join(digits[start : start + 2] for start in range(0, _PHONE_DIGITS, 2))
