"""Reference tables: the communes of France and the trade taxonomy ROME 4.0."""

from geoalchemy2 import WKBElement
from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Base, Key, geography_point


class CommuneRow(Base):
    """A commune, by its INSEE code. `search_name` is its folded name."""

    __tablename__ = "communes"
    __table_args__ = (
        Index("ix_communes_point", "point", postgresql_using="gist"),
        Index("ix_communes_postal_codes", "postal_codes", postgresql_using="gin"),
        Index("ix_communes_search_name", "search_name", postgresql_ops={"search_name": "text_pattern_ops"}),
        Index("ix_communes_department", "department"),
    )

    insee: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    search_name: Mapped[str]
    department: Mapped[str]
    postal_codes: Mapped[list[str]]
    point: Mapped[WKBElement | str | None] = mapped_column(geography_point())
    population: Mapped[int]


class RomeCodeRow(Base):
    """A trade."""

    __tablename__ = "rome_codes"

    code: Mapped[str] = mapped_column(primary_key=True)
    label: Mapped[str]
    regulated: Mapped[bool]


class RomeTitleRow(Base):
    """A name of a trade: official, or an everyday word for it."""

    __tablename__ = "rome_titles"
    __table_args__ = (Index("uq_rome_titles_rome_label_everyday", "rome", "label", "everyday", unique=True),)

    id: Mapped[Key]
    rome: Mapped[str] = mapped_column(ForeignKey("rome_codes.code", ondelete="CASCADE"))
    label: Mapped[str]
    everyday: Mapped[bool]
    code: Mapped[str | None]


class RomeRelationRow(Base):
    """A move from one trade to another; rank 1 is the nearest."""

    __tablename__ = "rome_relations"

    rome: Mapped[str] = mapped_column(ForeignKey("rome_codes.code", ondelete="CASCADE"), primary_key=True)
    target: Mapped[str] = mapped_column(ForeignKey("rome_codes.code", ondelete="CASCADE"), primary_key=True)
    rank: Mapped[int]


class RomeSkillRow(Base):
    """A skill that a trade takes."""

    __tablename__ = "rome_skills"

    rome: Mapped[str] = mapped_column(ForeignKey("rome_codes.code", ondelete="CASCADE"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    label: Mapped[str]
    core: Mapped[bool]


class RomeContextRow(Base):
    """What a trade is like to do: standing, loads, nights."""

    __tablename__ = "rome_contexts"

    rome: Mapped[str] = mapped_column(ForeignKey("rome_codes.code", ondelete="CASCADE"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    label: Mapped[str]


class ReferenceVersionRow(Base):
    """Which version of a reference ("communes", "rome") is loaded: names the data behind a list."""

    __tablename__ = "reference_versions"

    name: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str]


class TitleModelRow(Base):
    """One row: the model that reads titles, trained on a version of ROME."""

    __tablename__ = "title_models"
    __table_args__ = (CheckConstraint("single", name="single_row"),)

    single: Mapped[bool] = mapped_column(primary_key=True, default=True)
    version: Mapped[str]
    content: Mapped[bytes]
