"""Whether the travel data of the store are still those that somebody read before."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from store.queries import queries


@dataclass(frozen=True, slots=True)
class TravelMark:
    """Names what is in use: minutes by road, timetables (None: none loaded), transports on demand."""

    roads: str
    timetables: str | None
    on_demand: str


def travel_mark(session: Session) -> TravelMark:
    """The mark of what is in use now: where it is equal, minutes are."""
    return TravelMark(*session.execute(queries()["travel_mark"]).one())
