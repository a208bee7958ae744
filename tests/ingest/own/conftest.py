"""A small Creuse to which files are brought, and the clock of the tests."""

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import Engine

from ingest.own import Brought, bring
from sheets import SHEETS
from store import session
from store.reference.communes_and_trades import load_communes
from tests.make.town import COMMUNES
from tests.make.values import NOON

Bring = Callable[..., Brought]


@pytest.fixture
def town(engine: Engine) -> Engine:
    with session(engine) as opened:
        load_communes(opened.connection(), COMMUNES)
    return engine


@pytest.fixture
def brought(town: Engine) -> Bring:
    """Brings the text of a CSV: `brought("offres", text, complete=True)`."""

    def bring_text(
        slug: str,
        content: str | bytes,
        *,
        complete: bool = False,
        dry_run: bool = False,
        now: datetime = NOON,
        department: str = "23",
    ) -> Brought:
        return bring(
            town,
            content.encode() if isinstance(content, str) else content,
            SHEETS[slug],
            department_code=department,
            complete=complete,
            dry_run=dry_run,
            clock=lambda: now,
        )

    return bring_text
