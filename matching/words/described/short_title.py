"""The title of a trade, short enough to be that of an opening: some official ones are longer than any form takes."""

import re

from matching.words.times.one_day import LONGEST_TITLE

_BY_INITIALS = re.compile(r" \((?P<initials>[A-Z]{3,})\)$")
_BOTH = " (H/F)"
_DANGLING = re.compile(r"(?:[ ,]+(?:de|d['’]|du|des|le|la|les|l['’]|à|au|aux|en|et|ou|par|pour|sur|dans))+$")


def short_title(label: str) -> str:
    """The label as it is, where it is no longer than a title; else by its initials ("ATSEM"), else in one gender for
    both, its last words left out where it must be."""
    if len(label) <= LONGEST_TITLE:
        return label
    named = _BY_INITIALS.search(label)
    if named and _initials(label).startswith(named["initials"][:2]):
        return named["initials"]
    men, _, women = label.partition(" / ")
    title = " ".join((men, *women.split()[len(men.split()) :]))
    room = LONGEST_TITLE - len(_BOTH)
    if len(title) > room:
        title = _DANGLING.sub("", title[: title.rfind(" ", 0, room + 1)])
    return f"{title}{_BOTH}" if women else title


def _initials(label: str) -> str:
    return "".join(word[0].upper() for word in label.partition(" / ")[0].split())
