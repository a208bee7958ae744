"""A feed is read whole or not at all; what is strange in it is left out and counted."""

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest

from geo.gtfs import GtfsFault, MissingTable, NoService, NoSuchFile, NotAFeed, read_feed, read_timetable
from geo.transit.timetable import NotATimetable, Timetable, Vehicle, timetable_from_bytes
from tests.make.timetables import FEED, write_feed

_HOURS = FEED["stop_times.txt"]
_MONDAY = date(2026, 3, 2)


def test_a_feed_becomes_connections_in_the_order_of_travel(tmp_path: Path) -> None:
    feed = read_feed(write_feed(tmp_path / "f.zip"))

    hops = feed.connections
    assert hops.departure[:2].tolist() == [7 * 3600, 7 * 3600 + 32 * 60]
    assert hops.arrival[:2].tolist() == [7 * 3600 + 30 * 60, 8 * 3600]
    assert [feed.stops.names[stop] for stop in hops.origin[:2]] == ["Guéret", "Ahun"]
    assert feed.lines[feed.trips.line[0]] == ("14", Vehicle.COACH)
    assert (feed.facts.valid_from, feed.facts.valid_until) == (date(2026, 1, 5), date(2026, 7, 3))


def test_hours_that_are_not_told_lie_between_those_that_are(tmp_path: Path) -> None:
    hours = _HOURS.replace("07:30:00,07:32:00", ",")
    feed = read_feed(write_feed(tmp_path / "f.zip", stop_times=hours))

    assert feed.connections.arrival[0] == feed.connections.departure[1] == 7 * 3600 + 30 * 60
    assert feed.facts.faults == ()


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("T9,09:00:00,09:00:00,A,9\n", "passages de courses inconnues"),
        ("T1,09:00:00,09:00:00,Z,9\n", "passages à des arrêts inconnus"),
        ("T1,neuf heures,09:00:00,A,9\n", "heures illisibles"),
        ("T1,09:75:00,09:75:00,A,9\n", "heures illisibles"),
        ("T1,09:00:00,09:00:00,A,dernier\n", "passages sans rang juste"),
        ("T1,09\n", "lignes incomplètes dans stop_times.txt"),
        ("T1,,,A,9\n", "passages sans heure"),
    ],
)
def test_a_strange_row_is_left_out_and_counted(tmp_path: Path, row: str, fault: str) -> None:
    feed = read_feed(write_feed(tmp_path / "f.zip", stop_times=_HOURS + row))

    assert dict(feed.facts.faults) == {fault: 1}
    assert feed.connections.trip.size == 4


def test_a_trip_whose_hours_go_back_is_left_out_alone(tmp_path: Path) -> None:
    feed = read_feed(write_feed(tmp_path / "f.zip", stop_times=_HOURS + "T1,06:00:00,06:00:00,A,4\n"))

    assert feed.connections.trip.tolist() == [1, 1]
    assert dict(feed.facts.faults) == {"passages de courses dont les heures reculent": 4}


def test_a_trip_told_with_an_interval_runs_as_often(tmp_path: Path) -> None:
    intervals = "trip_id,start_time,end_time,headway_secs\nT1,06:00:00,07:00:00,1200\n"
    feed = read_feed(write_feed(tmp_path / "f.zip", frequencies=intervals))

    begins = feed.connections.departure[feed.connections.origin == 0]
    assert sorted(begins.tolist()) == [6 * 3600, 6 * 3600 + 1200, 6 * 3600 + 2400]
    assert feed.connections.trip.size == 2 + 3 * 2


def test_doors_that_stay_closed_are_known(tmp_path: Path) -> None:
    header, *rows = _HOURS.splitlines()
    closed = "\n".join([header + ",pickup_type,drop_off_type", *(row + ",0,0" for row in rows)]) + "\n"
    feed = read_feed(write_feed(tmp_path / "f.zip", stop_times=closed.replace("B,2,0,0", "B,2,1,1")))

    assert feed.connections.allowed.tolist() == [1, 2, 1, 2]


def test_exceptions_of_the_calendar_overrule_the_week(tmp_path: Path) -> None:
    days = "service_id,date,exception_type\nS,20260302,2\nS,20260307,1\nS,hier,1\n"
    timetable = read_timetable([write_feed(tmp_path / "f.zip", calendar_dates=days)])

    assert not timetable.runs_on(_MONDAY).any()
    assert timetable.runs_on(date(2026, 3, 7)).all()
    assert timetable.feeds[0].faults == (("dates de service illisibles", 1),)


def test_a_feed_out_of_date_runs_as_in_its_last_week_but_for_holidays(tmp_path: Path) -> None:
    monday_only = FEED["calendar.txt"].replace("20260703", "20260408")
    timetable = read_timetable([write_feed(tmp_path / "f.zip", calendar=monday_only)])

    assert timetable.expired_since(date(2026, 4, 8)) is None
    assert timetable.expired_since(date(2026, 5, 1)) == date(2026, 4, 9)
    assert timetable.feeds[0].day_for(date(2026, 6, 8)) == date(2026, 3, 30)  # 6 April was Easter Monday
    assert timetable.feeds[0].day_for(date(2026, 6, 9)) == date(2026, 4, 7)
    assert timetable.feeds[0].day_for(date(2025, 12, 24)) == date(2026, 1, 7)


def changes(timetable: Timetable) -> dict[tuple[str, str], int]:
    names, walks = timetable.stops.names, timetable.transfers
    return {
        (name, names[walks.stop[at]]): int(walks.seconds[at])
        for stop, name in enumerate(names)
        for at in range(walks.begins[stop], walks.begins[stop + 1])
        if name != names[walks.stop[at]]
    }


