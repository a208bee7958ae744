"""What kind of opportunity a search is for that begins or ends with its name: "immersion boulangerie", "bénévolat",
"vente en immersion".

One that is refused ("pas de bénévolat"), that is one of two ("ménage ou bénévolat") or that others do ("coordinateur de
bénévoles") is not what it is for.
"""

import re
from functools import lru_cache

from matching.model import Kind
from matching.words.spelling.tongues import in_french

_WANTING = (
    r"(?:(?:je|on|veux|veut|voudrais|cherche|recherche|aimerais|souhaite|faire|[êe]tre|devenir|trouver|un|une|des|du|la|le|"
    r"en|comme|missions?|stages?)\s+|j['’]\s?|d['’]\s?|missions?\s+(?:de\s+|d['’]\s?)|offres?\s+(?:de\s+|d['’]\s?))*"
)
_ALONE = r"(?!\s*(?:ou|et|sinon|ni)\b)"
_WHERE = r"(?:\s*[,:]|\s+(?:en|dans|de\s+la|de|du|des|d['’]|pour|comme|chez)(?=\s|(?<=['’])))?"
_NOT_BEFORE = r"(?<!\bde)(?<!\bdes)(?<!\bou)(?<!\bet)(?<!\bni)(?<!\bpas)(?<!\bsans)(?<!\bles)(?<!\bavec)(?<!\bune)"
_TRADES = r"(?:un|une|des|le|les|plusieurs|d['’ ]?autres?|de\s+nouveaux)\s+m[ée]tiers?"
_NAMES = {
    Kind.IMMERSION: rf"(?:immersions?(?:\s+professionnelles?)?|pmsmp|(?:d[ée]couvrir|essayer|tester)\s+{_TRADES})",
    Kind.VOLUNTEERING: r"b[ée]n[ée]vol(?:at|es?)",
    Kind.CIVIC_SERVICE: r"services?\s+civiques?",
}
_READ = {
    kind: re.compile(
        rf"^\s*{_WANTING}{name}\b{_ALONE}{_WHERE}\s*(?P<after>.*)$|"
        rf"^\s*(?P<before>.*?\w){_NOT_BEFORE}\s+(?:en\s+|comme\s+)?{name}\s*$",
        re.IGNORECASE,
    )
    for kind, name in _NAMES.items()
}


@lru_cache(maxsize=10_000)
def kind_said(text: str) -> tuple[Kind, str] | None:
    """The kind that a search is for, and its other words, in French; None where it is for none in particular."""
    french = in_french(text)
    for kind, said in _READ.items():
        if found := said.match(french):
            return kind, (found["after"] or found["before"] or "").strip()
    return None
