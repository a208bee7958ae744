"""What the night leaves for the day: the price of each opportunity, and what everybody's lists were made of."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Base


class ExposurePriceRow(Base):
    """What exposure takes from the score of an opportunity in persons' lists; one without a row costs nothing."""

    __tablename__ = "exposure_prices"

    opportunity_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("opportunities.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    price: Mapped[float]


class LastNightRow(Base):
    """One row: the last time that everybody was ranked whole."""

    __tablename__ = "last_night"
    __table_args__ = (CheckConstraint("single", name="single_row"),)

    single: Mapped[bool] = mapped_column(primary_key=True, default=True)
    made_at: Mapped[datetime]
    made_of: Mapped[str]
    """The versions of weights, trades and travel times: where they are others, everybody is ranked whole again."""
    prices_version: Mapped[int] = mapped_column(BigInteger)
    """Counts the nights that made prices."""
    people_since: Mapped[int] = mapped_column(BigInteger)
    """The transactions since which a change of a person (`person_changes`) may not have been seen."""
    spread: Mapped[dict[str, Any] | None]
    """How everybody's lists share what there is (`matching.lists.exposure.Spread`, R11); null for none yet."""
