"""A pull on its way into the store: raw pages are cleaned and placed one by one, then applied all at once.

pages → clean → draft or reject → locate → row, by key → one transaction: new, changed, same, retired, rejects, run
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from geo import Communes
from ingest.connector import Page
from ingest.draft import Cleaned, Draft, Reject
from ingest.locate import Placed, locate
from matching import conditions_to_json

Cleaner = Callable[[dict[str, Any]], Iterator[Cleaned]]
MOST_REJECTS = 5_000
"""Rejects kept one by one; the count goes on."""


@dataclass(slots=True)
class Gathered:
    """What a pull has given so far: rows for the store by key, and what was refused."""

    communes: Communes
    department: str
    pulled: int = 0
    rejected: int = 0
    rows: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    rejects: list[Reject] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    """Keys of records that were seen, and are not good enough to be read."""
    gone: set[str] = field(default_factory=set)
    """Keys of what the source says is no longer offered."""

    def add(self, page: Page, clean: Cleaner) -> None:
        """Cleans and places the records of a page. A key that comes again replaces the one before."""
        for raw in page:
            self.pulled += 1
            for one in clean(raw):
                if isinstance(one, Draft):
                    self._place(one)
                else:
                    self._reject(one)

    def _place(self, draft: Draft) -> None:
        placed = locate(draft.whereabouts, self.communes, department=self.department)
        if placed is None:
            self._reject(Reject(draft.key, "lieu introuvable", "lieu"))
        else:
            self.rows[draft.key] = row_of(draft, placed)

    def _reject(self, reject: Reject) -> None:
        self.rejected += 1
        if reject.key is not None:
            (self.gone if reject.gone else self.refused).add(reject.key)
        if len(self.rejects) < MOST_REJECTS:
            self.rejects.append(reject)


def gather(pages: Iterable[Page], clean: Cleaner, *, into: Gathered, progress: Callable[[int], None]) -> None:
    """Reads all pages into `into`; whatever `pages` raises leaves what was read before in it."""
    for page in pages:
        into.add(page, clean)
        progress(into.pulled)


def row_of(draft: Draft, placed: Placed) -> tuple[Any, ...]:
    """The row of the store (`store.opportunities.COLUMNS`), its content hash last."""
    content = (
        draft.kind.value,
        draft.title,
        draft.text,
        draft.rome,
        draft.rome_label,
        draft.employer,
        draft.siret,
        placed.insee,
        placed.place,
        None if placed.point is None else placed.point.ewkt(),
        None if placed.rung is None else placed.rung.value,
        json.dumps(conditions_to_json(draft.conditions), ensure_ascii=False, sort_keys=True),
        draft.url,
        draft.published,
        draft.starts,
        draft.ends,
    )
    return (draft.key, *content, _hash(content))


def _hash(content: tuple[Any, ...]) -> str:
    text = "\x1f".join(one.isoformat() if isinstance(one, datetime) else str(one) for one in content)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
