"""Several processes serve one address: their figures are one, a dead one is replaced, none is left behind."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread, get_ident

import pytest

import store
from cli.workers import undisturbed
from tests.cli.test_serve import PATIENCE_SECONDS, started
from tests.fixtures.database import Server
from tests.make.town import settle_town

WORKERS = 2


class Served:
    """A server of two workers."""

    def __init__(self, running: "subprocess.Popen[str]") -> None:
        self.running = running
        assert running.stdout is not None
        self.port = int(running.stdout.readline().split("127.0.0.1:")[1].split()[0])
        until(lambda: len(self.workers()) == WORKERS)

    def workers(self) -> list[int]:
        """The numbers of its processes."""
        children = Path(f"/proc/{self.running.pid}/task/{self.running.pid}/children")
        return [int(one) for one in children.read_text().split()] if children.exists() else []

    def get(self, path: str) -> str:
        """What it answers, through a connection of its own."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        try:
            connection.request("GET", path)
            return connection.getresponse().read().decode()
        finally:
            connection.close()

    def healthz_counted(self) -> int:
        """How often `/healthz` was answered, by the figures of whichever worker answers."""
        lines = [line for line in self.get("/metrics").splitlines() if 'alentour_requests_total{method="GET",r' in line]
        return sum(int(float(line.split()[-1])) for line in lines if 'route="/healthz"' in line)


def until(true: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_signal_that_any_thread_takes_is_heard_at_the_end_of_the_block() -> None:
    done = []

    def leave(_number: int, _frame: object) -> None:
        raise SystemExit

    def taken_elsewhere() -> None:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGTERM])  # as a thread that was there before has it
        signal.pthread_kill(get_ident(), signal.SIGTERM)

    before = signal.signal(signal.SIGTERM, leave)
    try:
        with suppress(SystemExit):
            with undisturbed():
                another = Thread(target=taken_elsewhere)
                another.start()
                another.join()
                done.append("the block")
            done.append("what follows")
    finally:
        signal.signal(signal.SIGTERM, before)

    assert done == ["the block"]


@pytest.fixture(scope="module")
def served(server: Server) -> Iterator[Served]:
    with server.clone() as url:
        engine = store.create_store(url)
        with store.session(engine) as session:
            settle_town(session)
        engine.dispose()
        with started(url, "--workers", str(WORKERS)) as running:
            yield Served(running)


def test_any_worker_tells_what_all_of_them_answered(served: Served) -> None:
    before = served.healthz_counted()
    for _ in range(10):
        assert served.get("/healthz") == '{"status":"ok"}'

    assert served.healthz_counted() == before + 10


def test_a_worker_that_dies_is_replaced_and_what_it_counted_stays(served: Served) -> None:
    before = served.healthz_counted()
    dead, alive = served.workers()
    os.kill(dead, signal.SIGKILL)
    until(lambda: len(set(served.workers()) - {dead}) == WORKERS)

    assert alive in served.workers()
    assert served.healthz_counted() == before


def test_workers_leave_with_a_parent_that_was_killed(served: Served) -> None:
    workers = served.workers()
    served.running.kill()

    until(lambda: not any(Path(f"/proc/{one}/cwd").exists() for one in workers))
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", served.port), timeout=5)
