"""The travel times of a running service: what the store holds of roads and timetables, else an estimate.

Made again when what is loaded changes, or when the day does; everybody else goes on with the last ones meanwhile.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from threading import Lock

from sqlalchemy.orm import Session

from geo import Communes, Estimate, RoadTimes, Travel, TravelTimes
from kit import day_in_france, logger
from store.roads import read_road_times
from store.travel import TravelMark, travel_mark

FRESH = timedelta(seconds=10)
"""How long travel times are taken to be current without asking the store."""


@dataclass(frozen=True, slots=True)
class _Made:
    """Travel times, what they were made of, and when that was last looked at."""

    travel: Travel
    of: tuple[TravelMark, date]
    seen: datetime


class Travels:
    """Keeps the travel times current. One a process; may be asked from several threads."""

    def __init__(self, communes: Communes) -> None:
        self._communes = communes
        self._estimate = Estimate(communes)
        self._making = Lock()
        self._made: _Made | None = None

    def now(self, session: Session, *, now: datetime) -> Travel:
        """The travel times of this instant."""
        made = self._made
        if made is not None and abs(now - made.seen) < FRESH:
            return made.travel
        if not self._making.acquire(blocking=made is None):
            assert made is not None, "the first one waits"
            return made.travel
        try:
            self._made = made = self._looked_at(session, now)
            return made.travel
        finally:
            self._making.release()

    def _looked_at(self, session: Session, now: datetime) -> _Made:
        """What is current: the same as before where nothing changed."""
        of = (travel_mark(session), day_in_france(now))
        made = self._made
        if made is not None and made.of == of:
            return _Made(made.travel, of, now)
        roads = RoadTimes(self._communes, read_road_times(session))
        layers: list[TravelTimes] = [roads] if len(roads) else []
        logger("matching").info("travel_times_read", roads=len(roads))
        return _Made(Travel(self._communes, [*layers, self._estimate]), of, now)