def test_stops_of_one_station_and_stops_nearby_are_changes(tmp_path: Path) -> None:
    stops = (
        "stop_id,stop_name,stop_lat,stop_lon,parent_station\n"
        "A,Quai 1,46.17,1.87,G\nB,Quai 2,46.19,1.87,G\nC,Arrêt de car,46.1915,1.87,\nG,Gare,46.17,1.87,\n"
    )
    timetable = read_timetable([write_feed(tmp_path / "f.zip", stops=stops)])

    assert changes(timetable).keys() == {
        ("Quai 1", "Quai 2"), ("Quai 2", "Quai 1"), ("Quai 2", "Arrêt de car"), ("Arrêt de car", "Quai 2")
    }  # fmt: skip
    assert changes(timetable)["Quai 1", "Quai 2"] == 180
    assert 180 < changes(timetable)["Quai 2", "Arrêt de car"] < 260


def test_what_a_feed_says_of_a_change_overrules(tmp_path: Path) -> None:
    said = "from_stop_id,to_stop_id,transfer_type,min_transfer_time\nA,B,2,600\nB,C,3,\nA,Z,2,60\nB,A,2,99999999999\n"
    near = FEED["stops.txt"].replace("46.09,2.02", "46.171,1.87").replace("45.95,2.17", "46.172,1.87")
    timetable = read_timetable([write_feed(tmp_path / "f.zip", transfers=said, stops=near)])

    assert changes(timetable)["Guéret", "Ahun"] == 600
    assert 180 <= changes(timetable)["Ahun", "Guéret"] < 600  # what no change can take is not believed
    assert ("Ahun", "Aubusson") not in changes(timetable)
    assert ("Aubusson", "Ahun") in changes(timetable)
    assert timetable.feeds[0].faults == (("correspondances à des arrêts inconnus", 1),)


def test_two_networks_meet_where_their_stops_are_near(tmp_path: Path) -> None:
    one = write_feed(tmp_path / "one.zip")
    other = write_feed(tmp_path / "other.zip", stops=FEED["stops.txt"].replace("Guéret", "Guéret gare"))
    timetable = read_timetable([one, other])

    assert ("Guéret", "Guéret gare") in changes(timetable)
    assert timetable.trips.line.size == 4
    assert timetable.runs_on(_MONDAY).all()
    assert np.unique(timetable.connections.origin).size == 6


def test_one_network_out_of_date_goes_on_beside_one_that_is_not(tmp_path: Path) -> None:
    old = write_feed(tmp_path / "old.zip", calendar=FEED["calendar.txt"].replace("20260703", "20260213"))
    timetable = read_timetable([write_feed(tmp_path / "new.zip"), old])

    assert timetable.runs_on(_MONDAY).tolist() == [True] * 4
    assert timetable.expired_since(_MONDAY) == date(2026, 2, 14)
    assert [feed.day_for(_MONDAY) for feed in timetable.feeds] == [_MONDAY, date(2026, 2, 9)]


def test_a_feed_whose_tables_lie_in_a_folder_is_read(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "f.zip", "w") as archive:
        for name, text in FEED.items():
            archive.writestr(f"gtfs/{name}", "\ufeff" + text.replace("\n", "\r\n"))

    assert read_feed(tmp_path / "f.zip").facts.trips == 2


def test_bytes_give_the_same_timetable(tmp_path: Path) -> None:
    timetable = read_timetable([write_feed(tmp_path / "f.zip")])

    read = timetable_from_bytes(timetable.to_bytes())
    assert read.version == timetable.version
    assert read.feeds == timetable.feeds
    assert read.stops.names == timetable.stops.names
    assert read.connections.arrival.tolist() == timetable.connections.arrival.tolist()


@pytest.mark.parametrize("at", range(100, 2_000, 380))
def test_damaged_bytes_are_no_timetable(tmp_path: Path, at: int) -> None:
    content = bytearray(read_timetable([write_feed(tmp_path / "f.zip")]).to_bytes())
    content[at : at + 20] = bytes(20)

    with pytest.raises(NotATimetable, match="timetables load"):
        timetable_from_bytes(bytes(content))


def test_a_file_that_is_no_feed_is_refused_in_a_sentence(tmp_path: Path) -> None:
    text = tmp_path / "horaires.txt"
    text.write_text("7 h 30")
    empty = tmp_path / "empty.zip"
    with ZipFile(empty, "w"):
        pass

    with pytest.raises(NotAFeed, match="GTFS"):
        read_feed(text)
    with pytest.raises(MissingTable, match="calendar"):
        read_feed(empty)
    with pytest.raises(MissingTable, match=r"stop_times\.txt"):
        read_feed(write_feed(tmp_path / "f.zip", stop_times=None))
    with pytest.raises(MissingTable, match="colonne trip_id"):
        read_feed(write_feed(tmp_path / "f.zip", stop_times="course,heure\n1,2\n"))


def test_a_feed_that_never_runs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoService, match="aucun passage"):
        read_feed(write_feed(tmp_path / "f.zip", calendar=FEED["calendar.txt"].replace("1,1,1,1,1", "0,0,0,0,0")))
    with pytest.raises(GtfsFault, match="aucun passage"):
        read_feed(write_feed(tmp_path / "f.zip", stop_times=_HOURS.splitlines()[0] + "\n"))


def test_a_damaged_archive_is_said_to_be(tmp_path: Path) -> None:
    path = write_feed(tmp_path / "f.zip")
    content = bytearray(path.read_bytes())
    content[60] ^= 0xFF
    path.write_bytes(content)

    with pytest.raises(GtfsFault, match=r"abîmé|GTFS"):
        read_feed(path)


def test_a_file_that_is_not_there_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFile, match="n'existe pas"):
        read_feed(tmp_path / "absent.zip")
