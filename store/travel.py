"""Whether the roads and timetables of the store are still those that somebody read before."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from store.queries import queries


@dataclass(frozen=True, slots=True)
class TravelMark:
    """Names the matrices by road and the timetables in use; None where no timetable is loaded."""

    roads: str
    timetables: str | None


def travel_mark(session: Session) -> TravelMark:
    """The mark of what is in use now: where it is equal, minutes are."""
    return TravelMark(*session.execute(queries()["travel_mark"]).one())
