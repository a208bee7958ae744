"""Links in the store: what a load changed is compared with what lies around it, and groups are made anew.

changed rows → fingerprints around them → candidates → groups they touch → score → one row to show in each group
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched, combinations
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from sqlalchemy import Connection, Row

from geo import Point
from ingest.duplicates.blocking import candidates
from ingest.duplicates.clusters import link_all
from ingest.duplicates.fingerprint import FINGERPRINT, around, columns_of, fingerprints
from ingest.duplicates.posting import Posting
from ingest.duplicates.score import Likeness, Read, likeness, read_all
from matching import Rung
from store.catalogue.duplicates import (
    NewLink,
    Seen,
    cells_of,
    grouped,
    linked_groups,
    mark,
    preference,
    read_fingerprints,
    read_postings,
    refusals,
    unmarked,
    write_links,
)
from store.employers.openings import OWN_SOURCE

MOST_ROWS = 5_000
"""Rows whose texts are held at once: whole groups, so that a large load takes no more memory than a small one."""
MANY = 20_000
"""A load that changed more rows looks everywhere: it would ask for most cells anyhow."""
_ROW = np.dtype([("head", "V6"), ("id", ">i8"), ("made", FINGERPRINT)])
"""What `read_fingerprints` gives."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking did: rows now shown through another, and rows shown by themselves again."""

    linked: int
    freed: int


def link_duplicates(connection: Connection, *, changed: Collection[int], now: datetime) -> Linked:
    """Links what is the same as the rows `changed` (new, changed, back, retired), in the transaction of `connection`.

    Groups that they touch are made anew: where the one to show was retired, the next best takes its place. What a
    person separated stays separate, and so do two openings that were published here: they are two on purpose.
    """
    if not changed:
        return Linked(0, 0)
    mark_again(connection, unmarked(connection, changed))
    pairs = _candidates(connection, changed)
    group = linked_groups(connection, {*grouped(connection, changed), *pairs.ravel().tolist()})
    if not group:
        return Linked(0, 0)
    known = {one.id: one for one in group}
    held = [(one.id, one.canonical_id) for one in group if one.canonical_id in known]
    siblings = _siblings(one for one in group if one.canonical_id is not None and one.canonical_id not in known)
    near = [(one, other) for one, other in pairs.tolist() if one in known and other in known]
    refused = refusals(connection, known)
    linked = freed = 0
    for members, close in _components(known, [*near, *held, *siblings]):
        links, shown = _regrouped(connection, members, close, refused)
        if links or shown:
            write_links(connection, links, freed=shown, now=now)
        linked, freed = linked + len(links), freed + len(shown)
    return Linked(linked, freed)


def mark_again(connection: Connection, ids: Collection[int]) -> None:
    """Gives rows the fingerprint that is now made of them: they came without, or with one that older code made."""
    for some in batched(ids, MOST_ROWS):
        rows = read_postings(connection, some)
        made = fingerprints([_posting(row) for row in rows])
        mark(connection, dict(zip((row.id for row in rows), columns_of(made), strict=True)))


def _candidates(connection: Connection, changed: Collection[int]) -> NDArray[np.int64]:
    """The ids of live rows that may be the same, int64, shape (m, 2), one of each pair being of `changed`."""
    cells = cells_of(connection, changed) if len(changed) <= MANY else [0]
    wanted = None if 0 in cells else around(np.array(cells, np.int32)).tolist()
    read = np.frombuffer(read_fingerprints(connection, cells=wanted, size=FINGERPRINT.itemsize), _ROW)
    ids = read["id"].astype(np.int64)
    moved = np.isin(ids, np.fromiter(changed, np.int64, len(changed)))
    pairs = candidates(read["made"], changed=None if moved.all() else moved)
    found: NDArray[np.int64] = ids[pairs]
    return found


def _siblings(orphans: Iterator[Seen]) -> list[tuple[int, int]]:
    """Pairs of rows whose shown one is gone: they were the same as it, and are likely so as each other."""
    first: dict[int | None, int] = {}
    return [
        (one.id, first[one.canonical_id]) for one in orphans if first.setdefault(one.canonical_id, one.id) != one.id
    ]


def _components(
    known: dict[int, Seen], pairs: Sequence[tuple[int, int]]
) -> Iterator[tuple[list[Seen], list[tuple[int, int]]]]:
    """Rows that pairs hold together, with these pairs, some groups at a time and each whole."""
    rows = list(known.values())
    position = {one.id: place for place, one in enumerate(rows)}
    ends = np.array([(position[one], position[other]) for one, other in pairs], np.int64).reshape(-1, 2)
    links = coo_array((np.ones(len(ends), np.int8), (ends[:, 0], ends[:, 1])), shape=(len(rows), len(rows)))
    _, label = connected_components(links, directed=False)
    order = np.argsort(label, kind="stable")
    size = np.bincount(label)
    part = (np.cumsum(size) // MOST_ROWS)[label]
    inside = defaultdict[int, list[tuple[int, int]]](list)
    for pair, its_part in zip(pairs, part[ends[:, 0]].tolist(), strict=True):
        inside[its_part].append(pair)
    for some in np.split(order, np.flatnonzero(np.diff(part[order])) + 1):
        yield [rows[place] for place in some.tolist()], inside[int(part[some[0]])]


def _regrouped(
    connection: Connection, members: Sequence[Seen], pairs: Sequence[tuple[int, int]], refused: set[frozenset[int]]
) -> tuple[list[NewLink], list[int]]:
    """The links to write among `members`, and those of them that are shown by themselves again."""
    order = sorted(members, key=preference)
    place = {one.id: position for position, one in enumerate(order)}
    reads = _read(connection, {one for pair in pairs for one in pair})

    def compare(one: int, other: int) -> Likeness:
        pair = order[one].id, order[other].id
        return likeness(reads[pair[0]], reads[pair[1]])

    apart = {frozenset(place[one] for one in pair) for pair in refused if pair <= place.keys()}
    apart.update(map(frozenset, combinations([at for at, one in enumerate(order) if one.source == OWN_SOURCE], 2)))
    links = link_all(range(len(order)), [(place[one], place[other]) for one, other in pairs], compare, apart=apart)
    head = {order[link.member].id: order[link.head].id for link in links}
    new = [
        NewLink(
            order[link.member].id, order[link.head].id, link.likeness.score, orjson.dumps(link.likeness.parts).decode()
        )
        for link in links
        if order[link.member].canonical_id != order[link.head].id
    ]
    return new, [one.id for one in members if one.canonical_id is not None and one.id not in head]


def _read(connection: Connection, ids: Collection[int]) -> dict[int, Read]:
    rows = read_postings(connection, ids) if ids else ()
    return dict(zip((row.id for row in rows), read_all([_posting(row) for row in rows]), strict=True))


def _posting(row: Row[Any]) -> Posting:
    """The posting of a row; one placed by its department only has no place to compare."""
    precise = row.location_rung != Rung.DEPARTMENT
    return Posting(
        kind=row.kind,
        title=row.title,
        text=row.description,
        employer=row.employer_name,
        siret=row.siret,
        rome=row.rome,
        insee=row.insee,
        place=row.place if precise else None,
        point=Point(row.lat, row.lon) if precise and row.lat is not None else None,
        published=row.published_at,
    )
