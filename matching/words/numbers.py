"""Numbers as people write them, in figures or in letters: the one place that spells them.

Numbers in letters are read by text2num; "un" and "une" are first of all articles, and stay words in a text.
"""

import re

from text_to_num import alpha2digit, text2num

_ONES = ("une?", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")
_FROM_TEN = (
    *("dix", "onze", "douze", "treize", "quatorze", "quinze", "seize"),
    *("dix[- ]sept", "dix[- ]huit", "dix[- ]neuf"),
)
_TENS = ("vingt", "trente", "quarante", "cinquante", "soixante")
_LETTERS = (
    *_ONES,
    *_FROM_TEN,
    *(one for ten in _TENS for one in (ten, rf"{ten}[- ]et[- ]une?", *(f"{ten}[- ]{behind}" for behind in _ONES[1:]))),
)
"""Each number from 1 to 69, on flat words."""


def between(least: int, most: int) -> str:
    """An expression for the numbers from `least`, 1 or more, to `most`, 69 or fewer, on flat words: "7" and "sept"."""
    letters, figures = reversed(_LETTERS[least - 1 : most]), (str(one) for one in range(most, least - 1, -1))
    return rf"(?:{'|'.join(figures)}|{'|'.join(letters)})"


NUMBER = rf"(?:\d{{1,2}}|{'|'.join(reversed(_LETTERS))})"
"""Any number of one figure or two, or its letters up to 69."""
DOZENS = {"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20}
"""About how many: "une dizaine de bénévoles"."""
_NO_NUMBER = re.compile(
    r"((?<!dix[- ])(?<!vingt[- ])(?<!trente[- ])(?<!quarante[- ])(?<!cinquante[- ])(?<!soixante[- ])"
    r"\bneuf\b(?! (?:h\b|mois\b|\w+s\b))|\bpour cents?\b|\bmille[- ]?feuilles?\b)",
    re.IGNORECASE,
)
"""What is new, shares of a hundred, and a cake."""


def number_of(written: str) -> int:
    """The number that a match of these expressions is: 7 for "7" and for "sept"."""
    return int(written) if written.isdecimal() else int(text2num(written.lower().replace("-", " "), "fr"))


def in_figures(text: str) -> str:
    """`text` with its numbers in figures: "vingt-quatre heures" is "24 heures"; "une heure" and "deux jours" stay."""
    pieces = _NO_NUMBER.split(text)
    return "".join(piece if at % 2 else str(alpha2digit(piece, "fr")) for at, piece in enumerate(pieces))
