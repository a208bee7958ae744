"""The only package that knows SQL: tables, named queries, migrations, the private cluster."""

from store.cluster.binaries import find_binaries
from store.cluster.cluster import Cluster
from store.cluster.database import database, scratch_database
from store.engine import alembic_config, create_store, empty, migrate, session
from store.errors import ClusterFailed, DatabaseUnreachable, PostgisMissing, PostgresMissing, StoreError
from store.queries import Queries, queries
from store.schema import check_schema

__all__ = [
    "Cluster",
    "ClusterFailed",
    "DatabaseUnreachable",
    "PostgisMissing",
    "PostgresMissing",
    "Queries",
    "StoreError",
    "alembic_config",
    "check_schema",
    "create_store",
    "database",
    "empty",
    "find_binaries",
    "migrate",
    "queries",
    "scratch_database",
    "session",
]
