"""Names by their sound, for who writes them in an alphabet of their own: «Бурганеф», «بورغانوف» are Bourganeuf.

Alphabets tell few sounds of French apart in the same way, Arabic its vowels least: what most of them mix up is one
letter here (e and i, o and u, b and p, f and v, g and j, s and z).
"""

import re

_LETTERS = {
    "": "хъьحهء",
    "a": "аяاآأةع",
    "b": "бпبپ",
    "d": "дدض",
    "e": "еєэиіїйыإيىئ",
    "f": "вфفڤ",
    "g": "гґжجغگ",
    "k": "кخقكک",
    "l": "лل",
    "m": "мم",
    "n": "нن",
    "o": "оуёюوؤ",
    "r": "рر",
    "s": "сзцثذزسصظ",
    "t": "тتط",
    "x": "чшщش",
}
"""The sound of letters: Ukrainian and Russian, then Arabic."""
_SOUNDS = str.maketrans({letter: sound for sound, letters in _LETTERS.items() for letter in letters})
_OTHER_LETTERS = re.compile("[\u0400-\u04ff\u0621-\u064a\u067e-\u06cc]")
_NO_LETTERS = re.compile(r"[^a-z]+")
_SILENT = re.compile(r"(?<=[a-z]{2})(?:es|[estxdzp]|ts|ds)\b")
"""Ends of French words that are not heard."""
_FRENCH = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("(?<=[gj])e(?=[ao])", ""),
        ("eaux?|aux?|oeu|eu|oe|ou", "o"),
        ("oi|oy", "oa"),
        ("ai|ay|ei|ey", "e"),
        (r"(?<![ei])en(?=[bcdfgjklmpqrstvxz]|\b)", "an"),
        ("ph|v|w", "f"),
        ("ch(?=[lr])", "k"),
        ("ch", "x"),
        ("gn", "n"),
        ("qu", "k"),
        ("gu(?=[eiy])|j", "g"),
        ("c(?=[eiy])|z", "s"),
        ("[cq]", "k"),
        ("[iy]", "e"),
        ("u", "o"),
        ("p", "b"),
        ("h", ""),
    )
]
"""How French is read, in this order."""
_NASAL = re.compile(r"[aeo]n(?![aeo])")
_TWICE = re.compile(r"(.)\1+")


def in_other_letters(text: str) -> bool:
    """Whether a name is written in Cyrillic or in Arabic letters."""
    return _OTHER_LETTERS.search(text) is not None


def sound_written(text: str) -> str:
    """The sound of a name in Cyrillic or in Arabic letters: "borganef" of «Бурганеф»; without its spaces."""
    return _TWICE.sub(r"\1", _NO_LETTERS.sub("", text.lower().translate(_SOUNDS)))


def sound_read(name: str) -> str:
    """The sound of a searched name as French reads it: "borganof" of "bourganeuf"; without its spaces."""
    heard = _SILENT.sub("", name)
    for pattern, sound in _FRENCH:
        heard = pattern.sub(sound, heard)
    return _TWICE.sub(r"\1", _NO_LETTERS.sub("", heard))


def as_heard(sound: str) -> str:
    """A sound in which nasal vowels are one, as whoever learnt French by ear writes them: "sin" is "saint"."""
    return _NASAL.sub("an", sound)
