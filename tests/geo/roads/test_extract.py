"""The header of an extract tells the day of its data; names of regions come from names of files."""

from datetime import date
from pathlib import Path

import pytest

from geo.roads import ExtractUnreadable, name_of, read_extract
from tests.make.roads import write_map


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("limousin-latest.osm.pbf", "limousin"),
        ("Île-de-France-261120.osm.pbf", "ile-de-france"),
        ("creuse.pbf", "creuse"),
        ("Limousin et Auvergne", "limousin-et-auvergne"),
        (".osm.pbf", "extrait"),
    ],
)
def test_a_network_is_named_after_its_file(file: str, name: str) -> None:
    assert name_of(Path(file)) == name


def test_an_extract_tells_the_day_of_its_data(tmp_path: Path) -> None:
    dated = read_extract(write_map(tmp_path / "dated.osm.pbf", day="2024-02-29T23:30:00Z"))
    undated = read_extract(write_map(tmp_path / "undated.osm.pbf", day=None))

    assert (dated.date, undated.date) == (date(2024, 2, 29), None)
    assert dated.digest != undated.digest


@pytest.mark.parametrize(
    "content", [b"", b"\0", b"\0\0\0\x0d", b"\0\0\0\x0d\n\tOSMHeader\x18\xff", b"\0\0\0\x02\x0e\0", bytes(100)]
)
def test_what_is_no_extract_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "map.osm.pbf"
    path.write_bytes(content)

    with pytest.raises(ExtractUnreadable, match=r"map\.osm\.pbf n'est pas un extrait"):
        read_extract(path)


def test_real_extracts_tell_their_day(shared_data: Path) -> None:
    days = [read_extract(path).date for path in sorted((shared_data / "networks").glob("*.osm.pbf"))]

    assert len(days) == 3
    assert all(day is None or date(2010, 1, 1) < day < date(2026, 12, 1) for day in days)
