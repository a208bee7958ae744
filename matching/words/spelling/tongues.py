"""A wish in another language, made French: the words of work that people write in Ukrainian, Russian, Arabic, English.

What is in no table stays as it was written: it names no trade, and is shown back.
"""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from matching.words.spelling.heard import HeardWords
from matching.words.spelling.times import times_spelled
from matching.words.spelling.verbs import verbs_spelled
from matching.words.wishes.refused_times import refusals_apart

PATH = Path(__file__).with_name("tongues.toml")
_SPACES = re.compile(r"\s{2,}")
REMEMBERED = 20_000
"""Texts whose French is kept: people write the same few words, and each is read in several ways."""

_SIGNS = re.compile(r"[\u0640\u064b-\u065f\u0670]|(?<=[\u0400-\u04ff])['’ʼ`´](?=[\u0400-\u04ff])")
"""Vowel signs of Arabic, which few people write; the apostrophe inside a Ukrainian word, which many leave out."""
_ALIKE = str.maketrans("أإآٱيیةؤئضکёЁ،؛؟", "ااااىىهوىظكеЕ,;?") | str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
"""Letters that people write one for the other, as Arabic hears or types them ("تنضيف"), and its figures."""
_TENS_AND_ONES = re.compile(r"\b([2-6])0[ -]([1-9])(?= heures?\b)|\b([1-9]) (?:et )?([2-6])0(?= heures?\b)")
"""Hours as they are counted elsewhere, "20 4 heures", and in Arabic the other way round."""
_OF_WORK = "work"
"""The part of the table whose words are known by their sound too."""
_ARABIC = "[\u0621-\u064a]"
"""Any letter that an Arabic word may begin with: its own, or that of an article."""
_ARTICLE = "(?:[وفب]?ال|لل|[وفبل])?"


@lru_cache(maxsize=REMEMBERED)
def in_french(text: str) -> str:
    """`text` with its words of work and of hours in French, misspelt verbs spelled: "прибирання 2 години" becomes
    "ménage 2 heures", "fer le menage" becomes "faire le menage". Refusals of days and hours are set apart by commas."""
    text = times_spelled(verbs_spelled(_SPACES.sub(" ", text)))
    expression, meant, heard = _table()
    written = text if text.isascii() else heard.mended(_plain(text), is_known=expression.fullmatch)
    told, changes = expression.subn(lambda found: meant[(found.lastindex or 1) - 1], written)
    return refusals_apart(_TENS_AND_ONES.sub(_together, told) if changes else text)


def _together(hours: re.Match[str]) -> str:
    return f"{hours[1]}{hours[2]}" if hours[1] else f"{hours[4]}{hours[3]}"


@cache
def _table() -> tuple[re.Pattern[str], tuple[str, ...], HeardWords]:
    """One expression, a group for each entry of the table, what each group means in French, and the words by sound.

    At each place the first group that fits wins: whole words before beginnings, the longest first. Only those that
    begin with the letter that stands there are tried.
    """
    said = [
        (_plain(words.strip()), tongue, meant, subject)
        for subject, rows in tomllib.loads(PATH.read_text(encoding="utf-8")).items()
        for meant, tongues in rows.items()
        for tongue, listed in tongues.items()
        for words in listed.split(",")
    ]
    said.sort(key=lambda one: (one[0].endswith("*"), -len(one[0])))
    begun: dict[str, list[tuple[str, str]]] = {}
    for words, tongue, meant, _ in said:
        arabic = tongue == "ar"
        begun.setdefault(_ARABIC if arabic else words[0].lower(), []).append((_pattern(words, arabic=arabic), meant))
    groups = "|".join(f"(?={first})(?:{'|'.join(f'({one})' for one, _ in some)})" for first, some in begun.items())
    meant_by = tuple(meant for some in begun.values() for _, meant in some)
    expression = re.compile(rf"(?<![^\W\d])(?=\w)(?:{groups})(?!\w|-end)", re.IGNORECASE)
    return expression, meant_by, HeardWords(words for words, *_, subject in said if subject == _OF_WORK)


def _pattern(words: str, *, arabic: bool) -> str:
    bare = re.escape(words.removesuffix("*")).replace(r"\ ", r"\s+")
    return (_ARTICLE if arabic else "") + bare + (r"\w*" if words.endswith("*") else "")


def _plain(text: str) -> str:
    """`text` in the few letters that the table is written in."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text)).translate(_ALIKE)
