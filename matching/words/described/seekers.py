"""For whom somebody is sought, where an employer's words say that it is somebody else: a cousin, the town hall.

What is published goes out under the name of the account: who seeks has to know.
"""

import re

from kit import flat, fold, stems
from matching.words.described.proposed import told_by
from matching.words.described.work_said import WHO_SEEKS

_SOMEBODY_NEAR = (
    r"(?:cousine?|voisine?|copain|copine|ami|amie|collegue|frere|soeur|beau[- ]frere|belle[- ]soeur|oncle|tante|neveu|"
    r"niece|fils|fille|pere|mere|grand[- ]mere|grand[- ]pere|papa|maman|mamie|papi|mari|femme|belle[- ]mere|"
    r"beau[- ]pere)s?"
)
_FOR_THEM = re.compile(
    rf"\b(?:pour|chez) (?:(?:le|la|les|l')? ?[a-z]+ (?:de |d'))?(?:mon|ma|mes|une?) {_SOMEBODY_NEAR}\b|"
    rf"\b(?:mon|ma|mes|notre|nos) {_SOMEBODY_NEAR}\b(?: [a-z'-]+){{0,5}}? (?:re)?(?:cherche|recrute|embauche)"
)
_OF_ANY_HOUSE = re.compile(
    r"\b(?:association|atelier|boutique|commerce|employeur|enseigne|entreprise|equipe|etablissement|famille|ferme|"
    r"maison|magasin|patron(?:ne)?|societe|structure)\b"
)
"""What anybody may call their own house."""
_A_PERSON = re.compile(r"(?:m|mr|mme|mlle|madame|monsieur|mademoiselle|famille)\b ")
"""Before a name, on folded words: an employer who is somebody at home."""
_THEIR_PARENT = re.compile(
    r"(?:pour|chez) (?:mon|ma|mes) (?:grand[- ]mere|grand[- ]pere|mere|pere|papa|maman|mamie|papi|mari|femme|fils|"
    r"fille|frere|soeur|tante|oncle|belle[- ]mere|beau[- ]pere|parent)s?"
)
_OURS = re.compile(r"^\W*(?:notre|nos)\b", re.IGNORECASE)
_A_TRADING_HOUSE = re.compile(
    r"\b(?:[a-z]{4,}erie|restaurant|garage|hotel|camping|salon|coiffure|fleuriste|traiteur|pressing|bar|cafe|tabac|"
    r"supermarche|gite|agricole|maraichage)s?\b"
)
"""A house that names its trade, above its door or in a text."""
_A_PUBLIC_HOUSE = re.compile(r"\b(?:mairie|commune|communaute|cantine|creche|ecole|college|lycee|ehpad|hopital)\b")
_ALIKE = (
    {"boulangerie", "patisserie", "chocolaterie"},
    {"boucherie", "charcuterie", "traiteur"},
    {"auberge", "bar", "brasserie", "cafe", "restaurant"},
)
"""What one house often is at once."""
_ROOT = 5
"""Letters that a trade and its house share: "garagiste", "garage"."""
_BEFORE_A_PLACE = re.compile(r"(?:(?!\b(?:d|de|du|des|a|au|en)\b).)+")
"""What stands before where a house is, or whose: "mairie" of "mairie de felletin"."""


def seeks_for(text: str, *, employer: str) -> str:
    """The words of `text`, as written, for who seeks, where that is not the employer of this name: "mon cousin".

    A house of the employer's own trade is theirs, and so is one of a trade where their name tells none. "" where
    nothing says that somebody else seeks. Whoever has an account under their own name seeks for their mother
    themselves.
    """
    found = _FOR_THEM.search(flat(text))
    if found and not (_A_PERSON.match(fold(employer)) and _THEIR_PARENT.fullmatch(found[0])):
        return text[found.start() : found.end()]
    seeker = WHO_SEEKS.match(text)
    if seeker is None or _OURS.match(text):
        return ""
    return "" if _is_own(seeker["who"], employer) and not seeker["own"] else seeker["who"]


def _is_own(house: str, employer: str) -> bool:
    """Whether a house is named as the one of the employer of this name may be."""
    if _OF_ANY_HOUSE.search(fold(house)):
        return True
    who, own = fold(told_by(house)), fold(told_by(employer))
    if _roots(_what(who)) & _roots(own) or _roots(who) & _roots(_what(own)):
        return True
    tells_a_trade = _A_TRADING_HOUSE.search(own) or _A_PUBLIC_HOUSE.search(own)
    return bool(_A_TRADING_HOUSE.search(_what(who))) and not tells_a_trade


def _what(house: str) -> str:
    """What folded words say that a house is, without where it is."""
    found = _BEFORE_A_PLACE.match(house)
    return found[0] if found else house


def _roots(house: str) -> set[str]:
    """The roots of the words of a house, with those of what such a house often is too."""
    words = set(house.split())
    often = {other for alike in _ALIKE if words & alike for other in alike}
    return {stem[:_ROOT] for stem in stems(" ".join(words | often))}
