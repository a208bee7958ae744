"""What employers write of their openings: a draft until it is published, then what changes are made from."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Base, Key, one_of

ENDS = ("paused", "found", "elsewhere", "dropped")


class OpeningSheetRow(Base):
    """The sheet of an opening. `sheet` is the form as it was last filled, `words` what the employer typed at first."""

    __tablename__ = "opening_sheets"
    __table_args__ = (
        CheckConstraint(one_of("ended", ENDS), name="ended"),
        Index("ix_opening_sheets_employer_id", "employer_id"),
        Index("ix_opening_sheets_made_by", "made_by"),
    )

    id: Mapped[Key]
    employer_id: Mapped[int] = mapped_column(ForeignKey("employers.id", ondelete="CASCADE"))
    opportunity_id: Mapped[int | None] = mapped_column(ForeignKey("opportunities.id", ondelete="CASCADE"), unique=True)
    """What it became; null as long as it is a draft."""
    trial_of: Mapped[int | None] = mapped_column(ForeignKey("opening_sheets.id", ondelete="SET NULL"), unique=True)
    """The sheet of the job that these days let people try, published with it."""
    made_by: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    """A recruiter of the employer, or the counsellor who wrote it for them."""
    words: Mapped[str]
    sheet: Mapped[dict[str, Any]]
    ended: Mapped[str | None]
    """Why the employer took it off: for a while, or for good; null while it is a draft or live."""
    made_at: Mapped[datetime]
    changed_at: Mapped[datetime]
