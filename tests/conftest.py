"""What every test may ask for: a database of its own, and the shared files where this checkout has them beside it."""

pytest_plugins = ["tests.fixtures.database", "tests.fixtures.shared", "tests.fixtures.site"]
