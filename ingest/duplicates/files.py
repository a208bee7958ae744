"""Offers in files, as partners give them or as this house writes them, read as postings: absent fields stay unknown."""

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import batched
from pathlib import Path
from typing import Any

import numpy as np

from geo import Point
from ingest.duplicates.blocking import candidates
from ingest.duplicates.clusters import Link, link_all
from ingest.duplicates.fingerprint import FINGERPRINT, fingerprints
from ingest.duplicates.posting import Posting
from ingest.duplicates.score import Likeness, Read, likeness, read_all
from kit import parse_instant, plain_text

LONGEST_TEXT = 20_000
CODE_LENGTH = 5
_KINDS = {
    "immersion": "immersion",
    "bénévolat": "volunteering",
    "benevolat": "volunteering",
    "volunteering": "volunteering",
    "volontariat_service_civique": "civic_service",
    "civic_service": "civic_service",
    "volontariat_sapeurs_pompiers": "volunteering",
    "training": "training",
    "workshop": "workshop",
    "event": "event",
}
"""What a line calls its kind; any other word, and silence, is a job."""


BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Clustered:
    """What was found in a file: for each line its cluster, None where it could not be read; and why, link by link."""

    clusters: list[int | None]
    links: list[Link]

    @property
    def unread(self) -> int:
        """How many lines could not be read."""
        return self.clusters.count(None)


def cluster_file(path: Path) -> Clustered:
    """The clusters of the lines of a file (JSON lines, .gz or not), numbered by their heads. Reads it twice.

    The first reading makes fingerprints, the second keeps the texts of candidates only: a file may be larger than
    memory. A line that cannot be read belongs to no cluster.
    """
    pieces, known, preferences = [np.empty(0, FINGERPRINT)], list[int](), list[tuple[str, str, int]]()
    for batch in batched(_postings(path), BATCH):
        read = [(number, one) for number, one in batch if one is not None]
        pieces.append(fingerprints([one for _, one in read]))
        known.extend(number for number, _ in read)
        preferences.extend((_day(one), one.title, number) for number, one in read)
    made = np.concatenate(pieces)
    pairs = candidates(made)
    wanted = {known[position] for position in np.unique(pairs).tolist()}
    texts = _texts(path, wanted)

    def compare(one: int, other: int) -> Likeness:
        return likeness(texts[known[one]], texts[known[other]])

    order = sorted(range(len(known)), key=preferences.__getitem__)
    links = link_all(order, ((int(one), int(other)) for one, other in pairs), compare)
    clusters: list[int | None] = [None] * _count(path)
    for number in known:
        clusters[number] = number
    for link in links:
        clusters[known[link.member]] = known[link.head]
    named = [Link(known[link.member], known[link.head], link.likeness) for link in links]
    return Clustered(clusters, named)


def lines_of(path: Path) -> Iterator[str]:
    """The lines of a file, .gz or not, without what broke in their encoding."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", errors="replace") as lines:
        yield from lines


def _count(path: Path) -> int:
    return sum(1 for _ in lines_of(path))


def _postings(path: Path) -> Iterator[tuple[int, Posting | None]]:
    """The number and the posting of each line; None where it cannot be read."""
    for number, line in enumerate(lines_of(path)):
        try:
            content = json.loads(line)
            yield number, read_posting(content) if isinstance(content, dict) else None
        except (ValueError, RecursionError):
            yield number, None


def _texts(path: Path, wanted: set[int]) -> dict[int, Read]:
    """The lines that are candidates, read to be compared."""
    texts: dict[int, Read] = {}
    chosen = ((number, one) for number, one in _postings(path) if one is not None and number in wanted)
    for batch in batched(chosen, BATCH):
        texts.update(zip((number for number, _ in batch), read_all([one for _, one in batch]), strict=True))
    return texts


def _day(posting: Posting) -> str:
    return "~" if posting.published is None else posting.published.isoformat()


def read_posting(line: Mapping[str, Any]) -> Posting:
    """The posting of one line: an offer of France Travail, a mission, or an opportunity of this house.

    Raises ValueError where it has neither a title nor a text.
    """
    title, text = _first(line, "intitule", "title"), _first(line, "description", "descriptionHtml", "text")
    if title is None and text is None:
        raise ValueError("ni titre ni texte")
    company, place = _within(line, "entreprise"), _within(line, "lieuTravail", "location", "lieu")
    return Posting(
        kind=_KINDS.get(str(line.get("kind") or line.get("type") or "").lower(), "job"),
        title=plain_text(title or "", limit=300),
        text=plain_text(text or "", limit=LONGEST_TEXT),
        employer=_first(company, "nom", "name") or _first(line, "employer", "organizationName", "entreprise"),
        siret=_first(company, "siret") or _first(line, "siret", "organizationSiret"),
        rome=_first(line, "romeCode", "rome"),
        insee=_first(place, "commune", "code_insee") or _first(line, "insee") or _code(line.get("commune")),
        place=_place(place, line),
        point=_point(place) or _point(line),
        published=parse_instant(_first(line, "dateCreation", "created", "published_at", "published", "postedAt")),
    )


def _within(line: Mapping[str, Any], *names: str) -> Mapping[str, Any]:
    found = (line.get(name) for name in names)
    return next((one for one in found if isinstance(one, Mapping)), {})


def _first(line: Mapping[str, Any], *names: str) -> str | None:
    """The first of these fields that holds words."""
    found = (line.get(name) for name in names)
    return next((one.strip() for one in found if isinstance(one, str) and one.strip()), None)


def _place(place: Mapping[str, Any], line: Mapping[str, Any]) -> str | None:
    label = _first(place, "libelle", "city") or _first(line, "place", "commune", "city")
    return None if label is None else label.rpartition(" - ")[2]


def _code(commune: object) -> str | None:
    """The code of a commune, where this is what the field holds, and not its name."""
    return commune if isinstance(commune, str) and commune[:1].isdigit() and len(commune) == CODE_LENGTH else None


def _point(place: Mapping[str, Any]) -> Point | None:
    """The point of a place, where it is one on Earth and not the 0, 0 of an empty form."""
    lat, lon = place.get("latitude", place.get("lat")), place.get("longitude", place.get("lon"))
    try:
        point = Point(float(lat), float(lon))
    except (TypeError, ValueError):
        return None
    return None if point.lat == point.lon == 0 else point
