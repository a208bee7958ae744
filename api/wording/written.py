"""What a source writes of an offer, on a page: what has a shape we know in the language of the page, else as it is.

Its own words stay French in every language: they are marked as such, so that they keep their direction and are read
aloud as French.
"""

import re

from markupsafe import Markup

from api.wording.languages import FRENCH, Lazy, gettext, language, lazy, ngettext

_CONTRACTS: dict[str, Lazy] = {
    "CDI": lazy("CDI"),
    "CDD": lazy("CDD"),
    "CDD Insertion": lazy("CDD d'insertion"),
    "Intérim": lazy("Intérim"),
    "Saisonnier": lazy("Saisonnier"),
    "apprentissage": lazy("apprentissage"),
    "quelques jours à 4 semaines": lazy("quelques jours à 4 semaines"),
    "Immersion, quelques jours à 4 semaines, non payée": lazy("Immersion, quelques jours à 4 semaines, non payée"),
    "professionnalisation": lazy("professionnalisation"),
}
"""What contracts are called, a part each: "CDD - 6 mois - apprentissage"."""
_PAYS: dict[str, Lazy] = {
    "brut de l'heure": lazy("%(amount)s € brut de l'heure"),
    "brut par mois": lazy("%(amount)s € brut par mois"),
    "de l'heure": lazy("%(amount)s € de l'heure"),
    "par mois": lazy("%(amount)s € par mois"),
    "par an": lazy("%(amount)s € par an"),
}
_LENGTH = re.compile(r"(\d+) (mois|jour|semaine|an)s?", re.IGNORECASE)
_PAY = re.compile(rf"(\d[\d\s.,]*?)(?:\sà\s(\d[\d\s.,]*?))?\s€ ({'|'.join(_PAYS)})")


def written(text: str) -> str:
    """Words that stand alone, as their source wrote them."""
    return text if language() == FRENCH or not text else Markup('<bdi lang="fr">{}</bdi>').format(text)


def beside(known: str, words: str) -> str:
    """What we know, and the words that say it: "10 hours a week (10 h par semaine, du lundi au vendredi)"."""
    return Markup("{} ({})").format(known, words)


def contract_told(label: str) -> str:
    """A contract of `matching.words`: "CDD - 6 mois"; as it is written where a part of it is not known."""
    parts = [_part(one) for one in label.split(" - ")]
    return " - ".join(parts) if language() != FRENCH and all(parts) else written(label)


def pay_told(label: str) -> str:
    """A pay as people say it: "12,40 € de l'heure"; as it is written where its shape is not known."""
    found = _PAY.fullmatch(label)
    if found is None or language() == FRENCH:
        return written(label)
    least, most, pace = found.groups()
    return gettext(_PAYS[pace].text, amount=f"{least}–{most}" if most else least)


def _part(label: str) -> str:
    """The part of a contract, "" for one that is not known."""
    if found := _LENGTH.fullmatch(label):
        return _lasting(int(found[1]), found[2].lower())
    return str(_CONTRACTS.get(label, ""))


def _lasting(count: int, unit: str) -> str:
    match unit:
        case "mois":
            return ngettext("%(count)s mois", "%(count)s mois", count, count=count)
        case "semaine":
            return ngettext("%(count)s semaine", "%(count)s semaines", count, count=count)
        case "jour":
            return ngettext("%(count)s jour", "%(count)s jours", count, count=count)
        case _:
            return ngettext("%(count)s an", "%(count)s ans", count, count=count)
