"""Two at once, in order: the test goes on when the second waits for what the first holds."""

from time import monotonic, sleep

from sqlalchemy import Engine, text

_PATIENCE_SECONDS = 20
_WAITING = text(
    "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')"
)


def wait_for_one_who_waits(engine: Engine) -> None:
    """Returns once somebody waits for a lock in this database."""
    until = monotonic() + _PATIENCE_SECONDS
    while monotonic() < until:
        with engine.connect() as connection:
            if connection.scalar(_WAITING):
                return
        sleep(0.01)
    raise AssertionError("nobody waited")
