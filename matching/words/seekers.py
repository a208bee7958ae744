"""For whom somebody is sought, where an employer's words say that it is somebody else: a cousin, the town hall.

What is published goes out under the name of the account: who seeks has to know.
"""

import re

from kit import flat, fold
from matching.words.work_said import WHO_SEEKS

_SOMEBODY_NEAR = (
    r"(?:cousine?|voisine?|copain|copine|ami|amie|collegue|frere|soeur|beau[- ]frere|belle[- ]soeur|oncle|tante|neveu|"
    r"niece|fils|fille|pere|mere|grand[- ]mere|grand[- ]pere|papa|maman|mamie|papi|mari|femme|belle[- ]mere|"
    r"beau[- ]pere)s?"
)
_FOR_THEM = re.compile(
    rf"\b(?:pour|chez) (?:(?:le|la|les|l')? ?[a-z]+ (?:de |d'))?(?:mon|ma|mes|une?) {_SOMEBODY_NEAR}\b|"
    rf"\b(?:mon|ma|mes) {_SOMEBODY_NEAR}\b(?: [a-z'-]+){{0,5}}? (?:re)?(?:cherche|recrute|embauche)"
)
_OF_ANY_HOUSE = re.compile(
    r"\b(?:association|atelier|boutique|commerce|employeur|enseigne|entreprise|equipe|etablissement|famille|ferme|"
    r"maison|magasin|patron(?:ne)?|societe|structure)\b"
)
"""What anybody may call their own house."""


def seeks_for(text: str, *, employer: str) -> str:
    """The words of `text`, as written, for who seeks, where that is not the employer of this name: "mon cousin".

    `employer` is told with what its name says of its work. "" where nothing says so.
    """
    if found := _FOR_THEM.search(flat(text)):
        return text[found.start() : found.end()]
    seeker = WHO_SEEKS.match(text)
    if seeker is None:
        return ""
    who = fold(seeker["who"])
    is_own = bool(_OF_ANY_HOUSE.search(who)) or not set(fold(employer).split()).isdisjoint(who.split())
    return "" if is_own and not seeker["own"] else seeker["who"]
