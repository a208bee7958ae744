"""A line of address taken apart: its words as names are searched, its postcode, what follows it, what is a street."""

import re
from dataclasses import dataclass, replace
from typing import Self

from geo.names import search_name
from kit.text import fold

_STREET_WORDS = """
rue r avenue av ave boulevard bd bld bvd boul place pl chemin ch che chem route rte impasse imp allee allees all cours
quai square sq passage pass sentier sente residence res lotissement lot hameau cite rond esplanade promenade voie
ruelle venelle montee cote traverse villa clos faubourg fg fbg pont porte chaussee levee mail parvis rampe
"""
_DATE_WORDS = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre eme e er ans rue"
_STREETS = frozenset(_STREET_WORDS.split())
_SUBURBS = frozenset({"faubourg", "fg", "fbg"})
_GRAND = frozenset({"grand", "grande"})
_LINKS = frozenset({"l", "le", "la", "les", "d", "de", "du", "des", "a", "au", "aux", "en", "vers"})
_DATES = frozenset(_DATE_WORDS.split())
_CITIES_OF_DISTRICTS = frozenset({"paris", "lyon", "marseille"})
_DEPARTMENT = re.compile(r"\d\d|2[ab]|97\d")
_POST_BOX = re.compile(r"\b(?:b p|bp|c s|cs|tsa) \d{1,6}\b")
_CEDEX = re.compile(r"\bcedex(?: \d{1,2})?\b")
_FRENCH_CODE = re.compile(r"\bf (?=\d{5}\b)")
_COUNTRY = re.compile(r"(?<! de)(?<! en) france$")
_SPLIT_CODE = re.compile(r"\b(\d{2}) (\d{3})\b(?= [a-z])")
_WORD_AND_DIGITS = re.compile(r"(?<=\d{5})(?=[a-z])|(?<=[a-z])(?=\d{5}\b)")


@dataclass(frozen=True, slots=True)
class AddressLine:
    """The words of a line but its codes. `town_from`: the word that followed the postcode, None without postcode.

    `department` is a number that can be one's, said in place of the postcode; `streets` are the positions of the
    words that begin the name of a street ("paris" in "rue de paris"), and `typed` those of words like "rue" itself.
    """

    words: tuple[str, ...]
    postcode: str | None = None
    is_cedex: bool = False
    town_from: int | None = None
    department: str | None = None
    streets: frozenset[int] = frozenset()
    types: frozenset[int] = frozenset()

    def without_end(self, begin: int, *, department: str) -> Self:
        """The same line without the words from `begin` on, which said the department."""
        return replace(self, words=self.words[:begin], department=department)


def read_address(text: str) -> AddressLine:
    """`text` taken apart. Post boxes, "cedex" and "France" are left out; "St" becomes "saint"; codes are digits."""
    folded = _WORD_AND_DIGITS.sub(" ", fold(text))
    folded = _FRENCH_CODE.sub("", _COUNTRY.sub("", _POST_BOX.sub(" ", folded)))
    is_cedex = _CEDEX.search(folded) is not None
    words = _CEDEX.sub(" ", folded).split()
    code = _postcode_at(words)
    if code is None:
        words = _SPLIT_CODE.sub(r"\1\2", " ".join(words)).split()
        code = _postcode_at(words)
    postcode = None if code is None else words.pop(code).rjust(5, "0")
    digits = None if postcode is not None else _department_at(words)
    department = None if digits is None else words.pop(digits).upper()
    words = [_spelt(word, index) for index, word in enumerate(words)]
    types = frozenset(
        index
        for index, word in enumerate(words)
        if word in _STREETS or (word in _GRAND and words[index + 1 : index + 2] and words[index + 1] in _STREETS)
    )
    before = _told_before(words)
    return AddressLine(
        words=tuple(words),
        postcode=postcode,
        is_cedex=is_cedex,
        town_from=code,
        department=department,
        streets=frozenset(index for index in range(len(words)) if _is_street(words, before, index, code)),
        types=types,
    )


def _spelt(word: str, index: int) -> str:
    """One word of a line as it stands in a searched name: short forms are spelt out wherever they are."""
    return search_name(word) if index == 0 or word in {"st", "ste", "sts", "stes"} else search_name(f"x {word}")[2:]


def _postcode_at(words: list[str]) -> int | None:
    """Where the postcode is: the last five digits, else four at the end of which a sheet has eaten the first 0."""
    five = [index for index, word in enumerate(words) if len(word) == 5 and word.isdigit()]
    if five:
        return five[-1]
    four = [index for index, word in enumerate(words) if index and len(word) == 4 and word.isdigit()]
    return four[-1] if four and not _is_year(words, four[-1]) else None


def _is_year(words: list[str], index: int) -> bool:
    """Whether four digits are the year of a date in the name of a street: "8 mai 1945"."""
    return words[index - 1] in _DATES or words[index].startswith(("18", "19", "20"))


def _department_at(words: list[str]) -> int | None:
    """Where a department is told by its number, if anywhere: not the number of a house, nor the day of a date."""
    for index in range(len(words) - 1, 0, -1):
        word, after = words[index], words[index + 1 : index + 2]
        is_district = words[index - 1] in _CITIES_OF_DISTRICTS and word.isdigit() and word not in {"13", "69", "75"}
        is_date = bool(after) and after[0] in _DATES
        if (
            _DEPARTMENT.fullmatch(word)
            and not is_district
            and not is_date
            and words[index - 1] not in _LINKS | _STREETS
        ):
            return index
    return None


def _told_before(words: list[str]) -> list[int]:
    """Where, before each word, the nearest one stands that is more than an article; -1 where none does."""
    before, nearest = [], -1
    for index, word in enumerate(words):
        before.append(nearest)
        nearest = nearest if word in _LINKS else index
    return before


def _is_street(words: list[str], before: list[int], index: int, code: int | None) -> bool:
    """Whether the word begins what a word like "rue" announces, with nothing but articles between.

    A street ends before the postcode.
    """
    side = code if code is not None and index >= code else 0
    return before[index] >= side and _announces(words, before, before[index], begun=index)


def _announces(words: list[str], before: list[int], index: int, *, begun: int) -> bool:
    """Whether the word says that the name of a street begins at `begun`.

    "Grande Rue" is a whole name. In "rue du Pont" the bridge is the name, unless more is said of it: "rue du Pont de
    Limoges"; a suburb always has a name, "rue du Faubourg Saint-Antoine".
    """
    if words[index] not in _STREETS or (index and words[index - 1] in _GRAND):
        return False
    is_inside = 0 <= before[index] < index - 1 and words[before[index]] in _STREETS
    return not is_inside or begun > index + 1 or words[index] in _SUBURBS
