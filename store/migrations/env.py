"""Runs the migrations on the engine that `store.engine` passes."""

from alembic import context
from geoalchemy2 import alembic_helpers

from store.tables import Base


def _ours(object_, name, type_, reflected, compare_to) -> bool:  # type: ignore[no-untyped-def]
    """Whether Alembic compares the object: PostGIS's own tables are not ours."""
    return bool(alembic_helpers.include_object(object_, name, type_, reflected, compare_to))


def run() -> None:
    """Migrates within one transaction."""
    engine = context.config.attributes["engine"]
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            include_object=_ours,
            process_revision_directives=alembic_helpers.writer,
            render_item=alembic_helpers.render_item,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
