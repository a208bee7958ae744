"""Records that are not what they should be: each costs itself at most, and what is kept of it is fit to be shown."""

import json
import re
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import text

from ingest import RunReport
from tests.ingest.faults.conftest import Scene

Json = dict[str, Any]
WRONG: tuple[Any, ...] = (
    *(None, True, -1, 10**400, 1e308, float("nan"), float("inf"), [], {}, [[]], [None], {"a": {"b": [1]}}),
    *("", " ", "\x00", "\ud800", "é" * 3_000, "<b>", "0001-01-01T00:00:00+14:00", "2026-02-31", "12,5", "true"),
)
"""What a field of any type may hold instead of what it should."""
NOWHERE = ((0, 0), (2.1, 46.0), (40.7, -74.0), (48.85, 2.35), (91, 181), ("", "?"), (float("nan"), float("inf")))
"""Coordinates that cannot be: zero, swapped, abroad, elsewhere in France, off the Earth, words, no number."""


def places_of(value: Any, *path: str | int) -> Iterator[tuple[str | int, ...]]:
    """The way to every value inside a JSON value, tables and lists included."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, one in inside:
        yield (*path, name)
        yield from places_of(one, *path, name)


def put(record: Json, path: tuple[str | int, ...], value: Any) -> Json:
    """The record with another value at the end of a way."""
    inside: Any = record
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    return record


def everywhere(write: Callable[[str, Any], Any]) -> Callable[[Json], Json]:
    """Writes every value of a record that is no table: `write` is given its name and what is there."""

    def of(name: str, value: Any) -> Any:
        if isinstance(value, dict):
            return {inner: of(inner, one) for inner, one in value.items()}
        return [of(name, one) for one in value] if isinstance(value, list) else write(name, value)

    return lambda record: of("", record)


def number_of(record: Json) -> int:
    """A number that is always the same for a record, so that a page that is read again says the same."""
    return zlib.crc32(json.dumps(record, sort_keys=True).encode())


def assert_nothing_refused(report: RunReport) -> None:
    """Fails where a run refused anything; what its own author no longer offers is not refused."""
    assert report.status == "complete"
    assert not report.reasons


@pytest.mark.parametrize("day", range(3))
def test_a_wrong_value_in_any_field_costs_its_record_at_most(scene: Scene, day: int) -> None:
    def spoil(record: Json) -> Json:
        number = number_of(record) + day
        places = list(places_of(record))
        return put(record, places[number // len(WRONG) % len(places)], WRONG[number % len(WRONG)])

    scene.rewrite(spoil)
    report = scene.run()

    assert report.status == "complete"
    assert len(scene.live()) >= 0.7 * len(scene.today)
    scene.assert_put_right()


def test_what_is_no_record_is_counted_and_refused(scene: Scene) -> None:
    scene.rewrite(lambda record: None if number_of(record) % 10 == 0 else record)

    report = scene.run()

    assert report.status == "complete"
    assert sum(count for reason, count in report.reasons.items() if reason.startswith("sans ")) > 0
    scene.assert_put_right()


def test_a_record_with_nothing_but_its_key_and_title_is_shown(scene: Scene) -> None:
    kept = scene.source.least
    scene.rewrite(lambda record: {name: value for name, value in record.items() if name in kept})

    report = scene.run()

    assert_nothing_refused(report)
    assert "department" in {one["location_rung"] for one in scene.live().values()}


def test_codes_that_nobody_has_heard_of_are_left_aside(scene: Scene) -> None:
    codes = re.compile(r"[A-Z]|[A-Z]{2,6}|\d{1,2}[A-Z]?|[A-Z]+(_[A-Z]+)+")

    def write(name: str, value: Any) -> Any:
        is_place = name.startswith("depart")
        is_code = isinstance(value, str) and name not in scene.source.least and codes.fullmatch(value) and not is_place
        return "ZZ_INCONNU" if is_code else value

    scene.rewrite(everywhere(write))
    report = scene.run()

    assert_nothing_refused(report)
    scene.assert_put_right()


def test_texts_of_five_million_letters_are_cut(scene: Scene) -> None:
    longs = ["mot ", "<", "@.", "M. ", "05 "]
    chosen: dict[str, str] = {}

    def write(record: Json) -> Json:
        key = str([record.get(name) for name in scene.source.least])
        if key not in chosen and longs:
            chosen[key] = longs.pop()
        if key not in chosen:
            return record
        return record | {scene.source.text: (chosen[key] * 5_000_000)[:5_000_000]}

    scene.rewrite(write)
    report = scene.run()

    assert report.status == "complete"
    assert len(chosen) == 5
    assert max(len(one["description"]) for one in scene.shown()) <= 10_000
    scene.assert_put_right()


def test_tags_and_scripts_never_reach_the_store(scene: Scene) -> None:
    def write(name: str, value: Any) -> Any:
        if not isinstance(value, str) or " " not in value:
            return value
        return (
            f"<p onclick='x()'>{value}</p><script>alert(1)</script><img src=x onerror=alert(2)>"
            f"&lt;script&gt;alert(3)&lt;/script&gt;&lt;b&gt;"
        )

    scene.rewrite(everywhere(write))
    report = scene.run()

    kept = json.dumps(list(scene.live().values()))
    assert report.status == "complete"
    assert not re.findall(r"alert\(|onclick|onerror|</?\w", kept)
    scene.assert_put_right()


def test_coordinates_that_cannot_be_are_not_believed(scene: Scene) -> None:
    def write(record: Json) -> Json:
        lat, lon = NOWHERE[number_of(record) % len(NOWHERE)]
        axes = {"lat": lat, "latitude": lat, "lon": lon, "longitude": lon}
        changed: Json = everywhere(lambda name, value: axes.get(name, value))(record)
        return changed

    scene.rewrite(write)
    report = scene.run()

    rungs = {row["location_rung"] for row in scene.shown()}
    assert report.status == "complete"
    assert scene.live().keys() == scene.today.keys()
    assert rungs <= {"insee", "postcode", "address", "department", None}
    assert {row["insee"] for row in scene.live().values()} == {row["insee"] for row in scene.today.values()}
    scene.assert_put_right()


def test_dates_to_come_make_nothing_fresher_than_today(scene: Scene) -> None:
    ahead = re.compile(r"^20\d\d-(?=\d\d-\d\d)")
    scene.rewrite(everywhere(lambda _, value: ahead.sub("2099-", value) if isinstance(value, str) else value))

    report = scene.run()

    with scene.engine.connect() as connection:
        newest = connection.execute(text("select max(published_at) from opportunities")).scalar_one()
    assert report.status == "complete"
    assert newest <= scene.now
    scene.assert_put_right()


def test_a_commune_that_is_no_more_is_found_by_its_postcode_or_its_name(scene: Scene) -> None:
    def former(name: str, value: Any) -> Any:
        codes = {"commune": "23999", "codeInsee": "23999"}
        return f"Ancienne-{value}" if name == "city" and value else codes.get(name, value)

    scene.rewrite(everywhere(former))

    report = scene.run()

    assert_nothing_refused(report)
    applied = report.applied  # where the name is in the key, another name is another row, and the old one is held
    assert applied.new + applied.changed + applied.unchanged == len(scene.today)
    assert all(row["insee"] != "23999" and row["place"] for row in scene.shown())
