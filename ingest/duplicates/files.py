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
from store.catalogue.duplicates import source_rank

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

    unread: int
    """How many lines are no JSON object; empty ones are not counted."""


def cluster_file(path: Path) -> Clustered:
    """The clusters of the lines of a file (JSON lines, .gz or not), numbered by their heads. Reads it twice.

    The first reading makes fingerprints, the second keeps the texts of candidates only: a file may be larger than
    memory. A line that cannot be read belongs to no cluster.
    """
    pieces, known, preferences = [np.empty(0, FINGERPRINT)], list[int](), list[tuple[int, str, int]]()
    lines = unread = 0
    for batch in batched(_contents(path), BATCH):
        lines += len(batch)
        unread += sum(content is None for _, content in batch)
        read = [(number, content, read_posting(content)) for number, content in batch if content]
        pieces.append(fingerprints([one for _, _, one in read]))
        known.extend(number for number, _, _ in read)
        preferences.extend((source_rank(_source(content)), _day(one), number) for number, content, one in read)
    pairs = candidates(np.concatenate(pieces))
    texts = _texts(path, {known[position] for position in np.unique(pairs).tolist()})

    def compare(one: int, other: int) -> Likeness:
        return likeness(texts[known[one]], texts[known[other]])

    order = sorted(range(len(known)), key=preferences.__getitem__)
    links = [
        Link(known[link.member], known[link.head], link.likeness) for link in link_all(order, pairs.tolist(), compare)
    ]
    clusters: list[int | None] = [None] * lines
    for number in known:
        clusters[number] = number
    for link in links:
        clusters[link.member] = link.head
    return Clustered(clusters, links, unread)


def lines_of(path: Path) -> Iterator[str]:
    """The lines of a file, .gz or not, without what broke in their encoding."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", errors="replace") as lines:
        yield from lines


def _contents(path: Path) -> Iterator[tuple[int, dict[str, Any] | None]]:
    """The number of each line and the object it holds: an empty one for an empty line, None where there is none."""
    for number, line in enumerate(lines_of(path)):
        try:
            content = json.loads(line) if line.strip() else {}
        except (ValueError, RecursionError):
            content = None
        yield number, content if isinstance(content, dict) else None


def _texts(path: Path, wanted: set[int]) -> dict[int, Read]:
    """The wanted lines, read to be compared."""
    texts: dict[int, Read] = {}
    chosen = ((number, read_posting(content)) for number, content in _contents(path) if content and number in wanted)
    for batch in batched(chosen, BATCH):
        texts.update(zip((number for number, _ in batch), read_all([one for _, one in batch]), strict=True))
    return texts


def _source(line: Mapping[str, Any]) -> str:
    """Where a line comes from, as it says or as its key begins; an offer that says nothing is of France Travail."""
    said = line.get("source") or str(line.get("key") or "").partition(":")[0] or "france-travail"
    return str(said).replace("_", "-")


def _day(posting: Posting) -> str:
    return "~" if posting.published is None else posting.published.isoformat()


def read_posting(line: Mapping[str, Any]) -> Posting:
    """The posting of one line: an offer of France Travail, a mission, or an opportunity of this house."""
    title, text = _first(line, "intitule", "title"), _first(line, "description", "descriptionHtml", "text")
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
