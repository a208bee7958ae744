"""What every test may ask for: a database of its own, and the shared files where this checkout has them beside it."""

import gc

pytest_plugins = ["tests.fixtures.database", "tests.fixtures.shared", "tests.fixtures.site"]

gc.disable()  # until all is loaded: nothing of it goes


def pytest_collection_finish() -> None:
    """Spares what was loaded, which stays to the end, from being looked through again while tests run."""
    gc.freeze()
    gc.enable()
