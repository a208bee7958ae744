"""Reads in free words what seems to tell of somebody's health: an illness, a treatment, a pregnancy, a disability.

Only a guess, so nothing is refused for it: whoever typed it is asked to look again. Trades and causes that sound so
stay: "secrétaire en addictologie", "boissons alcoolisées", "la Ligue contre le cancer", "aider des personnes
handicapées".
"""

import re

from kit import flat

_BODY = r"(?:dos|genoux?|epaules?|jambes?|tete|bras|poignets?|mains?|hanches?|pieds?|ventre|coeur|reins|cou|nuque)"
_CARER = r"(?:psychiatre|psychologue|psy|addictologue|cardiologue|oncologue|neurologue|rhumatologue)"
_ILLNESS = (
    r"diabet(?:e|ique)s?|epilep(?:sie|tique)s?|asthm(?:e|atique)s?|arthr(?:ose|ite)s?|fibromyalg\w+|lombalg\w+|"
    r"sciatique|hernies?|(?<!contre le )cancers?|cancereu\w+|depressi(?:f|ve|on)s?|burn.?out|bipolaires?|"
    r"schizophren(?:e|ie)s?|toxicoman(?:e|ie)s?|addict(?:ion|e)?s?|alcooli(?:que|sme)s?|seropositi\w+|vih|"
    r"sclerose en plaques|grossesse|(?<!l')enceinte(?! acoustique)|rqth|aah|"
    r"(?:fait|eu) une? (?:avc|infarctus|depression)"
)
_MATE = r"(?:mari|conjointe?|compagn(?:on|e)|epou(?:x|se))"
_RELATIVE = (
    rf"(?:(?:mon|ma|mes|son|sa|ses|leurs?) (?:{_MATE}|femme|meres?|peres?|maman|papa|fils|filles?|bebes?|enfants?|"
    rf"freres?|soeurs?|parents?)|{_MATE})"
)
_TREATMENT = (
    r"chimio(?:therapie)?s?|anti.?depresseurs?|anxiolytiques?|neuroleptiques?|morphine|methadone|subutex|insuline|"
    r"sous traitement|mi.temps therapeutique|(?:en )?arret maladie|hospitalisee?|operee? d(?:e|u|es)?\b|"
    r"cure de (?:desintoxication|sevrage)|"
    rf"(?:voi[ts]|consulte|suivie? par|chez|rendez.vous avec) (?:(?:une?|son|mon|sa|ma|le|la) )?{_CARER}|"
    r"suivie? (?:(?:au|par le|en|a l'|par l')\s?)?(?:cmp|csapa|hopital|psychiatrie|addictologie)"
)
_BEING = (
    rf"travailleu\w+ handicape?\w*|reconnue? handicape?\w*|(?:pension d'|en )invalidite|"
    r"(?:suis|est) (?:un peu |tres )?(?:sourde?|malentendante?|malvoyante?|aveugle|handicapee?)|tdah|"
    r"(?:sous|ma|sa) dialyse|problemes? d'(?:alcool|addiction)|"
    rf"(?:est|suis|tombee?) malade|problemes? de (?:sante|{_BODY})|"
    rf"(?:mal|maux|douleurs?) (?:au|aux|a la|de|du|dans le|dans les) {_BODY}|(?:lui|me) (?:fait|font) mal|"
    rf"{_RELATIVE}(?: (?:est|sont|tres|gravement|souvent|tombee?))* "
    r"(?:malades?|handicapee?s?|hospitalisee?s?|autistes?)"
)
_HEALTH = re.compile(rf"\b(?:{_ILLNESS}|{_TREATMENT}|{_BEING})(?!\w)")


def words_of_health(text: str) -> tuple[str, ...]:
    """What of `text` seems to tell of health, as it was typed, each once, in order: ("dépressive", "hernie")."""
    plain = re.sub(r"\s", " ", flat(text))
    return tuple(dict.fromkeys(text[found.start() : found.end()] for found in _HEALTH.finditer(plain)))
