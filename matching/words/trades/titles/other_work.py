"""Who wants other work than their own: "j'étais routier, maintenant autre chose" asks for no lorry."""

import re
from collections.abc import Sequence

_NOW = r"(?:maintenant|aujourd['’ ]?hui|d[ée]sormais|[àa]\s+pr[ée]sent|cette\s+fois|l[àa])"
_SEEK = r"(?:(?:re)?cherch(?:e|er|ons|ant)|veu[xt]?|voudrai[st]?|aimerai[st]?|souhait\w+|faut|pr[ée]f[eèé]re\w*)"
_SEEKING = rf"(?:{_SEEK}\s+|(?:j['’ ]?ai\s+)?(?:envie|besoin)\s+d(?:e\s+|['’]\s?))"
_TRADE = r"(?:m[ée]tier|domaine|voie|branche|secteur|profession|vie|orientation|activit[ée])"
_OTHER = (
    r"(?:(?:tout\s+)?autre\s+chose|quelque\s+chose\s+d['’ ]\s?autre|"
    rf"un\s+(?:tout\s+)?autre\s+{_TRADE}|changer(?:\s+(?:compl[eè]tement|tout|de\s+{_TRADE})){{0,2}}|"
    r"(?:me\s+)?(?:reconvertir|r[ée]orienter)|une?\s+reconversion)"
)
"""Another trade; whoever changes shops or hours stays in their own."""
_SAID = re.compile(
    rf"^\s*(?:et\s+)?(?:{_NOW}\s+)?(?:(?:je|j['’]|on|il|elle|me|lui|m['’])\s*){{0,3}}{_SEEKING}?"
    rf"(?:(?:faire|trouver|essayer|voir|tester|apprendre)\s+)?{_OTHER}(?:\s+{_NOW})?\W*$",
    re.IGNORECASE,
)
_PLAINLY = re.compile(rf"\b(?:{_NOW}|{_SEEK}|envie|besoin)\b", re.IGNORECASE)
_OWN = re.compile(
    r"\b(?:j['’ ]?[ée]tais|je\s+suis|j['’ ]?ai\s+(?:[ée]t[ée]|fait|travaill[ée]|boss[ée])|"
    r"je\s+(?:faisais|travaill\w+|bossais)|(?:il|elle)\s+(?:est|[ée]tait|a\s+[ée]t[ée])|ancien(?:ne)?|ex|"
    r"de\s+(?:m[ée]tier|formation)|\d+\s*ans?)\b",
    re.IGNORECASE,
)
"""What one was, or is until now."""
_WITHIN = re.compile(
    r"(?<=\w)(?<!\bou)(?<!\bet)(?<!sinon)(?<!\bbien)\s+"
    rf"(?=(?:je\s+|j['’]){_SEEKING}(?:faire\s+)?(?:tout\s+)?autre\s+chose\W*(?:$|[,;.!?]))",
    re.IGNORECASE,
)


def other_work_apart(text: str) -> str:
    """The text with a comma before its wish for other work: "je suis coiffeuse, je veux autre chose"."""
    return _WITHIN.sub(", ", text)


def leaves_own_work(piece: str, *, wanted: Sequence[str], refused: Sequence[str]) -> bool:
    """Whether a clause leaves the work that those before it named: their own, or another is plainly wanted now.

    "ménage, autre chose" may want both; "plus le pain, je cherche autre chose" says what is left.
    """
    if not wanted or not _SAID.match(piece):
        return False
    return bool(_OWN.search(" ".join(wanted))) or (not refused and bool(_PLAINLY.search(piece)))
