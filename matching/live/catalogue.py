"""What is live, ready to be scored: read once, kept as an index in memory, and never shown otherwise than it is now.

Each question asks the store for the version of the catalogue. Where it moved on, the rows that changed since are read
again, so that a change is seen by the first search after its commit. Titles and texts stay in the store.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from threading import Lock, Thread, local

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from geo import Communes, Point, distances_km
from kit import logger
from matching.live.index import Index, Kept, Made, Parts, empty_index, index_of_all
from matching.live.reading import read_opportunities, read_parts
from matching.model import Opportunity
from matching.scoring.corpus import Corpus
from matching.words.trades.declared import Trades
from store import queries

MOST_NEAR = 10_000
"""The nearest that a whole neighbourhood is compared of: more than a department has."""
AT_ONCE = 50_000
"""So many rows are put in order again by the question that finds them scattered; more, aside, while others go on."""


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """What is in memory: the index of one version of the catalogue; `made`: the version when it was put in order."""

    version: int
    index: Index
    made: int


class Catalogue:
    """What is live. One a process; may be asked from several threads: one of them reads what is new."""

    def __init__(self, trades: Trades, communes: Communes, *, kept: Kept | None = None) -> None:
        """`kept`: where the made index is found by the next start and by other processes."""
        self._trades = trades
        self._communes = communes
        self._kept = kept
        self._database = ""
        self._refreshing = Lock()
        self._ordering = Lock()
        self._held = Held(-1, empty_index(trades=trades, communes=communes), -1)
        self._whole: tuple[Index, Corpus] | None = None
        self._asking = local()  # `.session` of the question each thread answers: they share corpora, not it

    def index(self, session: Session) -> tuple[Index, int]:
        """All that is live, and its version. While another thread reads again what changed, that is left out."""
        return self.index_and_night(session)[:2]

    def index_and_night(self, session: Session, *, needed: Sequence[int] = ()) -> tuple[Index, int, int | None]:
        """As `index`, with how many nights made prices, None before the first: one question tells all.

        Where another thread reads one of the `needed` ids again, its answer is waited for.
        """
        self._asking.session = session
        version, _, nights = _now(session)
        held = self._held
        if held.version == version:
            return held.index, version, nights
        with self.refreshing(wait=held.version < 0) as mine:
            if mine:
                self._held = held = self._brought_up(session, self._held)
                return held.index, held.version, nights
        changed, _ = _changed(session, held.version)
        if not np.isin(needed, changed).any():
            return held.index.without(changed), held.version, nights
        with self.refreshing(wait=True):
            self._held = held = self._brought_up(session, self._held)
        return held.index, held.version, nights

    def current(self, session: Session) -> tuple[Corpus, int]:
        """The corpus of all that is live, by id, and its version: the same one until something changes."""
        index, version = self.index(session)
        return self.whole(index), version

    def whole(self, index: Index) -> Corpus:
        """The corpus of all rows of an index, by id, quick to ask for words: the same one until something changes."""
        whole = self._whole
        if whole is None or whole[0] is not index:
            self._whole = whole = (index, self.take(index, index.rows()).asked_by_many())
        return whole[1]

    def near(self, session: Session, home: Point, *, radius_km: float) -> tuple[Corpus, int]:
        """The corpus of what is live and may lie within `radius_km` of `home`, the nearest, or has no place."""
        index, version = self.index(session)
        rows = index.rows()
        km = distances_km(home, *(index.column(name, rows).astype(np.float64) for name in ("lat", "lon")))
        edge = km - index.column("blur_km", rows).astype(np.float64)
        there = np.flatnonzero(np.isnan(edge) | (edge <= radius_km))
        nearest = rows[there[np.argsort(edge[there], kind="stable")[:MOST_NEAR]]]
        return self.take(index, nearest), version

    def of(self, session: Session, ids: list[int]) -> tuple[Corpus, int]:
        """The corpus of those of some opportunities that are live, and its version. Where another
        thread reads some of them again, its answer is waited for, so that none is missing."""
        index, version, _ = self.index_and_night(session, needed=ids)
        return self.take(index, index.rows_of(np.array(ids, dtype=np.int64))), version

    def take(self, index: Index, rows: NDArray[np.intp], *, skills: bool = True) -> Corpus:
        """The corpus of some rows of an index, in ascending order of their ids; `skills`: whether those are asked."""
        ids = index.column("id", rows)
        return index.take(rows[np.argsort(ids, kind="stable")], load=self._load, skills=skills)

    @contextmanager
    def refreshing(self, *, wait: bool = False) -> Iterator[bool]:
        """True for the one that reads what is new; others get False at once, unless they have to `wait`."""
        mine = self._refreshing.acquire(blocking=wait)
        try:
            yield mine
        finally:
            if mine:
                self._refreshing.release()

    def _brought_up(self, session: Session, held: Held) -> Held:
        """What is live now. Rows that were deleted leave no sign: then those that are left are counted."""
        version, lost, _ = _now(session)
        starting = held.version < 0
        if starting or version < held.version:
            held = self._from_the_start(session)
            version, lost, _ = _now(session)
        if held.version == version:
            return held
        changed, live = _changed(session, held.version)
        gone = np.concatenate([changed, _lost(session, held.index)]) if lost > held.version else changed
        if not len(gone):
            return replace(held, version=version)
        parts = list(self._read(session, changed[live].tolist()))
        held = Held(version, held.index.changed(gone=np.unique(gone), fresh=parts), held.made)
        if held.index.is_scattered and (starting or len(held.index) <= AT_ONCE):  # who starts may fork: no thread yet
            return self._in_order(held)
        if held.index.is_scattered:
            Thread(target=self._put_in_order, args=(held,), daemon=True).start()
        return held

    def _from_the_start(self, session: Session) -> Held:
        """What was kept, be it a bit old; else all that is live, read here or by the process that came first."""
        if self._kept is None:
            return _held(self._made(session))
        self._database = session.execute(queries()["this_database"]).scalar_one()
        found = self._kept.read(self._database, newest=_now(session)[0])
        if found is not None:
            return _held(found)
        with self._kept.alone():
            found = self._kept.read(self._database, newest=_now(session)[0])
            return _held(found or self._written(self._kept, self._made(session)))

    def _made(self, session: Session) -> Made:
        version, _, _ = _now(session)
        ids = session.execute(queries()["live_ids"]).scalars().all()
        began = time.perf_counter()
        parts = list(self._read(session, ids))
        index = index_of_all(parts, trades=self._trades, communes=self._communes)
        seconds = round(time.perf_counter() - began, 1)
        logger("matching").info("index_made", opportunities=len(index), seconds=seconds)
        return Made(version, index)

    def _written(self, kept: Kept, made: Made) -> Made:
        """The same, kept, and in the memory that other processes share, if that can be."""
        kept.write(self._database, made)
        return kept.read(self._database, oldest=made.version) or made

    def _put_in_order(self, held: Held) -> None:
        """Puts all rows in order aside; what changes meanwhile is read again by the next question."""
        if self._ordering.acquire(blocking=False):
            try:
                self._held = self._in_order(held)
            finally:
                self._ordering.release()

    def _in_order(self, held: Held) -> Held:
        """The rows in one piece: as another process has put them since, else put in order and kept."""
        if self._kept is None:
            return Held(held.version, held.index.in_order(), held.version)
        with self._kept.alone():
            found = self._kept.read(self._database, oldest=held.made + 1)
            return _held(found or self._written(self._kept, Made(held.version, held.index.in_order())))

    def _read(self, session: Session, ids: Sequence[int]) -> Iterator[Parts]:
        return read_parts(session, ids, trades=self._trades, communes=self._communes)

    def _load(self, ids: list[int]) -> list[Opportunity]:
        """Some opportunities, by the session of the question that this thread answers, else by one of their own."""
        asking: Session = self._asking.session
        if asking.in_transaction():
            return read_opportunities(asking, ids)
        with Session(asking.get_bind()) as fresh:
            return read_opportunities(fresh, ids)


def _held(made: Made) -> Held:
    return Held(made.version, made.index, made.version)


def _now(session: Session) -> tuple[int, int, int | None]:
    """The version of the catalogue, the last one that deleted something, and how many nights made prices."""
    version, lost, nights = session.execute(queries()["catalogue_now"]).one()
    return version, lost, nights


def _lost(session: Session, index: Index) -> NDArray[np.int64]:
    """The ids of what an index holds and is live no more."""
    live = np.array(session.execute(queries()["live_ids"]).scalars().all(), dtype=np.int64)
    held = index.column("id", index.rows()).astype(np.int64)
    return np.setdiff1d(held, live, assume_unique=True)


def _changed(session: Session, version: int) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """The ids of what changed since a version, and whether each is live."""
    rows = session.execute(queries()["changed_ids"], {"version": version}).all()
    return np.array([row.id for row in rows], dtype=np.int64), np.array([row.live for row in rows], dtype=np.bool_)
