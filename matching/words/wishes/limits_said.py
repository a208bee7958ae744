"""What somebody's body does not allow, as a wish says it: "ménage sans porter lourd" asks for cleaning, and no loads.

Read in any order and as it is heard ("pa porter lour mal epol"), and told as what is to be avoided: never as the
illness that may be behind it.
"""

import re
from functools import lru_cache

from matching.model import Strain
from matching.words.spelling.tongues import in_french

_NOT = (
    r"\b(?:(?:je|on)\s+)?(?:ne\s+|n['’])?(?:sans|pas?|plus|jamais|ni|[ée]vit\w+|"
    r"(?:peu[xt]?|pe|doi[st]?|sai[st]?) pas?|(?:peu[xt]?|doi[st]?) plus)\s+"
    r"(?:(?:de|du|des|d['’]|les?|la|trop|avoir [àa]|faire|rester|[êe]tre|travailler|longtemps)\s*)*"
)
_HEAVY = r"(?:lour(?:de?s?|t)?|poids|charges?)\b"
_CARRY = r"(?:port(?:er?|[ée]|ai)?|soul[eèé]ver?|manutention)\b"
_HURTS = (
    r"(?:mal|douleurs?|fragil\w+|probl[eè]mes?|soucis?)\s*"
    r"(?:(?:aux?|[àa]|o|de|des|du|d|l|le|la|les|mon|mes)\b\s*['’]?\s*)*"
)
_HURT = r"\s+(?:(?:est|sont|tr[eè]s|un peu)\s+)*(?:fragiles?|bless\w+|ab[iî]m\w+|cass\w+|op[ée]r\w+|malades?)\b"
_BACK = r"(?:dos?|[ée]p(?:au|o)ll?e?s?|bras|poignets?)\b"
_KNEES = r"(?:g[eo]n(?:ou|u)(?:x|s)?)\b"
_SAID = {
    Strain.LOADS: rf"{_NOT}(?:{_CARRY}(?:\s+(?:(?:de|du|des|les|trop|des choses)\s+)*{_HEAVY})*|"
    rf"{_HEAVY}(?:\s+lourdes?)?)|{_HURTS}{_BACK}|\b{_BACK}{_HURT}",
    Strain.STANDING: rf"{_NOT}debout\b(?:\s+longtemps\b|\s+toute la journ[ée]e\b)?",
    Strain.POSTURE: rf"{_HURTS}{_KNEES}|\b{_KNEES}{_HURT}|{_NOT}(?:accroupie?|[àa] genoux?|en hauteur)\b",
}
_READ = {strain: re.compile(said, re.IGNORECASE) for strain, said in _SAID.items()}
_LIMITS = {
    Strain.LOADS: "Pas de charges lourdes",
    Strain.STANDING: "Pas debout longtemps",
    Strain.POSTURE: "Pas accroupi ni en hauteur",
}
"""Each as somebody's file would keep it (`matching.words.wishes.limits` reads it so)."""
_REMEMBERED = 10_000


@lru_cache(maxsize=_REMEMBERED)
def strains_refused(text: str) -> tuple[Strain, ...]:
    """What a wish says to be impossible."""
    french = in_french(text)
    return tuple(strain for strain, said in _READ.items() if said.search(french))


def limits_said(text: str) -> tuple[str, ...]:
    """The same, as limits of a file."""
    return tuple(_LIMITS[strain] for strain in strains_refused(text))


def without_limits(text: str) -> str:
    """The wish in French without what it says to be impossible; as it stands where it says nothing of that."""
    if not strains_refused(text):
        return text
    text = in_french(text)
    for said in _READ.values():
        text = said.sub(" ", text)
    return " ".join(text.split())
