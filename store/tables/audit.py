"""Who saw or did what: append-only, by pseudonyms. The database itself refuses changes (migrations 0001 and 0041)."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Index, func
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Base, Key


class AuditRow(Base):
    """One entry: `actor` and `subject` are pseudonyms (or an opening's key), never names."""

    __tablename__ = "audit_log"
    __table_args__ = (
        Index("ix_audit_log_at", "at"),
        Index("ix_audit_log_list_id", "list_id"),
        Index("ix_audit_log_subject_at", "subject", "at", postgresql_where="subject is not null"),
    )

    id: Mapped[Key]
    at: Mapped[datetime]
    actor: Mapped[str | None]
    role: Mapped[str | None]
    action: Mapped[str]
    subject: Mapped[str | None]
    list_id: Mapped[int | None] = mapped_column(BigInteger)
    details: Mapped[dict[str, Any]]


class ChainRow(Base):
    """The digest of an entry and of all those before it. Written by the database as a transaction commits (0015)."""

    __tablename__ = "audit_chain"

    position: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    entry_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    digest: Mapped[str]


class SealRow(Base):
    """Up to where the log is deleted: the last link that was, from whose digest the chain goes on (0041)."""

    __tablename__ = "audit_seals"

    position: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    digest: Mapped[str]
    before: Mapped[datetime]
    """All entries that were deleted are older."""
    sealed_at: Mapped[datetime] = mapped_column(server_default=func.now())
