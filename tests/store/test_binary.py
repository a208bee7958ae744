"""Rows of binary COPY: whatever they hold, the database reads it back as it was."""

from datetime import UTC, datetime
from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import ARRAY, BigInteger, DateTime, Engine, Float, Integer, SmallInteger, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeEngine

from store.binary import BEGIN, END, binary_row, field_of

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
NUMBERS = {
    BigInteger: st.integers(-(2**63), 2**63 - 1),
    Integer: st.integers(-(2**31), 2**31 - 1),
    SmallInteger: st.integers(-(2**15), 2**15 - 1),
    Float: st.floats(allow_nan=False),
}
INSTANTS = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds are naive


def read_back(engine: Engine, kind: TypeEngine[Any], value: object) -> object:
    with engine.connect() as connection:
        connection.exec_driver_sql(f"create temporary table copied (value {kind.compile(engine.dialect)})")
        driver = connection.connection.driver_connection
        assert driver is not None, "the connection is open"
        with driver.cursor() as cursor, cursor.copy("copy copied from stdin (format binary)") as copy:
            copy.write(BEGIN + binary_row([value], [field_of(kind)]) + END)
        return connection.exec_driver_sql("select value from copied").scalar_one()


@st.composite
def columns(draw: st.DrawFn) -> tuple[TypeEngine[Any], object]:
    """A type, and a value of a column of it."""
    of = draw(st.sampled_from([*NUMBERS, Text]))
    one = NUMBERS.get(of, TEXTS)
    kind, value = draw(
        st.sampled_from(
            [
                (of(), one),
                (ARRAY(of()), st.lists(one, max_size=5)),
                (ARRAY(of()), st.lists(st.none() | one, max_size=5)),
                (DateTime(timezone=True), INSTANTS),
                (JSONB(), st.dictionaries(TEXTS, st.none() | TEXTS | st.lists(st.booleans()), max_size=3)),
            ]
        )
    )
    return kind, draw(st.none() | value)


@given(column=columns())
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_written_is_read_back(engine: Engine, column: tuple[TypeEngine[Any], object]) -> None:
    kind, value = column

    assert read_back(engine, kind, value) == value


def test_numbers_of_an_array_are_written_as_those_of_a_list(engine: Engine) -> None:
    assert read_back(engine, ARRAY(SmallInteger()), np.array([8123, -1, 10_000], np.int16)) == [8123, -1, 10_000]
