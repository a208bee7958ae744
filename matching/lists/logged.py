"""Writes down every list, with the versions of weights, data and travel times that made it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from matching.lists.snapshot import keep_weights_of, person_to_json, program_version
from matching.model import Person
from matching.people import Followed
from matching.reasons import Reason, stored
from matching.scoring.commute import Way, best_ways
from matching.scoring.rank import Few, Ranked, Shown, reasons_of
from store import queries
from store.copying import NULL, copied_text, copy_line
from store.lists import ITEM_COLUMNS, LIST_COLUMNS


@dataclass(frozen=True, slots=True)
class Versions:
    """What a list was made of: the weights' version, the data's, the travel times'."""

    weights: str
    data: str
    travel: str


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A list to be written: for whom or for which opening, what was asked, and its rows (`item_values`)."""

    audience: str
    items: Sequence[dict[str, Any]]
    person_id: int | None = None
    opening_id: int | None = None
    question: dict[str, Any] = field(default_factory=dict)
    offset: int = 0
    """How many rows stand before its first one: those of earlier pages."""
    person: Person | None = None
    """Of a list of somebody's, the person as ranked: what it takes to make it again."""


def write_lists(session: Session, entries: Sequence[ListEntry], *, versions: Versions, now: datetime) -> list[int]:
    """Stores lists and their rows; their ids, in the same order."""
    if not entries:
        return []
    lists = [
        list_values(entry, versions=versions, now=now) | {"place": place} for place, entry in enumerate(entries, 1)
    ]
    items = [
        item | {"place": place, "position": position}
        for place, entry in enumerate(entries, 1)
        for position, item in enumerate(entry.items, entry.offset + 1)
    ]
    asked = {"count": len(entries), "lists": orjson.dumps(lists).decode(), "items": orjson.dumps(items).decode()}
    return list(session.scalars(queries()["write_lists"], asked))


def list_values(entry: ListEntry, *, versions: Versions, now: datetime) -> dict[str, Any]:
    """One row of `lists`, but for its id."""
    return {
        "audience": entry.audience,
        "person_id": entry.person_id,
        "opening_id": entry.opening_id,
        "question": entry.question,
        "made_at": now,
        "weights_version": versions.weights,
        "data_version": versions.data,
        "travel_version": versions.travel,
        "program_version": None if entry.person is None else program_version(),
        "person": None if entry.person is None else person_to_json(entry.person),
    }


def question_of(followed: Followed, *, limit: int, offset: int = 0) -> dict[str, Any]:
    """What is asked with somebody's list, beside the person: enough to make it again."""
    return {"limit": limit, "offset": offset, "ranked": followed.ranked, "dismissed": sorted(followed.dismissed)}


def list_block(entries: Sequence[tuple[int, ListEntry]], *, versions: Versions, now: datetime) -> tuple[bytes, bytes]:
    """Lists with their ids, and their rows, as `store.lists.copy_lists` takes them: for many at once."""
    lists, items = [], []
    for list_id, entry in entries:
        values = list_values(entry, versions=versions, now=now) | {"id": list_id}
        lists.append(copy_line([_copied(values.get(name)) for name in LIST_COLUMNS]))
        for position, item in enumerate(entry.items, entry.offset + 1):
            row = item | {"list_id": list_id, "position": position}
            items.append(copy_line([_copied(row[name]) for name in ITEM_COLUMNS]))
    return b"".join(lists), b"".join(items)


def copied_page(list_id: int, few: Few, shown: Sequence[Shown], *, now: datetime) -> bytes:
    """The rows of a list whose id is known, told as `explained_few` tells them, as `list_block` gives them."""
    ways = best_ways(few.reach, few.person.means, few.ground.travel)
    told = zip(
        few.corpus.id[few.rows].tolist(),
        few.total.tolist(),
        _parts_json(few.parts, few.values),
        ways,
        reasons_of(few, ways, as_of=now),
        shown,
        strict=True,
    )
    return "".join(
        [
            f"{list_id}\t{position}\t{opportunity_id}\t{how.position_by_score or NULL}\t{how.chance}\t{score}"
            f"\t{_with_way(parts, way, how.price)}\t{{{','.join(map(_copied_reason, said))}}}\n"
            for position, (opportunity_id, score, parts, way, said, how) in enumerate(told, 1)
        ]
    ).encode()


@lru_cache(maxsize=50_000)
def _copied_reason(reason: Reason) -> str:
    """One reason of a row's list, as COPY reads it."""
    return copied_text(stored(reason))


def _copied(value: Any) -> Any:
    return orjson.dumps(value).decode() if isinstance(value, dict) else value


def log_list(
    session: Session,
    items: Sequence[Ranked],
    *,
    versions: Versions,
    audience: str,
    now: datetime,
    question: dict[str, Any] | None = None,
    offset: int = 0,
    followed: Followed | None = None,
) -> int:
    """Stores a list of opportunities as it is shown, to a visitor or to `followed`; the id of the list."""
    if followed is not None:
        keep_weights_of(session, versions.weights, now=now)
    rows = [item_values(one) for one in items]
    entry = ListEntry(
        audience,
        rows,
        person_id=None if followed is None else followed.id,
        question=question or {},
        offset=offset,
        person=None if followed is None else followed.person,
    )
    return write_lists(session, [entry], versions=versions, now=now)[0]


def item_values(ranked: Ranked) -> dict[str, Any]:
    """One row of `list_items`, but for its list and its position."""
    return {
        "opportunity_id": ranked.opportunity.id,
        "person_id": None,
        "position_by_score": ranked.position_by_score,
        "chance": ranked.chance,
        "score": ranked.score,
        "parts": orjson.loads(_with_way(_parts_of(ranked), ranked.way, ranked.price)),
        "reasons": [stored(one) for one in ranked.reasons],
    }


def _parts_of(ranked: Ranked) -> str:
    names = tuple([part.name for part in ranked.parts])
    return _parts_json(names, np.array([[part.value for part in ranked.parts]]))[0]


def _parts_json(names: tuple[str, ...], values: NDArray[np.float64]) -> list[str]:
    """The parts that are known of each row of values (m, parts), as JSON's pairs; four decimals tell them well
    enough."""
    told = np.rint(np.where(np.isnan(values), -1.0, values) * 10_000).astype(np.int64)
    known = (told >= 0) @ (1 << np.arange(len(names)))
    return [
        _pairs(names, which) % tuple([_DECIMALS[number] for number in row if number >= 0])
        for which, row in zip(known.tolist(), told.tolist(), strict=True)
    ]


_DECIMALS = tuple(f"{number / 10_000:.4f}" for number in range(10_001))
"""The numbers from 0 to 1."""


@lru_cache(maxsize=10_000)
def _pairs(names: tuple[str, ...], known: int) -> str:
    """What writes numbers under some of the names, whose bits are set: the same few parts are known of many rows."""
    return ",".join([f'"{name}":%s' for place, name in enumerate(names) if known >> place & 1])


def _with_way(parts: str, way: Way | None, price: float) -> str:
    """Parts, the best way and the price, as JSON."""
    said = [parts] if parts else []
    if way is not None:
        said.append(f'"minutes":{round(way.minutes)},"mode":"{way.mode.value}"')
    if price:
        said.append(f'"price":{price:.6f}')
    return f"{{{','.join(said)}}}"
