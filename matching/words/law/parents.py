"""Turns of phrase that choose by the children that somebody has, or by what their family asks of them.

French labour code, article L1132-1: the situation of the family. The hours of the work may be told as they are: "le
dimanche dès 6 h". All patterns read flat letters (`kit.flat`).
"""

import re

from matching.words.law.sought import CHILDREN, END, PEOPLE, SOUGHT

_YOUNG = r"(?:jeunes |petits |tout petits |trop d')?"
_GROWN = r"(?:deja |assez |tous |bien )*(?:grands?|eleves|autonomes|adultes|partis)"
_TIES = r"(?:contraintes?|obligations?|charges?|attaches?|impedimentas?|problemes?|soucis?)"

SHUTTING = (
    rf"\b(?:pas|jamais|ni|marre|evit\w+|refus\w*)(?: de| d'|) ?(?:{PEOPLE}|celles?|celui|ceux|celle|{SOUGHT}) "
    rf"(?:qui |toujours |a )(?:[\w']+ ){{1,5}}?(?:ses|leurs?|son|sa) {_YOUNG}{CHILDREN}\b",
)
CHOOSING = (
    rf"\b(?:qui|elle|il|personne) (?:n'|ne )?(?:a|ait|ont|aient) (?:pas|plus|ni|aucun) ?(?:de |d')?{_YOUNG}{CHILDREN}\b"
    r"(?: a charge| a la maison| en bas age| malades?)?",
    rf"\bne (?:pas|plus) avoir d'{_YOUNG}{CHILDREN}\b",
    rf"\b(?:in|pas )compatibles? avec (?:des |une? )?(?:{_YOUNG}{CHILDREN}|vie de famille)\b",
    r"\bsans (?:famille|enfants?|personnes?) a charge\b",
    rf"\bn'ayant (?:pas|plus|aucun) ?(?:de |d')?{_YOUNG}{CHILDREN}\b(?: a charge| en bas age)?",
    rf"\b(?:pas|ni|sans|aucun) (?:de |d')?{_YOUNG}{CHILDREN} (?:en bas age|a charge|a la maison|malades?)\b",
    rf"\b{SOUGHT},? (?:serieuse |disponible )?(?:avec |ayant |dont )(?:des |les |ses |vos )*{CHILDREN} "
    rf"(?:sont |soient )?{_GROWN}\b",
    rf"\b(?:sans|pas de|ni|aucune?|libre de(?: toute)?|degagee? de(?: toute)?) {_TIES} "
    r"(?:familiale?s?|de famille|d'enfants?|avec (?:ses|les) enfants)\b",
    rf"\b{SOUGHT},? sans attaches?(?={END})",
)
AT_WORK = re.compile(
    r"cantine|creche|periscolaire|\balsh\b|centre (?:aere|de loisirs)|\bgard(?:e|er) (?:de |d'|des |les )"
)
"""Where the children are those whom the work is for."""
