"""Reads in free words what is not to be kept of somebody: health, justice, family, ways to reach them.

Only a guess, so nothing is refused for it: whoever typed it is asked to look again. Work that sounds so stays: "garder
des enfants", "surveillant de prison", "aider une maman seule".
"""

import re
from enum import StrEnum

from kit import flat
from matching.words.health import words_of_health
from matching.words.privacy import contacts_in


class Matter(StrEnum):
    """What free words may tell that is not to be kept."""

    HEALTH = "health"
    JUSTICE = "justice"
    FAMILY = "family"
    CONTACT = "contact"


_PRISON = r"(?:prison|detention|taule|maison d'arret)"
_JUSTICE = re.compile(
    rf"\b(?:(?:sort\w*|libere\w*) de {_PRISON}|(?:est|suis|ete|etait|etais|passe\w*|mois|ans?|fait)(?: \w+)? "
    rf"(?:en |de |par )?(?:la )?{_PRISON}|(?:ex|ancien\w*)[- ]?(?:detenu|prisonnier)\w*|incarcer\w+|"
    r"bracelet electronique|sous main de justice|controle judiciaire|casier judiciaire|"
    r"(?:liberation|liberte) (?:conditionnelle|surveillee)|semi[- ]liberte|garde a vue|mise? en examen|"
    r"condamne(?:e|s)?\b|condamnations?|(?:suivie?|convoquee?) (?:par le|au) spip|"
    r"(?:en |un |de |son )tig\b|travaux? d'interet general|peine (?:de prison|amenagee)|sursis)(?!\w)"
)
_OF_ONE = r"(?:mon|ma|mes|son|sa|ses|leurs?)"
_FAMILY = re.compile(
    rf"\b(?:{_OF_ONE} (?:(?:\d|deux|trois|quatre|petite?s?|jeunes?|ex[- ]) ?)*"
    r"(?:enfants?|enf|gosses?|gamins?|fils|filles?|bebes?|maris?|conjointe?|compagn(?:on|e)|epou(?:x|se)|"
    r"femme(?! de)|ex|meres?|peres?|maman|papa|freres?|soeurs?)|"
    r"(?:maman|mere|papa|pere|parent) (?:solo|celibataire|isolee?|divorcee?)|famille monoparentale|"
    r"(?:j'?ai|elle a|il a|maman|mere|pere|papa|solo|seule?|avec|et) (?:de )?"
    r"(?:\d|une?|deux|trois|quatre|cinq|six)(?: (?:jeunes?|petits?))? enf(?:ants?)?|"
    r"divorcee?s?|veu(?:fs?|ves?)|pacsee?|monoparentale?)(?!\w)"
)


def told_in(text: str, *, contacts: bool = True) -> dict[Matter, tuple[str, ...]]:
    """What of `text` seems not to be kept, as it was typed, each once, by what it tells; {} for nothing.

    Without `contacts`, phone numbers and e-mail addresses are as they should be: those of a CV.
    """
    found = {
        Matter.HEALTH: words_of_health(text),
        Matter.JUSTICE: _words(_JUSTICE, text),
        Matter.FAMILY: _words(_FAMILY, text),
        Matter.CONTACT: contacts_in(text) if contacts else (),
    }
    return {matter: words for matter, words in found.items() if words}


def _words(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    plain = re.sub(r"\s", " ", flat(text))
    return tuple(dict.fromkeys(text[found.start() : found.end()] for found in pattern.finditer(plain)))
