"""Who may do what now: a lock dies with its process, a slot is taken once."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from store.catalogue.duplicates import unlink
from store.errors import NotLinked
from store.locks import CatalogueBusy, exclusive, finish_slot, lock_catalogue, postpone_slot, take_slot
from store.reference.titles import confirm_trade

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

    assert [take_slot(engine, "ingest:a", slot, now=NOW) for slot in slots] == [1, None, 1]
    assert take_slot(engine, "ingest:b", NOW, now=NOW) == 1


def test_a_slot_that_waits_is_taken_again_at_its_hour_until_it_is_done(engine: Engine) -> None:
    later = NOW + timedelta(minutes=10)
    take_slot(engine, "ingest:a", NOW, now=NOW)
    postpone_slot(engine, "ingest:a", NOW, retry_at=later)

    attempts = [take_slot(engine, "ingest:a", NOW, now=now, most_attempts=2) for now in (NOW, later, later)]
    finish_slot(engine, "ingest:a", NOW, now=later)

    assert attempts == [None, 2, None]
    assert take_slot(engine, "ingest:a", NOW, now=later, most_attempts=9) is None


def test_who_waits_too_long_for_the_catalogue_is_told_so_and_finds_it_free_later(engine: Engine) -> None:
    soon = timedelta(milliseconds=50)
    with engine.begin() as loading:
        lock_catalogue(loading)
        with pytest.raises(CatalogueBusy, match="Réessayez dans une minute"), engine.begin() as waiting:
            lock_catalogue(waiting, waits=soon)

    with engine.begin() as later:
        lock_catalogue(later, waits=soon)


@pytest.mark.parametrize(
    "change",
    [
        lambda session: confirm_trade(session, 1, rome="K2204", now=NOW),
        lambda session: unlink(session, 1, who="Marie", now=NOW),
    ],
    ids=["confirm", "unlink"],
)
def test_a_person_who_changes_what_can_be_proposed_waits_in_the_order_of_the_loads(
    session: Session, change: Callable[[Session], object]
) -> None:
    asked: list[str] = []
    event.listen(session.connection(), "before_cursor_execute", lambda *call: asked.append(call[2]))

    with suppress(NotLinked):
        change(session)

    assert "from catalogue_version for update" in asked[0]
