"""The made index kept from one start to the next, and shared by the processes of a machine.

One file a database. The process that finds none makes the index and writes it, under a lock of the system that dies
with its process; the others wait, then map the same file. What does not fit (another program, other references, another
database, damage) is made again.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import geo
from geo import Communes
from kit import logger
from matching.live.index.file import Made, read_index, write_index
from matching.words.trades.rome import Rome

MOST_FILES = 4
"""Indexes kept in a folder: those of databases that are gone leave it, the oldest first."""
_PROGRAM = Path(geo.__file__).parents[1]
_READ_BY = ("matching", "geo", "kit")
"""Packages whose code decides what is read of a row."""


class Kept:
    """A folder of made indexes; several processes may use it at once. Theirs is what bears the same `stamp`."""

    def __init__(self, folder: Path, *, stamp: str) -> None:
        self._folder = folder
        self._stamp = stamp

    def read(self, database: str, *, oldest: int = 0, newest: int | None = None) -> Made | None:
        """The index of a database, of a version from `oldest` to `newest`; None where there is none."""
        try:
            made = read_index(self._path(database), stamp=self._stamp)
        except (OSError, ValueError) as fault:
            logger("matching").warning("index_unreadable", fault=str(fault))
            return None
        if made is None or made.version < oldest or (newest is not None and made.version > newest):
            return None
        return made

    def write(self, database: str, made: Made) -> None:
        """Keeps an index that is in order, if the folder lets it. The caller holds `alone`."""
        path = self._path(database)
        try:
            write_index(path, made, stamp=self._stamp)
            old = sorted(self._folder.glob("*.index"), key=lambda one: one.stat().st_mtime)[:-MOST_FILES]
            for one in old:
                one.unlink(missing_ok=True)
        except OSError as fault:
            logger("matching").warning("index_not_kept", folder=str(self._folder), fault=fault.strerror)
            return
        logger("matching").info("index_kept", opportunities=len(made.index), mebibytes=path.stat().st_size >> 20)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Waits until no other process makes an index of this folder, then keeps others waiting."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = os.open(self._folder / "making.lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:  # nothing can be kept there, which `write` will tell
            yield
            return
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)

    def _path(self, database: str) -> Path:
        return self._folder / f"{hashlib.sha256(database.encode()).hexdigest()[:16]}.index"


def stamp_of(rome: Rome, communes: Communes) -> str:
    """What a made index depends on beside its rows: the program, the trades, the communes."""
    digest = hashlib.blake2b(_sources(), digest_size=16)
    digest.update(repr(rome).encode())
    for one in communes:
        digest.update(repr(one).encode())
    return digest.hexdigest()


@cache
def _sources() -> bytes:
    """The digest of the program, read once: files that change later are not what this process runs."""
    digest = hashlib.blake2b(platform.python_version().encode())
    for package in _READ_BY:
        for path in sorted((_PROGRAM / package).rglob("*")):
            if path.suffix in (".py", ".toml"):
                digest.update(path.read_bytes())
    return digest.digest()
