"""The town from which an employer's help with the way begins, where a text names one: "covoiturage depuis Guéret"."""

import re
from functools import lru_cache

from kit import fold

_HELP = re.compile(r"transport|navette|ramassage|covoiturage", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?;\n])\s+")
_FROM = re.compile(
    r"\b(?:depuis|au départ d(?:e|u|['’])|à partir d(?:e|u|['’]))\s*"
    r"(?:(?:la|le|les) [a-zéèê]+ (?:SNCF )?(?:de |du |d['’])?)?"
    r"(?P<town>[A-ZÉÈÎ][\w'’-]+(?: [A-ZÉÈÎ][\w'’-]+)*)"
)


@lru_cache(maxsize=8_192)
def departure_in(text: str) -> str | None:
    """The folded name of the town; None where the help begins anywhere, or the text does not say where."""
    for one in _SENTENCE_END.split(text):
        if _HELP.search(one) and (found := _FROM.search(one)):
            return fold(found["town"])
    return None
