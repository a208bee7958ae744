"""What is hidden behind something that left is shown again: not everything that leaves does so in a load."""

from datetime import datetime

from sqlalchemy import Engine

from ingest.duplicates.link import Linked, link_duplicates
from store import session
from store.catalogue.duplicates import retired_heads
from store.locks import lock_catalogue

MOST_HEADS = 1_000
"""Groups made anew at once: the rest waits for the next round."""


def show_orphans(engine: Engine, *, now: datetime) -> Linked:
    """Makes anew the groups whose shown row was retired; what that changed."""
    with session(engine) as opened:
        connection = opened.connection()
        if not retired_heads(connection, limit=1):
            return Linked(0, 0)
        lock_catalogue(connection)
        return link_duplicates(connection, changed=retired_heads(connection, limit=MOST_HEADS), now=now)
