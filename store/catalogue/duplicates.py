"""The same opportunity seen several times: the one to show, the others linked to it, and what a person undid.

A link is `opportunities.canonical_id`, with its reasons in `duplicate_links`; a refusal is for good. Nothing is
deleted: every row keeps its source, its key and its own address.
"""

import struct
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, or_, select
from sqlalchemy.orm import Session

from store.errors import NotLinked
from store.locks import lock_catalogue
from store.queries import queries
from store.tables import DuplicateLinkRow

PREFERRED_SOURCES = (
    "alentour",
    "departement",
    "france-travail",
    "les-emplois",
    "immersion-facilitee",
    "api-engagement",
)
"""Where an opportunity is shown from, the best first: who offers it, then who must keep it fresh. What begins like one
of these ("departement-missions") stands with it; any other source comes last."""

_HEADER_BYTES, _TRAILER_BYTES, _ROW_HEAD_BYTES = 19, 2, 6
"""Of COPY's binary format: the file's head (no extension) and end, and what comes before the one value of a row."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A row of a group: where it comes from, and the row now shown in its place."""

    id: int
    source: str
    source_key: str
    published_at: datetime | None
    canonical_id: int | None


@dataclass(frozen=True, slots=True)
class NewLink:
    """A row that is to be linked to the one to show: how surely, and why, part by part."""

    id: int
    canonical_id: int
    score: float
    parts: str
    """JSON."""


@dataclass(frozen=True, slots=True)
class Twin:
    """The same opportunity at another source, with the reasons of its link; none for the one that is shown."""

    id: int
    source: str
    source_label: str
    title: str
    employer_name: str | None
    url: str | None
    published_at: datetime | None
    score: float | None
    parts: Mapping[str, float | None]


def source_rank(source: str) -> int:
    """The place of a source in `PREFERRED_SOURCES`."""
    for rank, preferred in enumerate(PREFERRED_SOURCES):
        if source == preferred or source.startswith(f"{preferred}-"):
            return rank
    return len(PREFERRED_SOURCES)


def read_fingerprints(connection: Connection, *, cells: Sequence[int] | None, size: int) -> memoryview:
    """Live rows as `id` (int64, big-endian) then `size` bytes of fingerprint, one after the other, with 6 bytes before
    each; those of `cells`, or all of them.

    COPY's binary format gives each row the same length: a million rows are read without looking at them one by one.
    """
    where = "" if cells is None else f" and cell = any('{{{','.join(str(int(cell)) for cell in cells)}}}')"
    statement = (
        "copy (select int8send(id) || fingerprint from opportunities where retired_at is null "
        f"and octet_length(fingerprint) = {int(size)}{where}) to stdout (format binary)"
    )
    driver: Any = connection.connection.dbapi_connection
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        content = bytearray()
        for block in copy:
            content += block
    assert content[-_TRAILER_BYTES:] == struct.pack(">h", -1), "COPY ends with its trailer"
    return memoryview(content)[_HEADER_BYTES:-_TRAILER_BYTES]


def unmarked(connection: Connection, ids: Collection[int]) -> list[int]:
    """Live rows among `ids` that have no fingerprint yet."""
    return list(connection.execute(queries()["unmarked_opportunities"], {"ids": list(ids)}).scalars())


def mark(connection: Connection, marks: Mapping[int, tuple[int, bytes]]) -> None:
    """Keeps the cell and the fingerprint of rows."""
    cells, fingerprints = [cell for cell, _ in marks.values()], [one for _, one in marks.values()]
    values = {"ids": list(marks), "cells": cells, "fingerprints": fingerprints}
    connection.execute(queries()["mark_opportunities"], values)


def cells_of(connection: Connection, ids: Collection[int]) -> list[int]:
    """The cells where live rows among `ids` are."""
    return list(connection.execute(queries()["cells_of_opportunities"], {"ids": list(ids)}).scalars())


def live_ids(connection: Connection) -> list[int]:
    """All that is live."""
    return list(connection.execute(queries()["live_opportunities"]).scalars())


