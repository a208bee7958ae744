"""A world to measure in: a database of its own that holds the communes and trades, dropped at the end."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from ingest.reference import load_references, read_demo, read_official
from ingest.reference.load import References
from store import create_store, database, migrate, scratch_database


@contextmanager
def world(reference: Path | None) -> Iterator[tuple[Engine, References]]:
    """The engine of an empty store, with the official references of a folder, or those of the demo for None."""
    references = read_demo() if reference is None else read_official(reference)
    with database() as url, scratch_database(url) as scratch:
        engine = create_store(scratch)
        try:
            migrate(engine)
            load_references(engine, references)
            yield engine, references
        finally:
            engine.dispose()
