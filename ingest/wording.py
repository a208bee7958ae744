"""What all cleaners have in common: titles, names, counts and points as they can be kept."""

import re

from geo import Point
from ingest.shapes import Position
from kit import plain_text
from matching.words.privacy.contacts import NAME_TAKEN_OUT

LONGEST_TITLE = 160
LONGEST_NAME = 120
_PIECES = re.compile(r"(\s+[-–|]\s+)")
_GENDERS = re.compile(r"\b[fh] ?/ ?[fh]\b")


def tidy_title(title: str | None) -> str:
    """A title people can read: no tags, no shouting, one space between words."""
    bare = " ".join(plain_text(title or "", limit=LONGEST_TITLE).split())
    return "".join(_spoken(piece) for piece in _PIECES.split(bare))


def _spoken(piece: str) -> str:
    """A piece of a title, in lower case with a capital where it shouts: "AGENT D'ENTRETIEN H/F"; not "CDI" or "SPL"."""
    letters = list(filter(str.isalpha, piece))
    if len(letters) <= 8 or sum(map(str.isupper, letters)) <= 0.7 * len(letters):
        return piece
    quiet = _GENDERS.sub(lambda found: found[0].upper(), piece.lower())
    return quiet[:1].upper() + quiet[1:]


def name_of(name: str | None) -> str | None:
    """The name of an employer; None where it was a person's, or is one sign."""
    tidy = " ".join((name or "").replace(NAME_TAKEN_OUT, " ").split())
    return tidy[:LONGEST_NAME] if len(tidy) > 1 else None


def short(text: str | None) -> str | None:
    """A text on one line, cut; None where there is none."""
    return " ".join((text or "").replace("...", "").split())[:LONGEST_NAME] or None


def count_of(number: float | None) -> int | None:
    """A number of things, where it can be one."""
    return int(number) if number is not None and 0 < number < 100_000 else None


def point_of(position: Position) -> Point | None:
    """A position that is on Earth and not the 0, 0 of an empty form."""
    return point_at(position.lat, position.lon)


def point_at(lat: float | None, lon: float | None) -> Point | None:
    """The point of a latitude and a longitude, as `point_of` gives it."""
    if lat is None or lon is None or (lat == 0 and lon == 0):
        return None
    try:
        return Point(lat, lon)
    except ValueError:
        return None
