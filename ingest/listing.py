"""A list read page by page while it moves: whole only when every record that it announces was seen.

Between two pages records enter, leave and change places, and partners repeat a page by mistake. So each record counts
once, pages meet by some records where the partner lets us choose where they begin, and a list that moved is read again.
One that owes the same twice over names some records twice itself, and is whole.
"""

import json
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ingest.connector import Page, pause
from ingest.errors import PullCutShort

READINGS = 3
"""How often a list that moves while it is read is read."""


@dataclass(frozen=True, slots=True)
class Part:
    """A page, and how many records the whole list announces at this moment."""

    records: Page
    total: int


@dataclass(slots=True)
class _Reading:
    """How far one reading of a list came."""

    announced: int | None = None
    position: int = 0
    pages: int = 0
    counted: int = 0
    keys: set[Hashable] = field(default_factory=set)
    last: set[Hashable] = field(default_factory=set)
    """The keys of the page before."""
    torn: bool = False
    """A page led no further, or did not meet the one before."""

    def is_whole(self) -> bool:
        return not self.torn and self.counted >= (self.announced or 0)


def read_list(
    ask: Callable[[int, int], Part],
    *,
    partner: str,
    key_fields: tuple[str, ...],
    pause_seconds: float,
    most_pages: int,
    overlap: int = 0,
    twice: bool = False,
) -> Iterator[Page]:
    """The records of a list, each once. `ask` takes the position of a record and the number of a page, from 1.

    `overlap` records of the page before are asked for again, by those who ask by position. Those who ask by number
    cannot tell records that leave from others that enter at once: `twice` reads a list of several pages until two
    readings agree. Raises PullCutShort.
    """
    given: set[Hashable] = set()
    before: _Reading | None = None
    for _ in range(READINGS):
        reading = _Reading()
        for page in _pages(ask, reading, key_fields, pause_seconds, most_pages, overlap):
            yield [record for record in page if _key(record, key_fields) not in given]
            given |= {_key(record, key_fields) for record in page}
        agrees = before is not None and not reading.torn and reading.keys == before.keys
        if agrees or (reading.is_whole() and (not twice or reading.pages == 1)):
            return
        before = reading
    raise PullCutShort(f"{partner} : la liste a bougé pendant la lecture, une partie n'a pas été lue.")


def _pages(
    ask: Callable[[int, int], Part],
    reading: _Reading,
    key_fields: tuple[str, ...],
    pause_seconds: float,
    most_pages: int,
    overlap: int,
) -> Iterator[Page]:
    for number in range(1, most_pages + 1):
        start = max(0, reading.position - overlap)
        part = ask(start, number)
        reading.announced = reading.announced or part.total
        keys = [_key(record, key_fields) for record in part.records]
        fresh = [key for key in keys if key not in reading.keys]
        ends = start + len(keys)
        stays = number > 1 and (ends <= reading.position or (not fresh and set(keys) == reading.last))
        reading.torn |= stays or (number > 1 and any(key in fresh for key in keys[: reading.position - start]))
        reading.pages += 1
        reading.counted += len(fresh)
        reading.keys.update(fresh)
        reading.last = set(keys)
        reading.position = ends
        yield part.records
        if stays or not keys or ends >= part.total:
            return
        pause(pause_seconds)
    reading.torn = True


def _key(record: dict[str, Any], fields: tuple[str, ...]) -> Hashable:
    """What makes two records the same: their key, or all they say where they have none."""
    if not record.get(fields[0]):
        return json.dumps(record, sort_keys=True)
    return tuple(str(record.get(name)) for name in fields)
