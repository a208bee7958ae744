"""`alentour serve`: what stops it before it starts is one sentence, and it leaves when asked to."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

import store
from api import WebSettings
from cli import main
from cli.serve import configured
from tests.make.town import settle_town

CHECKOUT = Path(__file__).parents[2]
_SERVE = (sys.executable, "-c", "from cli import main; main()", "serve")
PATIENCE_SECONDS = 120
"""What never ends fails; a busy machine does not."""


@contextmanager
def started(database_url: str, *options: str) -> "Iterator[subprocess.Popen[str]]":
    """The command at work; nothing is left of it, nor of what it says, even where the test fails."""
    environment = os.environ | {"DATABASE_URL": database_url, "INDEX_FOLDER": os.devnull}
    with subprocess.Popen(
        (*_SERVE, "--port", "0", *options),
        cwd=CHECKOUT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        try:
            yield running
        finally:
            running.kill()


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_a_busy_port_is_one_sentence(busy_port: int, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["serve", "--port", str(busy_port)])
    said = capsys.readouterr().err

    assert ended.value.code == 1
    assert said.startswith(f"Impossible d'écouter sur 127.0.0.1, port {busy_port}")
    assert said.count("\n") == 1


def test_a_database_without_references_is_one_sentence(database_url: str) -> None:
    with started(database_url) as running:
        _, said = running.communicate(timeout=PATIENCE_SECONDS)

    assert (running.returncode, said.count("\n")) == (1, 1)
    assert "alentour reference load" in said


@pytest.mark.parametrize(("asks", "visitor"), [("10.0.0.7", "203.0.113.5"), ("10.0.0.8", "10.0.0.8")])
def test_only_a_trusted_proxy_says_for_whom_it_asks(asks: str, visitor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "10.0.0.7")
    site = FastAPI()

    @site.get("/")
    def who(request: Request) -> str:
        return request.client.host if request.client else ""

    served = configured(site, trusted_proxies=WebSettings(_env_file=None).trusted_proxies)
    served.load()

    answer = TestClient(served.loaded_app, client=(asks, 50000)).get("/", headers={"X-Forwarded-For": "203.0.113.5"})

    assert answer.json() == visitor


@pytest.mark.parametrize(("asked", "workers"), [(signal.SIGTERM, "2"), (signal.SIGINT, "1")])
def test_it_leaves_cleanly_when_asked(database_url: str, asked: signal.Signals, workers: str) -> None:
    engine = store.create_store(database_url)
    with store.session(engine) as session:
        settle_town(session)
    engine.dispose()
    with started(database_url, "--workers", workers) as running:
        assert running.stdout is not None
        assert running.stdout.readline().startswith("Alentour répond sur http://127.0.0.1:")

        running.send_signal(asked)
        running.communicate(timeout=PATIENCE_SECONDS)

    assert running.returncode == 0
