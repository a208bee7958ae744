"""The calendar of the bus: repeated stops one by one, at the hour of the clock; only the place and the hours."""

from dataclasses import replace
from datetime import UTC, datetime

import httpx2
import pytest
from sqlalchemy import Engine, text

from geo import departments
from ingest.draft import AnyDraft, Reject
from ingest.errors import PartnerSilent
from ingest.run import RunReport, run_pull
from ingest.sources import SOURCES, pull_of
from ingest.sources.bus_stops import BusCalendar, BusSettings, clean_stop
from ingest.stop import StopDraft
from store import session
from store.reference.communes_and_trades import load_communes
from tests.make.town import COMMUNES

NOW = datetime(2026, 3, 20, 8, tzinfo=UTC)
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Creuse//Agenda//FR
BEGIN:VEVENT
UID:odile.vergnaud@creuse.example
DTSTART;TZID=Europe/Paris:20260310T093000
DTEND;TZID=Europe/Paris:20260310T120000
RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4
EXDATE;TZID=Europe/Paris:20260407T093000
SUMMARY:Bus de l'emploi
LOCATION:Place du marché\\, 23200 Aubusson
DESCRIPTION:Contacter Odile Vergnaud au 06 11 22 33 44
ORGANIZER;CN=Odile Vergnaud:mailto:odile.vergnaud@creuse.example
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART:20260401T070000Z
DTEND:20260401T090000Z
SUMMARY:Bus de l'emploi - Bourganeuf
STATUS:CONFIRMED
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTART:20260402T070000Z
DTEND:20260402T090000Z
LOCATION:Guéret
STATUS:CANCELLED
END:VEVENT
END:VCALENDAR
"""


def connector(body: str = CALENDAR, *, address: str = "webcal://agenda.example/bus.ics?pour=tous") -> BusCalendar:
    def answer(request: httpx2.Request) -> httpx2.Response:
        assert str(request.url) == "https://agenda.example/bus.ics?pour=tous"
        return httpx2.Response(200, text=body)

    return BusCalendar(BusSettings(_env_file=None, calendar_url=address), NOW, httpx2.MockTransport(answer))


def read(body: str) -> list[AnyDraft | Reject]:
    pages = connector(body).pull(departments()["23"])
    return [one for page in pages for record in page for one in clean_stop(record)]


def stops(body: str = CALENDAR) -> list[StopDraft]:
    return [one for one in read(body) if isinstance(one, StopDraft)]


def spoiled(line: str, instead: str) -> str:
    """The calendar, a line of its first event being another."""
    assert line in CALENDAR
    return CALENDAR.replace(line, instead, 1)


def pulled(engine: Engine, body: str) -> RunReport:
    pull = pull_of(SOURCES["bus-emploi"], "23", {"bus-emploi": BusSettings(_env_file=None)}, now=NOW)
    found = replace(pull, pages=lambda: connector(body).pull(departments()["23"]))
    return run_pull(engine, found, clock=lambda: NOW)


def test_a_repeated_stop_comes_at_the_same_hour_in_summer_and_winter_but_for_what_is_taken_out() -> None:
    aubusson = [stop for stop in stops() if stop.whereabouts.city == "Aubusson"]

    assert [f"{stop.starts:%d/%m %H:%M %z}" for stop in aubusson] == ["24/03 09:30 +0100", "21/04 09:30 +0200"]
    assert aubusson[0].spot == "Place du marché"
    assert aubusson[0].whereabouts.postcode == "23200"


def test_a_place_may_stand_in_the_title_and_what_is_cancelled_is_not_told() -> None:
    assert {stop.whereabouts.city for stop in stops()} == {"Aubusson", "Bourganeuf"}


def test_people_of_the_calendar_are_not_read() -> None:
    pages = list(connector().pull(departments()["23"]))

    assert not any(said in str(pages) for said in ("Vergnaud", "vergnaud", "06 11"))


def test_without_an_address_there_is_no_bus_and_no_fault() -> None:
    assert list(connector(address="").pull(departments()["23"])) == []


def test_a_page_that_is_no_calendar_is_told() -> None:
    with pytest.raises(PartnerSilent, match="OWN_BUS_CALENDAR_URL"):
        list(connector("<html>Connexion</html>").pull(departments()["23"]))


START = "DTSTART;TZID=Europe/Paris:20260310T093000\n"


@pytest.mark.parametrize(
    ("line", "instead", "field"),
    [
        (START, "", "DTSTART"),
        (START, "DTSTART:demain\n", "DTSTART"),
        ("DTEND;TZID=Europe/Paris:20260310T120000", "DTEND:midi", "DTEND"),
        ("RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4", "RRULE:FREQ=PARFOIS", "RRULE"),
        ("RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4", "RRULE:FREQ=SECONDLY", "RRULE"),
        ("EXDATE;TZID=Europe/Paris:20260407T093000", "EXDATE:jeudi", "EXDATE"),
        ("SUMMARY:", "SEQUENCE:un\nSUMMARY:", "SEQUENCE"),
    ],
)
def test_an_event_that_cannot_be_read_costs_itself_alone(engine: Engine, line: str, instead: str, field: str) -> None:
    with session(engine) as opened:
        load_communes(opened.connection(), COMMUNES)
    known = pulled(engine, CALENDAR).applied.new

    report = pulled(engine, spoiled(line, instead))

    (reject,) = [one for one in read(spoiled(line, instead)) if isinstance(one, Reject)]
    assert reject.field == field
    assert (report.status, report.rejected, report.applied.retired) == ("complete", 1, 0)
    assert known == 3


@pytest.mark.parametrize("geo", ["GEO:abc", "GEO:46.1", "GEO:46.1;2.1\nGEO:1;1", "GEO:0;0"])
def test_a_position_that_is_none_leaves_the_place_that_is_written(geo: str) -> None:
    found = stops(spoiled("SUMMARY:", f"{geo}\nSUMMARY:"))

    assert {stop.whereabouts.city for stop in found} == {"Aubusson", "Bourganeuf"}


def test_the_first_of_two_places_counts() -> None:
    found = stops(spoiled("DESCRIPTION:", "LOCATION:Salle polyvalente\\, 23000 Guéret\nDESCRIPTION:"))

    assert {stop.spot for stop in found if stop.whereabouts.city == "Aubusson"} == {"Place du marché"}
    assert "Guéret" not in str(found)


@pytest.mark.parametrize(
    "body",
    [
        spoiled("UID:odile.vergnaud@creuse.example\n" + START, ""),
        spoiled("FREQ=WEEKLY;INTERVAL=2;COUNT=4", "FREQ=DAILY;BYHOUR=8,9,10;BYMINUTE=0,30"),
    ],
    ids=["a nameless one is lost", "more than can be read"],
)
def test_a_calendar_that_is_not_read_whole_retires_nothing(engine: Engine, body: str) -> None:
    with session(engine) as opened:
        load_communes(opened.connection(), COMMUNES)
    pulled(engine, CALENDAR)

    report = pulled(engine, body)

    assert (report.status, report.applied.retired) == ("partial", 0)


def test_a_series_that_began_long_ago_still_comes() -> None:
    old = CALENDAR.replace("20260310", "20190312").replace(";COUNT=4", "")

    assert len([stop for stop in stops(old) if stop.whereabouts.city == "Aubusson"]) == 13


def test_a_rule_that_repeats_for_ever_ends_with_the_half_year() -> None:
    daily = CALENDAR.replace("FREQ=WEEKLY;INTERVAL=2;COUNT=4", "FREQ=DAILY")

    assert 150 < len(stops(daily)) < 200


def test_a_stop_taken_out_of_the_calendar_is_retired_by_the_next_pull(engine: Engine) -> None:
    with session(engine) as opened:
        load_communes(opened.connection(), COMMUNES)

    first = pulled(engine, CALENDAR)
    second = pulled(engine, CALENDAR.replace("COUNT=4", "COUNT=2"))

    assert (first.applied.new, second.applied.unchanged, second.applied.retired) == (3, 2, 1)
    with engine.connect() as connection:
        places = connection.execute(text("select distinct place from bus_stops where retired_at is null order by 1"))
        assert places.scalars().all() == ["Aubusson", "Bourganeuf"]
