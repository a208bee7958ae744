"""Titles in the store: the trained model that reads them (one row of bytes), and those that wait for a person."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from store.locks import lock_catalogue
from store.queries import queries
from store.tables import TitleModelRow


@dataclass(frozen=True, slots=True)
class Uncoded:
    """An opportunity without a trade, and the trades that its title may mean, best first."""

    id: int
    title: str
    place: str | None
    codes: list[str]
    labels: list[str]


def title_model(session: Session) -> bytes | None:
    """The model kept; None before any was."""
    return session.scalar(select(TitleModelRow.content))


def title_model_version(session: Session) -> str | None:
    """The version of the trades that the model kept was trained on; None before any was."""
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


def uncoded_opportunities(session: Session, *, limit: int) -> list[Uncoded]:
    """Live work that waits for a person to say its trade, the newest first."""
    return [Uncoded(*row) for row in session.execute(queries()["uncoded_opportunities"], {"limit": limit})]


def confirm_trade(session: Session, opportunity_id: int, *, rome: str, now: datetime) -> tuple[str, str] | None:
    """The title and the trade's label, once a person gave it; None where the opportunity or the code is unknown."""
    lock_catalogue(session.connection())
    asked = {"id": opportunity_id, "rome": rome, "now": now}
    row = session.execute(queries()["confirm_trade"], asked).one_or_none()
    return None if row is None else (row[0], row[1])
