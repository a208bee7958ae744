"""Outlines are read from any GeoJSON of communes; what cannot be one is counted or refused, never half loaded."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from ingest.reference import FilesUnreadable, load_official
from ingest.reference.official import read_communes
from ingest.reference.outlines import Outlines, read_outlines
from store import session
from tests.ingest.reference.official_files import write_official
from tests.make.town import COMMUNES

GUERET, AUBUSSON = (1.87, 46.163), (2.17, 45.956)


def square(centre: tuple[float, float] = GUERET, *, half: float = 0.04) -> list[list[float]]:
    (lon, lat), corners = centre, ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))
    return [[lon + east * half, lat + north * half] for east, north in corners]


def feature(code: object = "23096", *, ring: Any = None, kind: str = "Polygon", **properties: object) -> dict[str, Any]:
    drawn = square() if ring is None else ring
    coordinates = {"Polygon": [drawn], "MultiPolygon": [[drawn]], "LineString": drawn}[kind]
    told = properties or {"code": code, "nom": "Guéret"}
    return {"type": "Feature", "properties": told, "geometry": {"type": kind, "coordinates": coordinates}}


def write(folder: Path, *features: object, name: str = "contours-23-2024.geojson") -> Path:
    path = folder / "communes" / name
    path.parent.mkdir(exist_ok=True)
    content = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return folder


def read(folder: Path, *features: object, name: str = "contours-23-2024.geojson") -> Outlines:
    return read_outlines(write(folder, *features, name=name), COMMUNES)


@pytest.mark.parametrize(
    "told",
    (
        {"code": "23096"},
        {"com_code": ["23096"], "dep_code": ["23"], "code": "23000"},
        {"INSEE_COM": "23096"},
        {"codgeo": "23096"},
    ),
    ids=("the State's API", "a list beside a postal code", "IGN", "INSEE"),
)
def test_the_code_of_a_commune_is_found_by_its_usual_names(tmp_path: Path, told: dict[str, Any]) -> None:
    assert set(read(tmp_path, feature(**told)).by_commune) == {"23096"}


def test_compressed_files_and_several_polygons_are_read(tmp_path: Path) -> None:
    found = read(tmp_path, feature(kind="MultiPolygon"), name="contours-23.geojson.gz")
    assert found.departments == {"23"}
    assert found.by_commune["23096"]


def test_without_files_there_is_nothing(tmp_path: Path) -> None:
    assert read_outlines(tmp_path, COMMUNES) == Outlines()


def test_what_a_commune_absorbed_is_part_of_it(tmp_path: Path) -> None:
    found = read(tmp_path, feature("23030", ring=square((1.75, 45.95))), feature("23980", ring=square((1.83, 45.95))))
    outline = found.by_commune["23030"]
    assert outline is not None
    assert len(outline.polygons) == 2
    assert found.unknown == 0


def test_the_last_year_of_a_commune_counts(tmp_path: Path) -> None:
    write(tmp_path, feature(ring=square(half=0.1)), name="contours-23-2018.geojson")
    outline = read(tmp_path, feature(ring=square(half=0.05)), name="contours-23-2024.geojson").by_commune["23096"]
    assert outline is not None
    assert outline.box()[0] == pytest.approx(1.82)


@pytest.mark.parametrize(
    "bad",
    (
        feature("23008", kind="LineString"),
        feature("23008", ring=[[lat, lon] for lon, lat in square(AUBUSSON)]),
        feature("23008", ring=[[641_000, 6_540_000], [642_000, 6_540_000], [642_000, 6_541_000], [641_000, 6_540_000]]),
        feature("23008", ring=square(AUBUSSON)[:-1]),
        feature("23008", ring=[[2.1, None], [2.2, 45.9], [2.2, 46.0], [2.1, None]]),
        feature("23008", ring=[]),
        feature("23008") | {"geometry": None},
        feature("Aubusson"),
        feature("23008") | {"properties": None},
        "23008",
    ),
    ids=("line", "swapped", "metres", "open", "null", "empty", "no geometry", "no code", "no properties", "text"),
)
def test_an_outline_that_is_none_is_counted(tmp_path: Path, bad: object) -> None:
    found = read(tmp_path, feature(), bad)
    assert found.by_commune["23096"]
    assert not found.by_commune.get("23008")
    assert found.unreadable == 1


def test_a_commune_that_is_not_in_the_list_is_counted(tmp_path: Path) -> None:
    found = read(tmp_path, feature(), feature("87085"))
    assert (set(found.by_commune), found.unknown, found.unreadable) == ({"23096"}, 1, 0)


def test_a_file_named_after_a_department_stands_for_it_alone(tmp_path: Path) -> None:
    village_beyond = feature("23008", ring=square(AUBUSSON))
    found = read(tmp_path, village_beyond, name="contours-87-2024.geojson")
    assert (found.departments, list(found.by_commune)) == (frozenset({"87"}), ["23008"])


def test_a_file_of_another_name_stands_for_the_departments_in_it(tmp_path: Path) -> None:
    assert read(tmp_path, feature(), name="contours-massif-central.geojson").departments == {"23"}


@pytest.mark.parametrize(
    "content",
    (b"<html>", b'{"type": "FeatureColl', b"[]", b'{"type": "Feature"}', b'{"type": "FeatureCollection"}', b"\xff"),
)
def test_a_file_that_is_no_geojson_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "contours-23-2024.geojson").write_bytes(content)
    with pytest.raises(FilesUnreadable, match="n'est pas un fichier GeoJSON"):
        read_outlines(tmp_path, COMMUNES)


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, feature(), name="contours-23.geojson.gz") / "communes" / "contours-23.geojson.gz"
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(FilesUnreadable, match="abîmé"):
        read_outlines(tmp_path, COMMUNES)


@pytest.mark.parametrize("features", ((), (feature(kind="LineString"),)), ids=("empty", "lines"))
def test_a_file_without_any_outline_is_refused(tmp_path: Path, features: tuple[object, ...]) -> None:
    with pytest.raises(FilesUnreadable, match="ne donne aucun contour"):
        read(tmp_path, *features)


def test_a_refused_file_leaves_everything_as_it_was(engine: Engine, tmp_path: Path) -> None:
    load_official(engine, write(write_official(tmp_path), feature()))
    write(tmp_path, feature(kind="LineString"))
    with pytest.raises(FilesUnreadable):
        load_official(engine, tmp_path)
    with session(engine) as opened:
        assert opened.scalar(text("select count(*) from commune_outlines")) == 1


def test_the_outlines_of_real_departments_are_all_read(shared_data: Path, tmp_path: Path) -> None:
    communes = tmp_path / "communes"
    communes.mkdir()
    for name in ("communes-france-2024.csv.gz", "contours-94-2024.geojson.gz", "contours-63-2018.geojson.gz"):
        (communes / name).symlink_to(shared_data / "communes" / name)
    found = read_outlines(tmp_path, read_communes(tmp_path))
    assert found.departments == {"63", "94"}
    assert (found.unknown, found.unreadable) == (0, 0)
    assert len(found.by_commune) > 500
