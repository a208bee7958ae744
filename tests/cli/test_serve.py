"""`alentour serve`: what stops it before it starts is one sentence, and it leaves when asked to."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import store
from tests.make.town import settle_town

CHECKOUT = Path(__file__).parents[2]
_SERVE = (sys.executable, "-c", "from cli import main; main()", "serve")


def start(database_url: str, *options: str, port: int = 0) -> "subprocess.Popen[str]":
    environment = os.environ | {"DATABASE_URL": database_url, "INDEX_FOLDER": os.devnull}
    return subprocess.Popen(
        (*_SERVE, "--port", str(port), *options),
        cwd=CHECKOUT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_a_busy_port_is_one_sentence(database_url: str, busy_port: int) -> None:
    running = start(database_url, port=busy_port)

    _, said = running.communicate(timeout=60)
    assert running.returncode == 1
    assert said.startswith(f"Impossible d'écouter sur 127.0.0.1, port {busy_port}")
    assert said.count("\n") == 1


def test_a_database_without_references_is_one_sentence(database_url: str) -> None:
    running = start(database_url, port=0)

    _, said = running.communicate(timeout=60)
    assert (running.returncode, said.count("\n")) == (1, 1)
    assert "alentour reference load" in said


@pytest.mark.parametrize(("asked", "workers"), [(signal.SIGTERM, "2"), (signal.SIGINT, "1")])
def test_it_leaves_cleanly_when_asked(database_url: str, asked: signal.Signals, workers: str) -> None:
    engine = store.create_store(database_url)
    with store.session(engine) as session:
        settle_town(session)
    engine.dispose()
    running = start(database_url, "--workers", workers)
    assert running.stdout is not None

    assert running.stdout.readline().startswith("Alentour répond sur http://127.0.0.1:")
    running.send_signal(asked)
    running.communicate(timeout=120)  # what never leaves fails; a busy machine does not
    assert running.returncode == 0
