"""The travel times of a running service: what the store holds of roads, timetables and shuttles, else an estimate.

Made again when what is loaded changes, or when the day does: only timetables tell something else then. Everybody else
goes on with the last ones meanwhile.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from threading import Lock

import numpy as np
from sqlalchemy.orm import Session

from geo import Communes, Estimate, Mode, RoadTimes, Travel, TravelTimes
from geo.transit import NotATimetable, Timetable, TimetableTimes
from kit import day_in_france, logger
from store.catalogue.on_demand import read_on_demand
from store.reference.roads import read_road_times
from store.reference.timetables import read_timetable
from store.reference.travel import TravelMark, travel_mark

_log = logger("matching")

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

    def ready(self, session: Session, *, now: datetime) -> None:
        """Makes what the first question would wait for: the graph of communes, the timetables of the usual days."""
        travel = self.now(session, now=now)
        centred = np.flatnonzero(~np.isnan(self._communes.lat))
        if len(centred):
            travel.row(Mode.CAR, int(centred[0]))

    def _looked_at(self, session: Session, now: datetime) -> _Made:
        """What is current: the same as before where nothing changed."""
        mark = travel_mark(session)
        of = (mark, day_in_france(now))
        made = self._made
        if made is not None and made.of == of:
            return _Made(made.travel, of, now)
        same = None if made is None or made.of[0] != mark else made.travel
        timetable = _timetable(session)
        untimed = [one for one in Mode if one is not Mode.BUS or timetable is None]
        expired_since = timetable.expired_since(of[1]) if timetable is not None else None
        roads = RoadTimes(self._communes, read_road_times(session))
        layers: list[TravelTimes] = [roads] if len(roads) else []
        if timetable is not None:
            layers.insert(0, TimetableTimes(self._communes, timetable, today=of[1]))
        _log.info("travel_times_read", roads=len(roads), timetables=mark.timetables)
        travel = Travel(
            self._communes,
            [*layers, self._estimate],
            expired_since=expired_since,
            on_demand=read_on_demand(session),
            known=None if same is None else same.rows_by(untimed),
        )
        return _Made(travel, of, now)


def _timetable(session: Session) -> Timetable | None:
    """The timetables loaded; None where there are none that this version of the program can read."""
    try:
        return read_timetable(session)
    except NotATimetable:
        _log.warning("timetables_unreadable")
        return None
