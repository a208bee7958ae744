"""Whether the service can work: the database answers, its schema is the newest, the references are there."""

from dataclasses import dataclass

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from store.engine import alembic_config
from store.queries import queries


@dataclass(frozen=True, slots=True)
class Readiness:
    """What is ready, in the order in which it must be."""

    reachable: bool = False
    migrated: bool = False
    references: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether requests can be served."""
        return self.reachable and self.migrated and self.references


def readiness(engine: Engine) -> Readiness:
    """What is ready now. An unreachable database is an answer, not an error."""
    newest = ScriptDirectory.from_config(alembic_config(engine)).get_current_head()
    try:
        with engine.connect() as connection:
            if MigrationContext.configure(connection).get_current_revision() != newest:
                return Readiness(reachable=True)
            loaded = connection.scalar(queries()["references_loaded"])
    except SQLAlchemyError:
        return Readiness()
    return Readiness(reachable=True, migrated=True, references=bool(loaded))
