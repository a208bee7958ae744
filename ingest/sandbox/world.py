"""What the partners publish at this moment, and the changes that a test or a demo makes to it."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any

from geo import Point
from ingest.errors import UnknownSource

type Json = dict[str, Any]
"""One payload, as it goes over the wire."""

FRANCE_TRAVAIL = "france-travail"
IMMERSION_FACILITEE = "immersion-facilitee"
API_ENGAGEMENT = "api-engagement"
LES_EMPLOIS = "les-emplois"
DATA_INCLUSION = "data-inclusion"
BUS = "bus-emploi"


@dataclass(frozen=True, slots=True)
class Press:
    """How one source makes its content: the payloads of a slot, their key, and a payload after an edit."""

    payloads: Callable[[int], list[Json]]
    key: Callable[[Json], Hashable]
    edited: Callable[[Json], Json]


class Shelf:
    """The payloads that one source publishes now. Safe to use from several threads.

    Content is made slot by slot: the first `slots` are there from the start, and the next ones are what appears when
    a test asks for new content, so that it is as lifelike and as repeatable as the rest.
    """

    def __init__(self, press: Press, *, slots: int) -> None:
        self._press = press
        self._lock = Lock()
        self._next_slot = 0
        self._payloads: dict[Hashable, Json] = {}
        for _ in range(slots):
            self._print_slot()

    def _print_slot(self) -> list[Hashable]:
        made = {self._press.key(payload): payload for payload in self._press.payloads(self._next_slot)}
        self._next_slot += 1
        self._payloads.update(made)
        return list(made)

    def payloads(self) -> list[Json]:
        """Everything published now, in order of publication."""
        with self._lock:
            return list(self._payloads.values())

    def add(self, count: int) -> list[Hashable]:
        """The keys of at least `count` payloads that were not there before."""
        with self._lock:
            added: list[Hashable] = []
            while len(added) < count:
                added += self._print_slot()
            return added

    def withdraw(self, count: int) -> list[Hashable]:
        """The keys of the `count` oldest payloads, which are published no more."""
        with self._lock:
            gone = list(self._payloads)[:count]
            for key in gone:
                del self._payloads[key]
            return gone

    def modify(self, count: int) -> list[Hashable]:
        """The keys of the `count` oldest payloads, whose text and date of change are new. The key stays."""
        with self._lock:
            changed = list(self._payloads)[:count]
            for key in changed:
                self._payloads[key] = self._press.edited(self._payloads[key])
            return changed

    def repeat(self, count: int) -> None:
        """List the `count` oldest payloads twice from now on."""
        with self._lock:
            self._payloads |= {("again", key): self._payloads[key] for key in list(self._payloads)[:count]}

    def remember(self) -> Callable[[], None]:
        """The way back to what is published at this moment."""
        with self._lock:
            payloads, slot = dict(self._payloads), self._next_slot

        def back() -> None:
            with self._lock:
                self._payloads, self._next_slot = dict(payloads), slot

        return back


@dataclass(frozen=True, slots=True)
class World:
    """The content of every source at `as_of`."""

    as_of: datetime
    shelves: Mapping[str, Shelf]
    centres: Mapping[str, Point]
    """Where each commune is, by INSEE code: what a search around a commune measures from."""

    def shelf(self, source: str) -> Shelf:
        """The content of `source`. Raises UnknownSource."""
        if source not in self.shelves:
            raise UnknownSource(f"Source inconnue : « {source} ». Sources jouées : {', '.join(self.shelves)}.")
        return self.shelves[source]

    def add(self, source: str, count: int) -> list[Hashable]:
        """The keys of `count` new payloads of `source`."""
        return self.shelf(source).add(count)

    def withdraw(self, source: str, count: int) -> list[Hashable]:
        """The keys of `count` payloads that `source` publishes no more."""
        return self.shelf(source).withdraw(count)

    def modify(self, source: str, count: int) -> list[Hashable]:
        """The keys of `count` payloads of `source` that were edited."""
        return self.shelf(source).modify(count)
