"""How one goes to what a week holds: the coach or train at its very hours, and of an interview where and with whom."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from api.opportunity.shuttles import Shuttle, shuttles
from api.wording.figures import clock_time, duration
from api.wording.languages import gettext
from api.wording.reasons import told
from geo import Travel, WorkingHours
from geo.transit import LONGEST_WAIT_MINUTES, Journey
from kit import sentence
from matching import Person, Ranked, timetables_of
from matching.plan import Doing, Line, beyond_hours, ride_to
from store.employers.openings import reply_of


@dataclass(frozen=True, slots=True)
class Going:
    """What is told of getting to one line of a week."""

    ride: str = ""
    """The way by timetable at its hours, in sentences; "" where no timetable tells it."""
    address: str = ""
    """Of an interview, where to come, as the employer shows it; "" where nobody said it."""
    shuttles: tuple[Shuttle, ...] = ()
    """For an interview, the transports that come when they are called."""


def going_to(database: Session, line: Line, row: Ranked, person: Person, travel: Travel) -> Going:
    """What is known of the way to a line, `row` being that of its opportunity."""
    ride = _ride(ride_to(line, row, person, timetables_of(travel)), person, ends=line.ends)
    if line.doing is not Doing.MEET or line.opportunity_id is None:
        return Going(ride)
    reply = reply_of(database, line.opportunity_id)
    address = reply.address if reply is not None and reply.address else ""
    where = ", ".join(one for one in (address, row.opportunity.place) if one) if address else ""
    there = WorkingHours(frozenset({line.day.weekday()}), line.starts, line.ends)
    return Going(ride, where, tuple(shuttles(person, row.opportunity, travel, at=there)))


def _ride(journey: Journey | None, person: Person, *, ends: int) -> str:
    """The way there and back, and whether it goes beyond the hours of the person; "" where it is none by timetable, or
    one had better walk. `ends`: when the line does."""
    if journey is None or (journey.is_in_time and not journey.rides):
        return ""
    said = _in_time(journey) if journey.is_in_time else _not_in_time(journey, ends=ends)
    beyond = beyond_hours(journey, person) if journey.is_in_time else None
    return said if beyond is None else f"{said} {told(beyond)}"


def _in_time(journey: Journey) -> str:
    """When one leaves and is home again, and each wait that is long."""
    out, back = journey.out, journey.back
    assert out is not None  # a journey in time has both ways
    assert back is not None
    said = [
        gettext(
            "En bus ou en train : départ à %(leaves)s, retour à %(back)s.",
            leaves=clock_time(out.departs),
            back=clock_time(back.arrives),
        )
    ]
    if out.waiting_minutes > LONGEST_WAIT_MINUTES:
        wait = duration(out.waiting_minutes)
        said.append(sentence(gettext("%(duration)s d'attente avant le travail", duration=wait)))
    if back.waiting_minutes > LONGEST_WAIT_MINUTES:
        wait = duration(back.waiting_minutes)
        said.append(sentence(gettext("%(duration)s d'attente après le travail", duration=wait)))
    return " ".join(said)


def _not_in_time(journey: Journey, *, ends: int) -> str:
    """Why no coach or train fits, and from or until when one does: other hours are to be asked for."""
    arrival, back = journey.possible_arrival, journey.possible_return
    if not journey.is_there_in_time and arrival is not None:
        return gettext(
            "Pas de bus ni de train pour cette heure. On peut être là à partir de %(time)s.", time=clock_time(arrival)
        )
    if journey.is_there_in_time and back is not None and back > ends:
        wait = duration(back - ends)
        return gettext("Retour en bus ou en train à %(time)s : %(wait)s d'attente.", time=clock_time(back), wait=wait)
    if journey.is_there_in_time and back is not None:
        return gettext("Le dernier retour en bus ou en train est à %(time)s : à voir avant.", time=clock_time(back))
    return gettext("Pas de bus ni de train à ces heures : demandez-en d'autres.")
