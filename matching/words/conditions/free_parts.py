"""The parts of a day that a text names and at which nobody works: free ones, and those at which one is home again.

"L'après-midi est libre", "jamais le soir", "retour à domicile tous les soirs": whoever reads parts of the day reads
them without these.
"""

import re

from matching.words.conditions.passage import Passage
from matching.words.times.days import DAY

WHEN = rf"(?:(?:(?:les?|chaque|tous les) )?{DAY}(?:(?:,| et)? (?:les? )?{DAY}){{0,6}} )?"
"""The days that may stand before a part of them, on plain letters: seven at most, so that a list of days without an
end is not read again from each of them."""
_A_PART = r"(?:matins?|matinees?|apres[ -]midis?|soirs?|soirees?)"
_THE = r"(?:(?:les?|l|la|vos|votre|tous les|chaque|en) )?"
_HOME = r"(?:a la maison|chez (?:vous|soi|toi|eux|lui|elle)|dans (?:vos|votre|leurs?|son) foyers?)"
_RETURN = r"(?:retour|rentr(?:e|es|er|ez|ons|ent|ant)|reven(?:ez|ir|ons|ant)|revien(?:s|t|nent))"
_FREE = re.compile(
    rf"\b{WHEN}{_THE}{_A_PART}(?: et {_THE}(?:{_A_PART}|{DAY}|week[ -]?ends?))*"
    r"(?: (?:est|sont|reste|restent|toujours|tous|toutes))* (?:libres?|de repos|off|(?:non|pas) travaille\w*)\b|"
    r"\b(?:libres?|repos|off|sauf|hors|hormis|jamais|ni|pas|aucun|sans) (?:: )?(?:(?:travail\w*|d|de|du) )*"
    rf"{WHEN}{_THE}{_A_PART}(?: (?:et|ni) {_THE}{_A_PART})*\b|"
    rf"\b(?:{_RETURN}\b(?:,? (?!travail|horaire|service)\w+){{0,4}}?|{_HOME}|de retour),? {WHEN}{_THE}{_A_PART}\b|"
    rf"\b{WHEN}{_THE}{_A_PART},? (?:{_HOME}|(?:de )?retour)\b"
)
"""What "libre dès le matin" says is when work begins."""


def free_parts(passage: Passage) -> tuple[tuple[int, int], ...]:
    """Where the passage names parts of the day that nobody works: first letter and end of each."""
    return tuple(found.span() for found in _FREE.finditer(passage.plain))


def without_free_parts(text: str) -> str:
    """The text with spaces where it names parts of the day that nobody works, letter for letter."""
    for start, end in free_parts(Passage(text)):
        text = text[:start] + " " * (end - start) + text[end:]
    return text
