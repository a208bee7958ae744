"""The taxonomy that sentences are read with."""

from collections.abc import Iterator

import pytest

from matching import Knowledge
from matching.live.known import read_knowledge
from store import create_store, session
from tests.fixtures.database import Server


@pytest.fixture(scope="session")
def knowledge(server: Server) -> Iterator[Knowledge]:
    with server.clone(of=server.creuse()) as url:
        engine = create_store(url)
        with session(engine) as opened:
            yield read_knowledge(opened)
        engine.dispose()
