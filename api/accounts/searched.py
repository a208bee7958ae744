"""What somebody just searched, proposed when they open a space: the commune, their means with the minutes, their words.

It is carried in addresses and fields that are not shown, and kept nowhere until the person confirms it.
"""

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Form, Query

from api.places import Places
from api.search.question import means_values, read_means
from kit import plain_text

_MOST_LETTERS = 200
_MOST_MEANS = 12


@dataclass(frozen=True, slots=True)
class Searched:
    """A search by the names and values of its address; all empty where nobody searched."""

    place: str = ""
    """The INSEE code of the commune."""
    words: str = ""
    means: tuple[str, ...] = ()
    """Means with their minutes, as an address writes them: "bus:30"."""

    def values(self) -> list[tuple[str, str]]:
        """The names and values that tell it in an address or a form."""
        told = [("lieu", self.place)] if self.place else []
        told += [("moyen", one) for one in self.means]
        return [*told, ("mots", self.words)] if self.words else told

    def carried(self, path: str) -> str:
        """`path` with all of it."""
        return f"{path}{'&' if '?' in path else '?'}{urlencode(self.values())}" if self.values() else path

    def place_name(self, places: Places) -> str:
        """The commune as its field proposes it: "Bourganeuf (23400)"; "" where the code is of none."""
        commune = places.by_insee(self.place)
        if commune is None:
            return ""
        return f"{commune.name} ({commune.postal_codes[0]})" if commune.postal_codes else commune.name


def _searched(place: str, words: str, means: list[str]) -> Searched:
    """What of it can be read; a commune is looked up where it is shown."""
    code = place if place.isascii() and place.isalnum() and len(place) == 5 else ""
    said = plain_text(words, limit=_MOST_LETTERS).replace("\n", " ")
    return Searched(code, said, tuple(value for _, value in means_values(read_means(means[:_MOST_MEANS]))))


def _in_address(
    place: Annotated[str, Query(alias="lieu")] = "",
    words: Annotated[str, Query(alias="mots")] = "",
    means: Annotated[list[str], Query(alias="moyen")] = [],  # noqa: B006
) -> Searched:
    return _searched(place, words, means)


def _in_form(
    place: Annotated[str, Form(alias="lieu")] = "",
    words: Annotated[str, Form(alias="mots")] = "",
    means: Annotated[list[str], Form(alias="moyen")] = [],  # noqa: B006
) -> Searched:
    return _searched(place, words, means)


SearchedFrom = Annotated[Searched, Depends(_in_address)]
"""What the address of a page tells of a search."""
SearchedField = Annotated[Searched, Depends(_in_form)]
"""The same in a form."""
