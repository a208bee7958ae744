"""When a job is due, who runs it, and what becomes of one that failed."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest
from sqlalchemy import Engine

from ingest.clockwork import Polled, Scheduler, Timed, Times, run_due
from store.locks import exclusive

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
NIGHT = Times((3,), 10)
DAY = Times(tuple(range(7, 22)), 25)


@pytest.mark.parametrize(
    ("times", "now", "newest", "following"),
    [
        (NIGHT, "2026-11-21T10:00Z", "2026-11-21T02:10Z", "2026-11-22T02:10Z"),
        (NIGHT, "2026-11-21T02:10Z", "2026-11-21T02:10Z", "2026-11-22T02:10Z"),
        (NIGHT, "2026-11-21T02:09Z", "2026-11-20T02:10Z", "2026-11-21T02:10Z"),
        (NIGHT, "2026-10-25T12:00Z", "2026-10-25T02:10Z", "2026-10-26T02:10Z"),
        (DAY, "2026-11-21T05:00Z", "2026-11-20T20:25Z", "2026-11-21T06:25Z"),
        (DAY, "2026-11-21T10:00Z", "2026-11-21T09:25Z", "2026-11-21T10:25Z"),
    ],
)
def test_slots_are_hours_in_france(times: Times, now: str, newest: str, following: str) -> None:
    instant, before, after = (datetime.fromisoformat(one) for one in (now, newest, following))

    assert (times.newest(instant), times.next(instant)) == (before, after)


class Work:
    """A job that answers what it is told, and remembers when it was called."""

    def __init__(self, *, answers: Iterable[bool | Exception] = ()) -> None:
        self.slots: list[datetime] = []
        self._answers = iter(answers)

    def __call__(self, slot: datetime) -> bool:
        self.slots.append(slot)
        answer = next(self._answers, True)
        if isinstance(answer, Exception):
            raise answer
        return answer


def at(engine: Engine, work: Callable[[datetime], bool], *minutes: float) -> None:
    """Looks at the job so many minutes after NOW, one time after the other."""
    job = Timed("night", "La nuit", NIGHT, work)
    for later in minutes:
        run_due(engine, job, clock=lambda later=later: NOW + timedelta(minutes=later))  # type: ignore[misc]


def test_a_slot_that_is_done_is_not_run_again(engine: Engine) -> None:
    work = Work()
    at(engine, work, 0, 1, 600)

    assert work.slots == [NIGHT.newest(NOW)]


def test_a_slot_that_failed_is_tried_after_ten_thirty_and_ninety_minutes_then_given_up(engine: Engine) -> None:
    work = Work(answers=(False, ValueError("broken"), False, False, True))
    at(engine, work, 0, 9, 10, 39, 40, 129, 130, 300, 600)

    assert work.slots == [NIGHT.newest(NOW)] * 4


def test_a_slot_given_up_does_not_cost_the_next_day(engine: Engine) -> None:
    work = Work(answers=(False, False, False, False, True))
    at(engine, work, 0, 10, 40, 130, 24 * 60)

    assert work.slots == [NIGHT.newest(NOW)] * 4 + [NIGHT.newest(NOW) + timedelta(days=1)]


def test_a_clock_set_back_neither_repeats_nor_loses_a_night(engine: Engine) -> None:
    work = Work()
    at(engine, work, -24 * 60, 0, -60, -24 * 60, -12 * 60, 0, 24 * 60)

    assert work.slots == [NIGHT.newest(NOW) + timedelta(days=day) for day in (-1, 0, 1)]


def test_nights_missed_are_made_up_for_once(engine: Engine) -> None:
    work = Work()
    at(engine, work, 0, 5 * 24 * 60, 5 * 24 * 60 + 1)

    assert work.slots == [NIGHT.newest(NOW), NIGHT.newest(NOW) + timedelta(days=5)]


class Killed(BaseException):
    """Ends a process at once, as far as the job can tell."""


def test_a_slot_of_a_killed_process_is_taken_over_once_nobody_holds_the_job(engine: Engine) -> None:
    def killed(_: datetime) -> bool:
        raise Killed

    with pytest.raises(Killed):
        at(engine, killed, 0)
    work = Work()
    with exclusive(engine, "job:night"):
        at(engine, work, 1)
    assert work.slots == []
    at(engine, work, 2)
    assert work.slots == [NIGHT.newest(NOW)]


def test_the_scheduler_goes_on_after_a_job_that_fails_and_stops_when_told(engine: Engine) -> None:
    again, calls = Event(), []

    def work() -> None:
        calls.append(1)
        if len(calls) > 1:
            again.set()
        raise ValueError

    scheduler = Scheduler(engine, [Polled("poll", 0.01, work)], clock=lambda: NOW)
    scheduler.start()
    assert again.wait(5)
    scheduler.shutdown()
    again.clear()

    assert not again.wait(0.1)
