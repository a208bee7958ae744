"""The sandbox serves from a thread: a free port or a given one, and it is gone after the block."""

from datetime import UTC, datetime

import httpx2
import pytest

from ingest.sandbox import PortTaken, SandboxServer, create_sandbox
from ingest.sandbox.tokens import Tokens

AS_OF = datetime(2026, 11, 21, 10, tzinfo=UTC)


def test_it_answers_inside_the_block_and_not_after() -> None:
    with SandboxServer(create_sandbox(as_of=AS_OF)) as server:
        assert httpx2.get(f"{server.url}/_sandbox").status_code == 200
    with pytest.raises(httpx2.ConnectError):
        httpx2.get(f"{server.url}/_sandbox")


def test_a_busy_port_is_told_plainly() -> None:
    app = create_sandbox(as_of=AS_OF)
    with SandboxServer(app) as server, pytest.raises(PortTaken, match="est déjà utilisé"):
        SandboxServer(app, port=int(server.url.rpartition(":")[2]))


def test_a_token_is_refused_once_its_time_is_over() -> None:
    now = [1000.0]
    tokens = Tokens(lambda: now[0])
    token = tokens.issue()
    now[0] += 1498
    assert tokens.is_good(token)
    now[0] += 1
    assert not tokens.is_good(token)
