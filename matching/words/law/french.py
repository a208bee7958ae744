"""Whether a text is written in French, as the law asks of an offer of work (labour code, article L5331-4)."""

import re

from kit import fold

_ENGLISH = frozenset(
    {"the", "and", "for", "with", "our", "we", "you", "need", "needed", "required", "looking", "from", "to", "no", "in"}
    | {
        "somebody",
        "someone",
        "work",
        "hours",
        "day",
        "days",
        "week",
        "morning",
        "evening",
        "experience",
        "must",
        "will",
    }
    | {
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "permanent",
        "contract",
        "of",
        "is",
    }
)
_FRENCH = frozenset(
    {
        "le",
        "la",
        "les",
        "de",
        "des",
        "du",
        "un",
        "une",
        "et",
        "pour",
        "avec",
        "je",
        "nous",
        "on",
        "cherche",
        "qui",
        "au",
    }
    | {
        "vendre",
        "faire",
        "en",
        "par",
        "sans",
        "dans",
        "sur",
        "notre",
        "heures",
        "jour",
        "jours",
        "matin",
        "soir",
        "est",
    }
)
_LATIN = re.compile(r"[a-zà-ÿœæ]", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_ENOUGH = 2


def is_french(text: str) -> bool:
    """Whether the text is French, or so short that nobody can tell: not English, and in Latin letters."""
    letters = _LETTER.findall(text)
    if letters and sum(bool(_LATIN.match(one)) for one in letters) < len(letters) / 2:
        return False
    words = fold(text).split()
    english, french = (sum(word in known for word in words) for known in (_ENGLISH, _FRENCH))
    return english <= _ENOUGH or english <= french
