"""The communes that a cell lists, by name, postcode or INSEE code: those that are sure, and those to ask about.

In many departments a code of five figures may be either: 23200 is the postcode of Aubusson, and the INSEE code of
another commune. It is read as the other codes of the cell can be read, else asked about.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo import Commune, Communes, departments
from ingest.own.place import find_place
from kit import fold

_CODE = re.compile(r"(?:(?P<insee>(?:code )?insee)|(?P<postal>(?:code )?postal|cp))? ?(?P<code>\d[\dab]\d{3})")
_AND = re.compile(r"(?<!\s)\s+et\s+", re.IGNORECASE)
_WHOLE = frozenset(
    (
        *("tout", "toute", "tout departement", "departement", "departement entier", "tout departement entier"),
        *("toutes communes", "toutes communes departement"),
    )
)
_ARTICLES = frozenset(("le", "la", "les", "l", "du", "de", "des", "d"))


@dataclass(frozen=True, slots=True)
class Zone:
    """What a cell lists. Nothing is wrong where `unknown` and `unsure` are empty."""

    communes: frozenset[str]
    """INSEE codes."""
    unknown: tuple[str, ...]
    """Pieces that name no commune, as they are written."""
    unsure: tuple[tuple[str, tuple[Commune, ...]], ...]
    """Pieces that may name several, and these."""


def find_zone(pieces: Sequence[str], *, communes: Communes, department: str) -> Zone:
    """The communes that the pieces of a cell name; homonyms go to those of the department."""
    found = set[str]()
    unknown: list[str] = []
    unsure: list[tuple[str, tuple[Commune, ...]]] = []
    codes = {piece: code for piece in pieces if (code := _CODE.fullmatch(fold(piece)))}
    reader = _Codes(communes, codes.values())
    for piece in pieces:
        if piece in codes:
            sure, guesses = reader.read(codes[piece])
        elif _is_whole(piece, department):
            sure, guesses = [one for one in communes if one.department == department], ()
        else:
            sure, guesses = _named(piece, communes, department)
        found.update(one.insee for one in sure)
        if not sure and guesses:
            unsure.append((piece, guesses))
        elif not sure:
            unknown.append(piece)
    return Zone(frozenset(found), tuple(unknown), tuple(unsure))


class _Codes:
    """Reads the codes of one cell, all alike where that is the only way."""

    def __init__(self, communes: Communes, codes: Iterable[re.Match[str]]) -> None:
        self._communes = communes
        bare = [code["code"].upper() for code in codes if not code["insee"] and not code["postal"]]
        self._may_be_postal = all(communes.by_postal_code(code) for code in bare)
        self._may_be_insee = all(code in communes for code in bare)

    def read(self, code: re.Match[str]) -> tuple[Iterable[Commune], tuple[Commune, ...]]:
        """The communes of a code; else those that it may mean."""
        figures = code["code"].upper()
        named = None if code["postal"] else self._communes.by_insee(figures)
        served = [] if code["insee"] else self._communes.by_postal_code(figures)
        if named is None or not served:
            return served if named is None else [named], ()
        if self._may_be_postal != self._may_be_insee:
            return served if self._may_be_postal else [named], ()
        return (), (*served, named)


def _named(piece: str, communes: Communes, department: str) -> tuple[Iterable[Commune], tuple[Commune, ...]]:
    """The commune of a name, or the two of "Aubusson et Felletin"; else those that it may mean."""
    whole = find_place(piece, postcode=None, communes=communes, department=department)
    if whole.commune is not None:
        return [whole.commune], ()
    places = [
        find_place(one, postcode=None, communes=communes, department=department).commune for one in _AND.split(piece)
    ]
    both = [one for one in places if one is not None]
    return (both, ()) if len(both) == len(places) else ((), whole.guesses)


def _is_whole(piece: str, department: str) -> bool:
    """Whether a piece means the whole department: "tout le département", "toute la Creuse"."""
    words = fold(piece).removesuffix(f" {fold(departments()[department].name)}")
    return " ".join(word for word in words.split() if word not in _ARTICLES) in _WHOLE
