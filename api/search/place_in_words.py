"""The place that somebody writes among other words, in one box for two questions: "menage bourganeuf 2h"."""

import re

from geo import Commune, search_name

_WORD = re.compile(r"[^\s,;/]+")
_LEADS = frozenset({"a", "au", "aux", "autour", "cote", "dans", "de", "loin", "pas", "pres", "proche", "sur", "vers"})
"""Words that lead to the name of a place: "pas loin de", "à côté de"."""
_REFUSES = frozenset({"pas", "sauf", "sans", "ni"})
_OF = ("de ", "des ", "du ", "d'", "d\u2019")
"""What follows a name that is a word here: "la garde d'enfants" is not in La Garde."""


def without_place(words: str, place: Commune) -> str:
    """The words without the name of a place, and what leads to it: what is looked for is left.

    "ménage à Bourganeuf 2h" is "ménage 2h": the name would else be looked for in the titles of offers, before hours.
    """
    found = [(one.start(), one.end(), search_name(one.group())) for one in _WORD.finditer(words)]
    name = search_name(place.name)
    for first in range(len(found)):
        for last in range(first, len(found)):
            if " ".join(text for _, _, text in found[first : last + 1]) == name:
                return _cut(words, found, first, last)
    return words


def _cut(words: str, found: list[tuple[int, int, str]], first: int, last: int) -> str:
    after = words[found[last][1] :].lstrip(" ,;/")
    begin = first
    while begin and found[begin - 1][2] in _LEADS:
        begin -= 1
    lead = [text for _, _, text in found[max(begin - 1, 0) : first]]
    is_refused = not _REFUSES.isdisjoint(lead) and "loin" not in lead
    if is_refused or after.lower().startswith(_OF):
        return words
    before = words[: found[begin][0]].rstrip(" ,;/")
    return " ".join(filter(None, (before, after)))
