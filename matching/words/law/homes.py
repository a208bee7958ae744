"""Turns of phrase that choose by where people live, which the law forbids (labour code, article L1132-1).

How far the work is, and at what time, may be told as it is: "il faut pouvoir venir à 6 h", "permis B obligatoire". Who
lives in a quarter that the law helps may be preferred (article L1133-5). All patterns read flat letters (`kit.flat`).
"""

import re
from collections.abc import Iterator

from kit import flat
from matching.words.law.sought import ARTICLES, END, ONLY, PEOPLE, RATHER, SOUGHT

_LIVE = (
    r"(?:habit(?:er|e|ant|antes?|ants)|resid(?:er|e|ant)|domiciliee?s?|demeur(?:er|ant)|vivre|vivant|"
    r"vive(?= (?:a|au|sur|dans|pres|en)\b))"
)
_MUST = (
    r"(?<!pas besoin )(?:il faut|faut|faudra\w*|doit|doivent|devez|devra|devrez|doi[ts]|oblig\w+(?: de| d')?|"
    r"imperati\w+|exig\w+|"
    rf"prefer\w+|de preference|uniquement|seulement|condition|{SOUGHT}|{PEOPLE})"
)
_NEIGHBOURS = (
    r"(?:du (?:coin|village|pays|cru|quartier|bourg|secteur)|d'ici|de chez nous|des environs|des alentours)"
    r"(?! (?:la|demain|peu)\b)"
)
_BY_CAR = r"(?:permis(?: b)?|voitures?|vehicules?|motorisee?|vehiculee?|scooter|mobylette)"
_NATIVES = (
    r"(?:creusois|limousin|limougeaud|correzien|auvergnat|berrichon|savoyard|haut-savoyard|picard|breton|normand|"
    r"alsacien|parisien|marseillais|lyonnais|toulousain|bordelais)(?:ne|e)?s?"
)
_NO_PLACE = r"(?!confiance|bonne|metier|terrain|qualite|plus|moins|passage|mauvaise|voyage|couleur|la\b|l')"
_NOBODY_KNOWN = "".join(
    rf"(?<!{one})"
    for one in (
        *(rf"\b{the} " for the in ("le", "la", "les", "du", "au", "des")),
        r"\bl'",
        "notre ",
        "placer un ",
        "placer une ",
    )
)
"""Not behind what names somebody who is known: "le boulanger du village"."""
AFAR = (
    r"(?:parisien|citadin|banlieusard|limougeaud)(?:ne|e)?s?|"
    rf"{PEOPLE} (?:de|d'|des|du) (?:la |l')?(?:ville|cites?|banlieue|quartiers?|exterieur|ailleurs|loin|hors|"
    r"region parisienne)"
)
"""Who comes from elsewhere."""

