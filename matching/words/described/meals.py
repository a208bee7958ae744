"""Meals that come with the work, in an employer's words: "repas du midi offert", "panier repas", "nourri logé"."""

import re

from kit import flat

_MEAL = (
    r"(?:repas|(?:petits?[- ])?dejeuners?|diners?|casse[- ]croutes?|gouters?|collations?|nourriture)"
    r"(?: (?:d[ue]|le|a) (?:midi|soir|service))?(?: et d[ue] (?:midi|soir))?"
    r"(?:(?: et|,| \+) (?:les? |l'|un )?(?:logement|hebergement|boissons?|transports?|cafe))?"
)
_GIVEN = (
    r"(?:fournie?s?|offerte?s?|compris|incluse?s?|gratuits?|payes?|assures?|prevus?|donnes?|rembourses?|"
    r"prise? en charge|pris sur place|sur place|avec nous)"
)
_OTHERS = r"(?! (?:aux? (?!benevole|volontaire|salarie|employe|saisonni|equipe|personnel)|a (?:l|nos)|par)\b)"
"""Meals given to others than who works are none of theirs."""
_MEALS = re.compile(
    rf"(?:\b(?:le|les|un) )?\b{_MEAL} (?:(?:est|sont|seront?) )?{_GIVEN}\b{_OTHERS}|"
    r"(?:(?<=\+)|(?<=\+ )|(?<=plus )|(?<=avec ))(?:les? )?repas\b(?! (?:a|de|des|aux?|chaud|pour)\b)"
    r"(?: d[ue] (?:midi|soir)\b)?|"
    r"\bpaniers?[- ]repas\b|\b(?:primes?|indemnites?) (?:de )?(?:panier|repas)\b|"
    r"\b(?:tickets?|titres?|cheques?)[- ](?:restau\w*|resto|repas|dejeuner)s?\b|"
    r"\b(?:on|nous)(?: vous)? (?:nourrit|nourrissons)\b|\b(?:on|vous) mange[rz]? (?:ensemble|avec nous|sur place)\b|"
    r"\bnourrie?s?(?:,| et|/)? ?logee?s?\b|\blogee?s?(?:,| et|/)? ?nourrie?s?\b|"
    r"\bnourrie?s? (?:mais )?(?:pas|non) logee?s?\b|(?:^|(?<=[,;(+.] ))nourrie?s?(?= ?(?:$|[,;.)+]))"
)
_NONE = re.compile(r"\b(?:pas|sans|ni|non|aucun)(?: (?:de|d'|du|les?|etre|est|sont|encore))* ?$")
_OF_THE_WORK = re.compile(
    r"\b(?:livr|prepar|distribu|confection|serv|portage|porter|vend|cuisin|fai[rst]|achet|emball|commande)\w*"
    r"(?: (?:de|des|les?|la|du|vos|nos|aux?)| \w{3,12}){0,2} $"
)
"""Meals that one makes or brings to others."""
_NEAR = 40


def meals_named(text: str) -> str:
    """The words of `text`, as written, for meals that are given or paid for; "" where there are none."""
    plain = flat(text)
    for found in _MEALS.finditer(plain):
        before = plain[max(0, found.start() - _NEAR) : found.start()]
        if not _NONE.search(before) and not _OF_THE_WORK.search(before):
            return text[found.start() : found.end()]
    return ""
