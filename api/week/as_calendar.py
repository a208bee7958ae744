"""A week as a file that calendars take in (iCalendar, RFC 5545): one event a line, at its hour of France; of the whole
day where the hour is not known.

It is told in the language of who takes it; titles and places stay as their source wrote them.
"""

from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from api.week.going import Going
from api.week.planned import Planned
from api.wording.doings import doing_told, is_unpaid, without_an_hour
from api.wording.figures import clock_time, duration
from api.wording.languages import gettext
from api.wording.words import MODES
from geo import Mode
from kit import FRANCE
from matching import Ranked
from matching.plan import Line


def week_calendar(planned: Planned, *, site: str, now: datetime) -> bytes:
    """The week, in UTF-8. The same line has the same mark each time, so that taking it in again doubles nothing."""
    calendar = Calendar()
    calendar.add("prodid", "-//Alentour//Ma semaine//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", gettext("Ma semaine, avec Alentour"))
    for line in planned.week.lines:
        row = planned.rows.get(line.opportunity_id) if line.opportunity_id else None
        calendar.add_component(_event(line, row, planned, site=site.rstrip("/"), now=now))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(line: Line, row: Ranked | None, planned: Planned, *, site: str, now: datetime) -> Event:
    midnight = datetime(line.day.year, line.day.month, line.day.day)  # noqa: DTZ001 - given its zone below
    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE_URL, f'{planned.card.pseudonym}/{line.activity}/{line.day}')}@alentour")
    event.add("dtstamp", now)
    if line.has_an_hour:
        event.add("dtstart", (midnight + timedelta(minutes=line.starts)).replace(tzinfo=FRANCE))
        event.add("dtend", (midnight + timedelta(minutes=line.ends)).replace(tzinfo=FRANCE))
    else:
        event.add("dtstart", line.day)
        event.add("dtend", line.day + timedelta(days=1))
    what = doing_told(line, None if row is None else row.opportunity)
    is_settled = line.is_sure or not line.has_an_hour
    event.add("summary", what if is_settled else gettext("À confirmer : %(what)s", what=what))
    event.add("status", "CONFIRMED" if is_settled else "TENTATIVE")
    said = [gettext("Pas payé")] if is_unpaid(line) else []
    said += [] if line.has_an_hour else [without_an_hour(line)]
    going = planned.going.get((line.activity, line.day), Going())
    said += [going.ride or _travel(line)] if line.mode and line.has_an_hour else []
    said += [f"{one.name} : {one.phone}. {' '.join((*one.said, one.missed)).strip()}" for one in going.shuttles]
    if row is not None:
        where = going.address or ", ".join(one for one in (row.opportunity.employer, row.opportunity.place) if one)
        if (line.travel_minutes or going.address) and where:
            event.add("location", where)
        event.add("url", f"{site}/opportunite/{row.opportunity.id}")
        said.append(f"{site}/opportunite/{row.opportunity.id}")
    said.append(gettext("C'est une idée, pas une obligation : à voir avec chacun."))
    event.add("description", "\n".join(said))
    return event


def _travel(line: Line) -> str:
    assert line.mode is not None  # asked by the caller
    if line.mode is Mode.BUS:  # it leaves at its own hours
        return gettext(
            "%(minutes)s de trajet, à l'heure du bus ou du train : à regarder avant.",
            minutes=duration(line.travel_minutes),
        )
    return gettext(
        "%(means)s : %(minutes)s par trajet. Départ à %(leaves)s, retour à %(back)s.",
        means=str(MODES[line.mode]),
        minutes=duration(line.travel_minutes),
        leaves=clock_time(line.leaves),
        back=clock_time(line.back),
    )
