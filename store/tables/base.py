"""What every table shares: names of constraints, and the few column types used everywhere."""

from datetime import datetime
from typing import Annotated, Any

from geoalchemy2 import Geography
from sqlalchemy import ARRAY, BigInteger, DateTime, Identity, MetaData, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, mapped_column

Key = Annotated[int, mapped_column(BigInteger, Identity(), primary_key=True)]


def one_of(column: str, values: tuple[str, ...]) -> str:
    """The SQL condition that `column` holds one of `values`."""
    return f"{column} in ({', '.join(repr(value) for value in values)})"


def geography_point() -> Geography:
    """The type of a point on the row that is searched; written as EWKT (`geo.Point.ewkt`). One instance a column."""
    return Geography("POINT", srid=4326, spatial_index=False)


class Base(DeclarativeBase):
    """The tables of Alentour. Relations are spelled out in SQL, not followed by the ORM."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {
        str: Text(),
        datetime: DateTime(timezone=True),
        list[str]: ARRAY(Text()),
        dict[str, Any]: JSONB(),
    }
