"""Lines of COPY: whatever a text holds, the database reads it back as it was."""

from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from store.copying import copy_line

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)


def read_back(engine: Engine, line: bytes) -> tuple[object, ...]:
    with engine.connect() as connection:
        connection.exec_driver_sql(
            "create temporary table if not exists copied (t text, u text, a text [], b bytea, at timestamptz)"
        )
        driver = connection.connection.driver_connection
        assert driver is not None, "the connection is open"
        with driver.cursor() as cursor, cursor.copy("copy copied from stdin") as copy:
            copy.write(line)
        return tuple(connection.exec_driver_sql("select t, u, a, b, at from copied").one())


@given(text=TEXTS, one=TEXTS, content=st.binary(max_size=20))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_written_is_read_back(engine: Engine, text: str, one: str, content: bytes) -> None:
    at = datetime(2026, 11, 21, 10, tzinfo=UTC)

    assert read_back(engine, copy_line((text, None, [one, "b"], content, at))) == (text, None, [one, "b"], content, at)


def test_half_a_letter_and_a_null_sign_do_no_harm(engine: Engine) -> None:
    text, *_ = read_back(engine, copy_line(("a\ud83db\0c", None, [], b"", None)))

    assert text == "a?bc"
