"""Small words that are often misspelt around a trade: "je sai", "dan", "chauffeur a Dakar". Only what cannot be right.

"a" is "à" before what nobody has: a place behind a trade, or "domicile". After a subject it may be the verb, and stays.
"""

import re
from collections.abc import Callable

_NEVER_FRENCH = {
    "avek": "avec",
    "ché": "chez",
    "eder": "aider",
    "fame": "femme",
    "bocou": "beaucoup",
    "boucoup": "beaucoup",
    "dan": "dans",
    "depui": "depuis",
    "pendan": "pendant",
    "pluzieur": "plusieurs",
    "pluzieurs": "plusieurs",
    "toujour": "toujours",
    "ke": "que",
    "ki": "qui",
    "lé": "les",
    "mé": "mes",
}
_SMALL = re.compile(
    rf"\b(?:{'|'.join(_NEVER_FRENCH)})\b|^(?!Dan\b)(?:{'|'.join(one.capitalize() for one in _NEVER_FRENCH)})\b"
)
"""With a capital at the head of a line alone, and never "Dan": that is somebody."""
_TO_THE = re.compile(r"(?<=[^\W\d_] )o(?= [^\W\d_]{3,}?(?P<many>[sx])?(?![^\W\d_]))")
"""What "au" and "aux" sound like: no word of French is an "o" alone."""
_I_KNOW = re.compile(r"\b(je)(\s+)sai(?:t|e)?\b", re.IGNORECASE)
_FIXED = r"(?:domicile|mi-temps|temps (?:plein|partiel|complet)|pied|vélo|manger|emporter|coudre)\b"
_BEFORE = r"(?!(?:cela|elle|nous|tout|vous)\b)[^\W\d_]{4,}"
_AT = re.compile(rf"((?<!['’])\b(?P<before>{_BEFORE})\s+)a(?=\s+(?:{_FIXED}|[A-ZÀ-Ý][^\W\d_]+))")


def small_words_spelled(text: str, *, is_of_work: Callable[[str], bool]) -> str:
    """`text` with these small words as they are written; everything else stays. `is_of_work`: whether a word is of the
    catalogues of work, and so no name of somebody who has something."""
    text = _SMALL.sub(_small_word, text)
    text = _TO_THE.sub(lambda found: "aux" if found["many"] else "au", text)
    text = _I_KNOW.sub(r"\1\2sais", text)
    return _AT.sub(lambda found: f"{found[1]}à" if is_of_work(found["before"]) else found[0], text)


def _small_word(found: re.Match[str]) -> str:
    """The word as it is written, with the capital that was typed."""
    word = _NEVER_FRENCH[found[0].lower()]
    return word.capitalize() if found[0].istitle() else word
