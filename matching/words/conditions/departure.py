"""The town from which an employer's help with the way begins, where a text names one: "covoiturage depuis Guéret"."""

import re
import zlib

from kit import fold

_HELP = re.compile(r"transport|navette|ramassage|covoiturage", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?;\n])\s+")
_FROM = re.compile(
    r"\b(?:depuis|au départ d(?:e|u|['’])|à partir d(?:e|u|['’]))\s*"
    r"(?:(?:la|le|les) [a-zéèê]+ (?:SNCF )?(?:de |du |d['’])?)?"
    r"(?P<town>[A-ZÉÈÎ][\w'’-]+(?: [A-ZÉÈÎ][\w'’-]+)*)"
)


ANYWHERE = 0
"""The mark of a help that begins anywhere, or of which the text does not say where."""


def departure_in(text: str) -> int:
    """The mark of the town (`town_mark`), or `ANYWHERE`."""
    for one in _SENTENCE_END.split(text):
        if _HELP.search(one) and (found := _FROM.search(one)):
            return town_mark(found["town"])
    return ANYWHERE


def town_mark(name: str) -> int:
    """A town's name as a number of 32 bits, above `ANYWHERE`: a column of a corpus holds no text."""
    return max(zlib.crc32(fold(name).encode()), ANYWHERE + 1)
