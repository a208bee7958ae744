"""A row that must be the only one of its kind, written by whoever comes first."""

from psycopg.errors import UniqueViolation
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from store.tables import Base


def write_unless_taken(session: Session, row: Base) -> bool:
    """Whether the row is written; False where another one holds what only one may, were it written at this instant."""
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError as error:
        if isinstance(error.orig, UniqueViolation):
            return False
        raise
    return True
