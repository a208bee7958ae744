"""The page from which somebody opens a space, by its address here: a search, or an offer found by one.

It tells the commune, the means and the words, which the space proposes until its owner confirms them. It is carried in
addresses and fields that are not shown; once the space is open, the browser of its owner alone keeps it, so that they
find it again wherever they leave the first questions.
"""

import re
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import parse_qs, parse_qsl, urlencode

from fastapi import Depends, Form, Query, Request
from fastapi.responses import Response

from api.places import Places
from api.search.question import means_values, read_means
from kit import plain_text

COOKIE = "alentour_recherche"
_KEPT_SECONDS = 7 * 24 * 3600
_LONGEST = 2000
_MOST_LETTERS = 200
_MOST_MEANS = 12
_SEARCH = "/"
_PAGE = re.compile(rf"{_SEARCH}|/opportunite/[1-9]\d{{0,18}}")


@dataclass(frozen=True, slots=True)
class Searched:
    """The address of a search or of an offer, and what it tells of the search; all empty where nobody came from any."""

    address: str = ""
    place: str = ""
    """The INSEE code of the commune."""
    words: str = ""
    means: tuple[str, ...] = ()
    """Means with their minutes, as an address writes them: "bus:30"."""

    @property
    def offer(self) -> str:
        """The address, where it is the one of an offer."""
        return "" if self.address.startswith(f"{_SEARCH}?") else self.address

    def carried(self, path: str) -> str:
        """`path` with the address."""
        return f"{path}?{urlencode({'depuis': self.address})}" if self.address else path

    def place_name(self, places: Places) -> str:
        """The commune as its field proposes it: "Bourganeuf (23400)"; "" where the code is of none."""
        commune = places.by_insee(self.place)
        if commune is None:
            return ""
        return f"{commune.name} ({commune.postal_codes[0]})" if commune.postal_codes else commune.name

    def keep(self, answer: Response, *, person_id: int, is_secure: bool) -> None:
        """Makes the browser keep it for a week, for this person."""
        if self.address:
            answer.set_cookie(
                COOKIE,
                f"{person_id}.{self.address}",
                max_age=_KEPT_SECONDS,
                path="/mon-espace",
                httponly=True,
                samesite="lax",
                secure=is_secure,
            )


def came_from(request: Request, person_id: int) -> Searched:
    """What the browser keeps of the search from which this person opened their space."""
    owner, _, address = request.cookies.get(COOKIE, "").partition(".")
    return searched_at(address if owner == str(person_id) else "")


def searched_at(address: str) -> Searched:
    """What can be read of the address of a search or of an offer; nothing of any other."""
    path, _, query = address.partition("?")
    told, plain = parse_qs(query), urlencode(parse_qsl(query))
    if not _PAGE.fullmatch(path) or (path == _SEARCH and "lieu" not in told) or len(plain) > _LONGEST:
        return Searched()
    place, words, means = told.get("lieu", [""])[-1], told.get("mots", [""])[-1], told.get("moyen", [])
    return Searched(
        address=f"{path}?{plain}" if plain else path,
        place=place if place.isascii() and place.isalnum() and len(place) == 5 else "",
        words=plain_text(words, limit=_MOST_LETTERS).replace("\n", " "),
        means=tuple(value for _, value in means_values(read_means(means[:_MOST_MEANS]))),
    )


def _in_address(address: Annotated[str, Query(alias="depuis")] = "") -> Searched:
    return searched_at(address)


def _in_form(address: Annotated[str, Form(alias="depuis")] = "") -> Searched:
    return searched_at(address)


SearchedFrom = Annotated[Searched, Depends(_in_address)]
"""What the address of a page tells of a search."""
SearchedField = Annotated[Searched, Depends(_in_form)]
"""The same in a form."""
