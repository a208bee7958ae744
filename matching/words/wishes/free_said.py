"""When somebody is free, as a wish says it: "caisse, dispo quand les enfants sont à l'école" asks for no school."""

import re

from matching.words.numbers import between
from matching.words.wishes.refused_times import LINK, TIME

_SCHOOL = (
    r"(?:(?:qu?an?d|qd|pendant|durant|aux?|sur|en)\s+)?(?:les\s+)?(?:(?:enfants?|petits?|gosses)\s+(?:sont\s+|est\s+)?)?"
    r"(?:(?:horaires?|heures?|temps)\s+)?(?:(?:[àa]|de|d)\s*)?"
    r"(?:l['’ ]\s*|['’]\s*|la\s+)?(?:[ée]coles?|classe|scolaires?|cr[eè]che)"
)
_NOW = r"(?:imm[ée]diate(?:ment)?|de suite|tout de suite|maintenant|tout le temps|(?:[àa] )?tout moment)"
_THEN = rf"(?:\s*(?:,\s*)?(?:{_NOW}|{_SCHOOL}|(?:et|ou)?{LINK}\s*\b{TIME})(?!\w))"
_FREE = re.compile(
    r"(?:\b(?:je suis|suis|elle est|il est)\s+)?(?<!pas )(?<!plus )"
    rf"(?:\b(?:dispo(?:nible|nibilit[ée])?s?)\b{_THEN}*|\blibres?\b{_THEN}+)|"
    r"(?:^|(?<=[,;.!?(]))\s*(?:je suis\s+|suis\s+)?libres?\s*(?=$|[,;.!?)])|"
    rf"(?<!\w)(?:{between(1, 9)}\s*)?enfants?(?:\s+(?:[àa]\s+l['’ ]|en|scolaris\w+))?\s*"
    r"(?:[ée]coles?|cr[eè]che|maternelle|primaire)?\s*(?:[-=]+>|→|(?::|donc)\s*(?=(?:de\s*)?\d{1,2}\s*h))|"
    r"\b(?:horaires?|heures?)\s+"
    r"(?:(?:d['’e ]\s*|de l['’ ]\s*)(?:[ée]cole|classe|cr[eè]che)|scolaires?|de journ[ée]e)\b",
    re.IGNORECASE,
)


def without_free_times(text: str) -> str:
    """The French wish without what it says of when one is free: what is left may name a trade."""
    return " ".join(_FREE.sub(" ", text).split())
