"""The trained model of titles: one row, bytes that only `matching.titles` can read."""

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from store.tables import TitleModelRow


def title_model(session: Session) -> bytes | None:
    """The model kept; None before any was."""
    return session.scalar(select(TitleModelRow.content))


def title_model_version(session: Session) -> str | None:
    """The version of ROME that the model kept was trained on; None before any was."""
    return session.scalar(select(TitleModelRow.version))


def keep_title_model(session: Session, content: bytes, *, version: str) -> None:
    """Keeps a model in place of the one before."""
    statement = insert(TitleModelRow).values(single=True, version=version, content=content)
    session.execute(
        statement.on_conflict_do_update(
            index_elements=[TitleModelRow.single],
            set_={"version": statement.excluded.version, "content": statement.excluded.content},
        )
    )
