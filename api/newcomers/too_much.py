"""What a form or a line of a file seems to tell that is not to be kept here: a family name.

Only a guess, so nothing is refused for it: whoever typed it or brings the file is asked to look again, as for words of
health and the like (`matching.words.privacy.not_kept`).
"""

from kit import fold

_BEFORE_ANY = frozenset("abdel abdoul mohamed mohammed thi".split())  # noqa: SIM905
"""First names that stand before a second one of any kind: "Mohamed Lamine"."""
_FIRST_OF_TWO = frozenset("anne charles claude jean louis marie paul pierre rose".split())  # noqa: SIM905
"""French ones that do so before some: "Jean Luc", and not "Paul Durand"."""
_SECOND_OF_TWO = frozenset(
    """
    andre ange antoine baptiste benoit bernard cecile charles christine christophe claire claude daniel denis edouard
    emmanuel estelle france francois gabriel georges guy helene henri jacques jeanne jose joseph laure line lise louis
    louise luc lucie marc marcel marguerite marie martine maurice michel michele noel odile paul paule philippe pierre
    rene robert roger rose sebastien simone solange sophie sylvie therese victor vincent yves
    """.split()  # noqa: SIM905
)
_LEAST_LETTERS = 3
"""Fewer letters are an initial, which tells nobody apart."""


def tells_surname(name: str) -> bool:
    """Whether a first name looks like a whole name: "Marie MARTIN", "Odile Bernard"."""
    first, *others = name.split() or [""]
    if others and any(sum(map(str.isalpha, word)) > 1 and word.isupper() for word in (first, *others)):
        return True
    names = [word for word in others if word.istitle() and word.isalpha() and len(word) >= _LEAST_LETTERS]
    if not names or fold(first) in _BEFORE_ANY:
        return False
    return fold(first) not in _FIRST_OF_TWO or any(fold(one) not in _SECOND_OF_TWO for one in names)