def read_postings(connection: Connection, ids: Collection[int]) -> Sequence[Row[Any]]:
    """What is compared of rows, in no order."""
    return connection.execute(queries()["postings"], {"ids": list(ids)}).all()


def grouped(connection: Connection, ids: Collection[int]) -> list[int]:
    """The rows among `ids` that are linked, or that others are linked to."""
    return list(connection.execute(queries()["grouped_opportunities"], {"ids": list(ids)}).scalars())


def linked_groups(connection: Connection, ids: Collection[int]) -> list[Seen]:
    """The live rows of the groups that `ids` belong to or lead, `ids` themselves included."""
    return [Seen(*row) for row in connection.execute(queries()["linked_groups"], {"ids": list(ids)})]


def retired_heads(connection: Connection, *, limit: int) -> list[int]:
    """Retired rows that live ones are still hidden behind."""
    return list(connection.execute(queries()["retired_heads"], {"limit": limit}).scalars())


def refusals(connection: Connection, ids: Collection[int]) -> set[frozenset[int]]:
    """The pairs with one of `ids` that a person said are not the same."""
    return {frozenset(row) for row in connection.execute(queries()["refused_pairs"], {"ids": list(ids)})}


def write_links(connection: Connection, links: Collection[NewLink], *, freed: Collection[int], now: datetime) -> None:
    """Links rows, with reasons that replace older ones, and frees others: those are shown again."""
    ids = [one.id for one in links]
    heads: list[int | None] = [one.canonical_id for one in links]
    connection.execute(queries()["drop_links"], {"ids": [*ids, *freed]})
    connection.execute(
        queries()["set_canonical"], {"ids": [*ids, *freed], "canonical_ids": [*heads, *[None] * len(freed)]}
    )
    reasons = {"scores": [one.score for one in links], "parts": [one.parts for one in links]}
    connection.execute(queries()["keep_links"], {"ids": ids, "canonical_ids": heads, "now": now} | reasons)


def also_seen(session: Session, opportunity_id: int, *, limit: int = 10) -> tuple[Twin, ...]:
    """The same opportunity elsewhere: the one that is shown, then the others linked to it."""
    rows = session.execute(queries()["also_seen"], {"id": opportunity_id, "limit": limit}).mappings()
    return tuple(Twin(**row) for row in rows)


def linked_since(session: Session, opportunity_id: int) -> datetime | None:
    """Since when a row stands in for others, or another one for it; None where it is linked to nothing."""
    link = DuplicateLinkRow
    mine = or_(link.opportunity_id == opportunity_id, link.canonical_id == opportunity_id)
    return session.scalar(select(func.min(link.linked_at)).where(mine))


def unlink(session: Session, opportunity_id: int, *, who: str, now: datetime) -> tuple[int, ...]:
    """Says, in the name of `who`, that a row is not the same as the others of its group; those others.

    It is shown again by itself and never linked to them any more. Where it was the one to show, the others are shown by
    themselves too, until they are compared again. Raises NotLinked.
    """
    connection = session.connection()
    lock_catalogue(connection)
    group = linked_groups(connection, [opportunity_id])
    others = sorted((one for one in group if one.id != opportunity_id), key=preference)
    if not others:
        raise NotLinked(f"La proposition {opportunity_id} n'est liée à aucune autre : il n'y a rien à séparer.")
    ids = [one.id for one in others]
    session.execute(queries()["refuse_pairs"], {"id": opportunity_id, "others": ids, "now": now, "who": who})
    led = [one.id for one in others if one.canonical_id == opportunity_id]
    freed = [opportunity_id, *led]
    session.execute(queries()["drop_links"], {"ids": freed})
    session.execute(queries()["set_canonical"], {"ids": freed, "canonical_ids": [None] * len(freed)})
    return tuple(ids)


def preference(one: Seen) -> tuple[int, str, str, int]:
    """What orders the rows of a group, the one to show first: best source, then earliest, then key."""
    published = "~" if one.published_at is None else one.published_at.isoformat()
    return source_rank(one.source), published, one.source_key, one.id
