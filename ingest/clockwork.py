"""The clockwork of the schedule: when a job is due, which process runs it, and what becomes of one that failed.

A timed job has slots: the instants of its hours. Only the newest slot counts, so that hours missed while nothing ran
are made up for once. The right to run a slot is a row in PostgreSQL, taken under the lock of the job: replicas and a
clock set back never run it twice, a slot that failed is tried again, and one left by a killed process is taken over.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from threading import Event, Lock, Thread

from sqlalchemy import Engine

from kit import FRANCE, logger, where
from store.locks import exclusive, finish_slot, postpone_slot, take_slot

RETRY_MINUTES = (10, 30, 90)
"""How long after an attempt that failed the next one is made."""
LOOK_SECONDS = 10
"""How often a timed job looks whether it is due."""

_log = logger("ingest")


@dataclass(frozen=True, slots=True)
class Times:
    """Some hours of every day, in France, all at the same minute."""

    hours: tuple[int, ...]
    minute: int

    def newest(self, now: datetime) -> datetime:
        """The last slot at or before `now`, in UTC."""
        return max(slot for slot in self._around(now) if slot <= now)

    def next(self, now: datetime) -> datetime:
        """The first slot after `now`, in UTC."""
        return min(slot for slot in self._around(now) if slot > now)

    def _around(self, now: datetime) -> list[datetime]:
        today = now.astimezone(FRANCE).date()
        days: list[date] = [today + timedelta(days=more) for more in (-1, 0, 1)]
        return [
            datetime.combine(day, time(hour, self.minute), FRANCE).astimezone(UTC)
            for day in days
            for hour in self.hours
        ]


@dataclass(frozen=True, slots=True)
class Timed:
    """A job of fixed hours: its work is given the hour it runs for, and answers whether it is done."""

    name: str
    label: str
    times: Times
    work: Callable[[datetime], bool]
    retry_minutes: tuple[int, ...] = RETRY_MINUTES


@dataclass(frozen=True, slots=True)
class Polled:
    """A job that looks every few seconds whether there is something to do. It shares its work with replicas itself."""

    name: str
    every_seconds: float
    work: Callable[[], object]


Job = Timed | Polled


def run_due(engine: Engine, job: Timed, *, clock: Callable[[], datetime]) -> None:
    """Runs the newest slot of a job, unless it is done, waits for its next attempt, or runs elsewhere."""
    with exclusive(engine, f"job:{job.name}") as alone:
        if not alone:
            return
        slot_at = job.times.newest(clock())
        most = 1 + len(job.retry_minutes)
        attempt = take_slot(engine, job.name, slot_at, now=clock(), most_attempts=most)
        if attempt is None:
            return
        try:
            done = job.work(slot_at)
        except Exception as error:
            _tell(job.name, error)
            done = False
        if done:
            finish_slot(engine, job.name, slot_at, now=clock())
        elif attempt < most:
            retry_at = clock() + timedelta(minutes=job.retry_minutes[attempt - 1])
            postpone_slot(engine, job.name, slot_at, retry_at=retry_at)
            _log.warning("slot_postponed", job=job.name, attempt=attempt, retry_at=retry_at.isoformat())
        else:
            _log.error("slot_given_up", job=job.name, attempts=attempt)


class Scheduler:
    """Runs jobs until it is shut down: a thread a job; timed ones one at a time, for each may fill the machine."""

    def __init__(self, engine: Engine, jobs: Sequence[Job], *, clock: Callable[[], datetime]) -> None:
        self.jobs = tuple(jobs)
        self._engine = engine
        self._clock = clock
        self._stop = Event()
        self._one_at_a_time = Lock()
        self._threads = [Thread(target=self._keep, args=(job,), name=job.name, daemon=True) for job in self.jobs]

    @property
    def timed(self) -> tuple[Timed, ...]:
        """The jobs of fixed hours."""
        return tuple(job for job in self.jobs if isinstance(job, Timed))

    def start(self) -> None:
        """Starts the threads; what is due runs at once."""
        for thread in self._threads:
            thread.start()

    def shutdown(self) -> None:
        """Returns once the jobs that run have ended; no other starts."""
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _keep(self, job: Job) -> None:
        every_seconds = job.every_seconds if isinstance(job, Polled) else LOOK_SECONDS
        while not self._stop.is_set():
            try:
                self._run(job)
            except Exception as error:
                _tell(job.name, error)  # the database may be down: the next look tells
            self._stop.wait(every_seconds)

    def _run(self, job: Job) -> None:
        if isinstance(job, Polled):
            job.work()
            return
        with self._one_at_a_time:
            if not self._stop.is_set():
                run_due(self._engine, job, clock=self._clock)


def _tell(job: str, error: Exception) -> None:
    """Logs where a job failed. Not the message: a database can repeat the row it refuses."""
    _log.error("job_failed", job=job, error=type(error).__name__, where=where(error))
