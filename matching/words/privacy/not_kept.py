"""Reads in free words what is not to be kept of somebody: health, justice, family, origin, beliefs, ways to reach them.

Only a guess, so nothing is refused for it: whoever typed it is asked to look again. Work that sounds so stays: "garder
des enfants", "surveillant de prison", "aider une maman seule".
"""

import re
from enum import StrEnum

from kit import flat
from matching.words.numbers import between
from matching.words.privacy.contacts import contacts_in
from matching.words.privacy.health import words_of_health


class Matter(StrEnum):
    """What free words may tell that is not to be kept."""

    HEALTH = "health"
    JUSTICE = "justice"
    FAMILY = "family"
    ORIGIN = "origin"
    BELIEF = "belief"
    """Religion, opinions, a union."""
    PROTECTION = "protection"
    """Violence suffered, a guardianship."""
    AGE = "age"
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
    rf"\b(?:{_OF_ONE} (?:(?:{between(1, 9)}|petite?s?|jeunes?|ex[- ]) ?)*"
    r"(?:enfants?|enf|gosses?|gamins?|fils|filles?|bebes?|maris?|conjointe?|compagn(?:on|e)|epou(?:x|se)|"
    r"femme(?! de)|ex|meres?|peres?|maman|papa|freres?|soeurs?)|"
    r"(?:maman|mere|papa|pere|parent) (?:solo|celibataire|isolee?|divorcee?)|famille monoparentale|"
    r"(?:j'?ai|elle a|il a|maman|mere|pere|papa|solo|seule?|avec|et) (?:de )?"
    rf"{between(1, 9)}(?: (?:jeunes?|petits?))? enf(?:ants?)?|"
    r"divorcee?s?|veu(?:fs?|ves?)|pacsee?|monoparentale?)(?!\w)"
)

_IS = r"(?:je suis|suis|est|etait|ete)(?: (?:une?|tres|plutot))?"
_NATION = (
    r"(?:afghane?|albanaise?|algerienne?|angolaise?|armenienne?|bangladaise?|bresilienne?|bulgare|camerounaise?|"
    r"comorienne?|congolaise?|erythreenne?|ethiopienne?|georgienne?|guineenne?|haitienne?|ivoirienne?|kosovare?|"
    r"malgache|malienne?|marocaine?|mauritanienne?|moldave|nigeriane?|polonaise?|portugaise?|roumaine?|rom|russe|"
    r"senegalaise?|somalienne?|soudanaise?|syrienne?|tchadienne?|tchetchene|togolaise?|tunisienne?|turc|turque|"
    r"ukrainienne?|etrangere?)"
)
_PERMIT = (
    r"(?:(?:titre|carte|permis|autorisation)s?(?: provisoire)? (?:de )?sejour|"
    r"autorisation (?:provisoire )?de travail(?! (?:en|sur))|"
    r"recepisse (?:valable|valide|en cours|prefecture|de (?:la |sa |son |ma |mon )?(?:demande|prefecture|titre|carte))|"
    r"(?:attend|attente|a pas|ai pas|pas de|renouvel\w+)(?: de)?(?: (?:ses|mes))? papiers?(?! (?:peint|a\b|d))|"
    rf"papiers (?:en cours|en regle)|{_IS} (?:regularisee?|naturalisee?)|demande de naturalisation)"
)
"""The papers with which somebody from elsewhere may stay and work."""
_ORIGIN = re.compile(
    rf"\b(?:sans[- ]papiers?(?! peint)|{_PERMIT}|oqtf|(?:demandeu(?:r|se)|demande|droit) d'asile|"
    rf"protection subsidiaire|{_IS} refugiee?|{_IS} {_NATION}|(?:nationalite|origine) {_NATION})(?!\w)"
)
_BELIEF = re.compile(
    rf"\b(?:{_IS} (?:musulmane?|catholique|chretienne?|juif|juive|protestante?|bouddhiste|croyante?|pratiquante?|"
    r"temoin de jehovah)|(?:porte|porter|garde|garder|avec) (?:le |un |mon |son )?(?:voile|foulard)|ramadan|"
    r"heures? de priere|(?:faire|fait) (?:la|ma|sa) priere|deleguee? syndicale?|syndiquee?s?)(?!\w)"
)
_PROTECTION = re.compile(
    rf"\b(?:(?<!victimes de )violences? conjugales?|{_IS} victime de violences?|femme battue|battue par|"
    r"sous (?:tutelle|curatelle)|sauvegarde de justice)(?!\w)"
)
_AGE = re.compile(
    r"\b(?:j'ai|ai|il a|elle a|agee? de) (?:1[6-9]|[2-7]\d) ans(?! (?:d'|de |en |dans |comme |chez ))(?!\w)"
)


def told_in(text: str, *, contacts: bool = True) -> dict[Matter, tuple[str, ...]]:
    """What of `text` seems not to be kept, as it was typed, each once, by what it tells; {} for nothing.

    Without `contacts`, phone numbers and e-mail addresses are as they should be: those of a CV.
    """
    found = {
        Matter.HEALTH: words_of_health(text),
        Matter.JUSTICE: _words(_JUSTICE, text),
        Matter.FAMILY: _words(_FAMILY, text),
        Matter.ORIGIN: _words(_ORIGIN, text),
        Matter.BELIEF: _words(_BELIEF, text),
        Matter.PROTECTION: _words(_PROTECTION, text),
        Matter.AGE: _words(_AGE, text),
        Matter.CONTACT: contacts_in(text) if contacts else (),
    }
    return {matter: words for matter, words in found.items() if words}


def _words(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    plain = re.sub(r"\s", " ", flat(text))
    return tuple(dict.fromkeys(text[found.start() : found.end()] for found in pattern.finditer(plain)))
