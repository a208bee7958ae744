"""What a form or a line of a file seems to tell that is not to be kept here: a family name.

Only a guess, so nothing is refused for it: whoever typed it or brings the file is asked to look again, as for words of
health and the like (`matching.words.privacy.not_kept`).
"""

from kit import fold

_OFTEN_FIRST = "abdel abdoul anne charles claude jean louis marie mohamed mohammed paul pierre rose thi"
_FIRST_OF_TWO = frozenset(_OFTEN_FIRST.split())
"""First names that often stand before a second one: "Jean Luc"."""
_LEAST_LETTERS = 3
"""Fewer letters are an initial, which tells nobody apart."""


def tells_surname(name: str) -> bool:
    """Whether a first name looks like a whole name: "Marie MARTIN", "Odile Bernard"."""
    first, *others = name.split() or [""]
    if others and any(sum(map(str.isalpha, word)) > 1 and word.isupper() for word in (first, *others)):
        return True
    names = [word for word in others if word.istitle() and word.isalpha() and len(word) >= _LEAST_LETTERS]
    return bool(names) and fold(first) not in _FIRST_OF_TWO
