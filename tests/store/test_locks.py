"""Who may do what now: a lock dies with its process, a slot is taken once."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from store.locks import exclusive, take_slot

NOW = datetime(2026, 11, 21, 3, 10, tzinfo=UTC)


def test_a_lock_is_held_by_one_at_a_time(engine: Engine) -> None:
    with exclusive(engine, "ingest:a") as first, exclusive(engine, "ingest:a") as second:
        assert (first, second) == (True, False)
    with exclusive(engine, "ingest:a") as later:
        assert later


def test_locks_of_other_names_do_not_meet(engine: Engine) -> None:
    with exclusive(engine, "ingest:a") as first, exclusive(engine, "ingest:b") as second:
        assert (first, second) == (True, True)


def test_a_slot_is_taken_once(engine: Engine) -> None:
    slots = [NOW, NOW, NOW + timedelta(days=1)]

    assert [take_slot(engine, "ingest:a", slot, now=NOW) for slot in slots] == [True, False, True]
    assert take_slot(engine, "ingest:b", NOW, now=NOW)
