"""How much memory a measure takes: this program with the processes it starts, and PostgreSQL's own, apart."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, text

_EVERY_SECONDS = 0.25
_PROC = Path("/proc")


@dataclass(slots=True)
class Peaks:
    """The highest sums seen, in MiB: of resident memory for us, of proportional memory for PostgreSQL, whose
    processes share theirs. None where it is not on this machine, or may not be read."""

    ours_mib: float = 0.0
    postgres_mib: float | None = None


@contextmanager
def watching_memory(engine: Engine | None = None) -> Iterator[Peaks]:
    """Watches until the end of the block; PostgreSQL too, where an engine is given."""
    peaks, done = Peaks(), threading.Event()
    server = None if engine is None else _postmaster(engine)

    def watch() -> None:
        while not done.is_set():
            children = _children()
            ours = _family(os.getpid(), children)
            peaks.ours_mib = max(peaks.ours_mib, sum(_resident_mib(one) for one in ours))
            if server is not None:
                theirs = sum(_proportional_mib(one) for one in _family(server, children))
                peaks.postgres_mib = max(peaks.postgres_mib or 0.0, theirs) or None
            time.sleep(_EVERY_SECONDS)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield peaks
    finally:
        done.set()
        watcher.join()


def _postmaster(engine: Engine) -> int | None:
    """The process that serves the database, where it runs on this machine."""
    with engine.connect() as connection:
        backend = int(connection.execute(text("select pg_backend_pid()")).scalar_one())
        return _parent(backend) if _name(backend) == "postgres" else None


def _children() -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for entry in _PROC.glob("[0-9]*"):
        parent = _parent(int(entry.name))
        if parent is not None:
            found.setdefault(parent, []).append(int(entry.name))
    return found


def _family(first: int, children: dict[int, list[int]]) -> list[int]:
    return [first] + [one for child in children.get(first, []) for one in _family(child, children)]


def _parent(process: int) -> int | None:
    return int(_status(process).get("PPid", "0")) or None


def _name(process: int) -> str:
    return _status(process).get("Name", "")


def _status(process: int) -> dict[str, str]:
    try:
        lines = (_PROC / str(process) / "status").read_text().splitlines()
    except OSError:  # it has ended
        return {}
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def _resident_mib(process: int) -> float:
    return int(_status(process).get("VmRSS", "0 kB").split()[0]) / 1024


def _proportional_mib(process: int) -> float:
    try:
        lines = (_PROC / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended, or it is another user's
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
