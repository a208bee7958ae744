"""Days of the week as people write them: "lundi à vendredi", "mardi, jeudi", "tous les jours sauf dimanche"."""

import re
from itertools import chain

from kit import fold
from matching.words.times.days import DAYS, days_from_to

_NUMBERS = {name: number for number, day in enumerate(DAYS) for name in (day, f"{day}s", day[:3])}
_SETS = {
    "tous jours": range(7),
    "7 jours sur 7": range(7),
    "7j sur 7": range(7),
    "7 j sur 7": range(7),
    "tous jours semaine": range(5),
    "en semaine": range(5),
    "semaine": range(5),
    "jours ouvres": range(5),
    "jours ouvrables": range(6),
    "week end": (5, 6),
    "week ends": (5, 6),
    "weekend": (5, 6),
    "jours feries": (),
    "feries": (),
}
"""Groups of days by their names, without small words. No day of the week is a public holiday."""
_SMALL = frozenset(("le", "les", "la", "du", "de", "des", "uniquement", "seulement", "chaque", "inclus"))
_EXCEPT = re.compile(r"\b(?:sauf|hors|excepté)\b", re.IGNORECASE)
_APART = re.compile(r"[,;+&.\n]|/(?! ?7)|\bet\b", re.IGNORECASE)
_SPAN = re.compile(r"(\w+) (?:a|au|jusqu au) (\w+)")
_DASH = re.compile(r"(?<!week)(?<!\s)\s*[-–—]\s*(?!end)", re.IGNORECASE)


def days_of(text: str) -> frozenset[int] | None:
    """The days that a text names, 0 for Monday; None where it says anything else, or no day."""
    said, *without = _EXCEPT.split(text)
    days = [_listed(part) for part in (said, *without)]
    if any(one is None for one in days):
        return None
    return frozenset(days[0] or ()).difference(*(one or () for one in days[1:])) or None


def _listed(text: str) -> frozenset[int] | None:
    """The days of a list; None where one of its pieces names none."""
    tidy = (fold(_DASH.sub(" à ", piece).replace("/", " sur ")) for piece in _APART.split(text))
    pieces = [" ".join(word for word in piece.split() if word not in _SMALL) for piece in tidy]
    days = [_named(piece) for piece in pieces if piece]
    return None if any(one is None for one in days) else frozenset(chain.from_iterable(one or () for one in days))


def _named(piece: str) -> frozenset[int] | None:
    """The days of one piece: a group, a span, or days one after the other."""
    if piece in _SETS:
        return frozenset(_SETS[piece])
    span = _SPAN.fullmatch(piece)
    names = span.groups() if span else piece.split()
    numbers = [_NUMBERS.get(name) for name in names]
    known = [one for one in numbers if one is not None]
    if len(known) < len(numbers):
        return None
    if span:
        first, last = known
        return days_from_to(first, last)
    return frozenset(known)
