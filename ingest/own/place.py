"""The commune that a line names, or those that it may mean: a person is asked rather than guessed for."""

import re
from dataclasses import dataclass

from geo import Commune, Communes, search_name
from kit import fold

MOST_GUESSES = 5
_ANYWHERE = frozenset({"a distance", "distance", "en ligne", "teletravail", "partout", "visio", "en visio", "internet"})
_BESIDE_NAME = re.compile(r"\([^()]*\)|\bcedex\b.*|\d+", re.IGNORECASE)
_CODE = re.compile(r"\b\d{5}\b")


@dataclass(frozen=True, slots=True)
class Found:
    """Where a line is: a commune, or anywhere; else the communes that it may mean."""

    commune: Commune | None = None
    anywhere: bool = False
    guesses: tuple[Commune, ...] = ()


def find_place(text: str, *, postcode: str | None, communes: Communes, department: str) -> Found:
    """The place of a line. A name that several communes bear goes to the one of the department, where there is one."""
    if fold(text) in _ANYWHERE:
        return Found(anywhere=True)
    code = postcode or next(iter(_CODE.findall(text)), None)
    here = communes.by_postal_code(code) if code else []
    name = _BESIDE_NAME.sub(" ", text)
    found = [one for one in communes.complete(name, limit=50) if one.commune.point is not None]
    alike = [one.commune for one in found]
    wanted = search_name(name)
    named = [one for one in alike if search_name(one.name) == wanted]
    named = named or [one.commune for one in found if one.former and search_name(one.former) == wanted]
    for sure in (
        [one for one in named if one in here],
        [] if named else [one for one in alike if one in here],
        [] if code else [one for one in named if one.department == department],
        [] if code else named,
    ):
        if len(sure) == 1:
            return Found(commune=sure[0])
        if sure:
            break
    guesses = dict.fromkeys([*named, *[one for one in here if one.point is not None]] or _near(alike, department))
    return Found(guesses=tuple(guesses)[:MOST_GUESSES])


def said(commune: Commune) -> str:
    """A commune as a line can name it: "Aubusson (23200)"."""
    return f"{commune.name} ({commune.postal_codes[0]})" if commune.postal_codes else commune.name


def _near(communes: list[Commune], department: str) -> list[Commune]:
    """Those of the department first."""
    return sorted(communes, key=lambda one: one.department != department)
