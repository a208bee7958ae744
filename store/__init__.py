"""The only package that knows SQL: tables, named queries, migrations, the private cluster."""

from store.engine import alembic_config, check_schema, create_store, migrate, session
from store.queries import Queries, queries

__all__ = ["Queries", "alembic_config", "check_schema", "create_store", "migrate", "queries", "session"]