SHUTTING = (
    rf"\b(?:pas|ni|sauf|jamais|stop|refus\w*|marre) (?:de |d'|des |les |aux? )*(?:gens|monde|candidats?|habitants) "
    rf"(?:de |d'|du ){_NO_PLACE}[a-z' -]{{2,25}}?(?={END})",
    rf"(?:^|[,;:.(] ?)(?:les )?(?:gens|candidats?|habitants) (?:de |d'|du ){_NO_PLACE}[a-z' -]{{2,25}}? "
    r"(?:s'abstenir|s'abs\b|non merci|passez votre chemin)",
)
CHOOSING = (
    rf"\b{_MUST}(?: (?:de|d'|qui|imperativement|obligatoirement|absolument|etre))* ?{_LIVE}(?= [^,;.]|{END})"
    r"(?:(?: (?:a|sur|dans|pres|au|la|le|les|en|de))* [^,;. ]+)?",
    rf"\b{_LIVE} [^,;.]{{1,40}}? {ONLY}\b",
    # a car or a home near by: the home is chosen all the same
    rf"(?<=\bou )(?:bien )?(?:etre )?{_LIVE}\b(?! (?:loin|chez))(?: (?:a|sur|dans|pres|au|la|le|les|en|de|tout|place))*"
    r"(?: [^,;. ]+)?",
    rf"\b(?:habiter|resider|domiciliee?|demeurer|vivre)\b[^,;.]{{1,30}} ou (?:bien |alors )?"
    rf"(?:avoir |etre |une? |le |la |son )*{_BY_CAR}\b",
    rf"(?:^|[,;:(] ?|\. ?)(?:habiter|resider|demeurer|(?:etre )?domiciliee?)\b"
    r"(?! (?:ensemble|autrement|mieux|sur place))"
    rf"(?: (?!est\b|c'est\b|possible)[^,;. ]+){{1,6}}?(?={END})",
    r"\b(?:ne )?pas (?:habiter|resider|vivre|demeurer) (?:trop |a perpete|a l'autre)?loin\b",
    rf"\b(?:cherch\w+|recrut\w+|veux|veut|voudr\w+|faut|prends?|besoin|(?<=\w )que(?= des)|"
    rf"{RATHER}){ARTICLES} {PEOPLE}(?: [a-z]+)? {_NEIGHBOURS}\b",
    rf"(?:^|[,;:.(] ?)(?:une? )?{PEOPLE}(?: [a-z]+)? {_NEIGHBOURS}(?= (?:pour|qui|avec|serieu)|{END}| {ONLY})",
    rf"{_NOBODY_KNOWN}\b{SOUGHT} (?:[a-z]+ )?"
    rf"{_NEIGHBOURS}(?={END}| (?:pour|qui)\b| {ONLY})",
    rf"\b{_MUST}(?: imperativement| absolument)? etre {_NEIGHBOURS}\b",
    rf"\b{SOUGHT},? (?:vraiment |bien )+{_NEIGHBOURS}\b",
    rf"(?:^|[,;:.(] ?)(?:vraiment |bien )+{_NEIGHBOURS}(?={END})",
    rf"\b(?:habitants|riverains) {ONLY}\b",
    rf"\b(?:gens|habitants|candidats) (?:de |d'|du |de la ){_NO_PLACE}[a-z' -]{{2,25}} {ONLY}\b",
    rf"\b(?:uniquement|seulement|exclusivement|que) (?:des |les )?(?:gens|habitants|candidats?) (?:de la |de |d'|du )"
    rf"{_NO_PLACE}\w+",
    r"\b(?:priorite|preference|reservee?s?) (?:donnee )?(?:a|aux?|pour les) (?:habitants?|riverains|gens|candidats?) "
    r"(?:de |d'|du )(?!confiance|metier)[^,;. ]+\b(?! pour (?!ce\b|cet\b|le poste|l'emploi))",
    rf"(?:^|[,;:.(] ?|\b{SOUGHT},? |\b{_MUST} (?:etre )?|\betre (?:une? )?){_NATIVES},? {ONLY}\b",
    rf"\b(?:priorite|preference|reservee?s?) (?:donnee )?(?:aux?|pour les) {_NATIVES}\b",
    rf"\b(?:faut|doit|devez) etre (?:une? )?{_NATIVES}\b|^etre {_NATIVES}\b|(?<=[,;] )etre {_NATIVES}\b",
)
_OF_A_PLACE = re.compile(
    r"(?:\b(?:(?:re)?cherch\w+|recrut\w+|veux|veut|voudr\w+|faut|faudrait|prends?|besoin|aimer\w+|souhait\w+|"
    rf"{RATHER}){ARTICLES} |^\W*(?:une? |des )?){PEOPLE}(?: (?:originaires?|issue?s?|venant|qui (?:est|vient|soit)))? "
    r"(?:de |d')(?!confiance|metier|terrain|qualite|passage|france travail|pole emploi|cap emploi|mission locale)"
    r"(?P<place>(?:l(?:a|es?) )?[a-z]{3,}[a-z'-]*)"
    r"(?! (?:a|jusqu'a|vers)\b)"
)
HELPED_BY_LAW = re.compile(
    r"quartiers? prioritaires?|\bqpv\b|\bzrr\b|emplois? francs?|adultes?[- ]relais|zones? de revitalisation"
)
"""Where people may be preferred for where they live."""


def people_of_a_place(text: str) -> Iterator[tuple[int, int]]:
    """Where a text seeks people of a place by its name, "si possible quelqu'un de Felletin": first letter, end.

    What is no place begins with a small letter, "quelqu'un de sérieux"; in capitals alone nobody can tell.
    """
    plain = flat(text)
    if text.isupper() or HELPED_BY_LAW.search(plain):
        return
    for found in _OF_A_PLACE.finditer(plain):
        if text[found.start("place")].isupper():
            yield found.span()
