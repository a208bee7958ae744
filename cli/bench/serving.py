"""A site served as `alentour serve` does, by workers forked from the process that measures; what they take of it."""

import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from multiprocessing import get_context
from pathlib import Path
from typing import NoReturn

from fastapi import FastAPI
from sqlalchemy import Engine, text

from api import get_ready
from cli.serve import answer
from cli.workers import settle_in_memory

_TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
_PATIENCE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Served:
    """A running site, and the process that watches its workers."""

    port: int
    parent: int

    def get(self, path: str, *, accept: str) -> bytes:
        """The answer as it travels: compressed."""
        asked = HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE_SECONDS)
        try:
            asked.request("GET", path, headers={"Accept": accept, "Accept-Encoding": "gzip"})
            answer = asked.getresponse()
            body = answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{path}: {answer.status}")
            return body
        finally:
            asked.close()

    def processor_seconds(self) -> float:
        """What its processes have taken of the processor until now."""
        children = Path(f"/proc/{self.parent}/task/{self.parent}/children").read_text().split()
        return sum(_processor_seconds(one) for one in (self.parent, *map(int, children)))


@contextmanager
def served(site: FastAPI, engine: Engine, *, workers: int) -> Iterator[Served]:
    """The site, served by so many workers during the block."""
    engine.dispose()  # a connection belongs to one process
    with socket.create_server(("127.0.0.1", 0)) as listener:
        parent = get_context("fork").Process(target=_watch, args=(site, listener, workers))
        parent.start()
        assert parent.pid is not None, "it was started"
        running = Served(listener.getsockname()[1], parent.pid)
        try:
            running.get("/healthz", accept="*/*")
            yield running
        finally:
            parent.terminate()
            parent.join()


def _watch(site: FastAPI, listener: socket.socket, workers: int) -> None:
    signal.signal(signal.SIGTERM, _leave)
    get_ready(site)
    settle_in_memory()
    answer(site, listener, workers=workers)


def _leave(_number: int, _frame: object) -> NoReturn:
    sys.exit(0)


def database_seconds(engine: Engine) -> float | None:
    """What all connections to the database have taken of the processor until now; None where it is elsewhere."""
    with engine.connect() as connection:
        found = connection.execute(text("select pid from pg_stat_activity where datname = current_database()"))
        backends = [int(one) for one in found.scalars()]
    try:
        return sum(_processor_seconds(one) for one in backends)
    except OSError:
        return None


def _processor_seconds(process: int) -> float:
    """User and system time of one process."""
    after_name = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / _TICKS_A_SECOND
