"""The outlines of communes out of GeoJSON files, for the map: those of the State's API, or of any other open data.

A folder may hold any number of `communes/contours-<department>-<year>.geojson` (or .gz), of one department or of many.
Ground that a commune has absorbed since the year of the file is part of the commune of today.
"""

import gzip
import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from geo import Commune, Communes, Outline, departments, light_outlines
from geo.outlines import Ring
from ingest.reference.errors import FilesUnreadable
from ingest.reference.files import version_of

TOLERANCE_M = 120.0
"""How far a border may move: 5 pixels where the map opens closest, for a fifth of the positions."""

_CODES = ("com_current_code", "com_code", "insee_com", "code_insee", "codgeo", "insee", "code")
"""The properties that may hold the INSEE code, the surest first."""
_INSEE = re.compile(r"\d[\dAB]\d{3}")
_OF_DEPARTMENT = re.compile(r"contours-(\d[\dAB]\d?)\b")
_FEWEST_POSITIONS = 4
_BESIDE_DEGREES = 0.05
"""How far out of its outline the centre of a commune may lie: a list and a map of two years differ by less."""

type _Polygons = tuple[tuple[Ring, ...], ...]


@dataclass(frozen=True, slots=True)
class Outlines:
    """What files of outlines say, lightened; empty without files."""

    departments: frozenset[str] = frozenset()
    """Those that were given: an outline that is no longer there is gone."""
    by_commune: Mapping[str, Outline | None] = field(default_factory=dict)
    """By INSEE code; None where the outline cannot be read: what the database has stays."""
    unknown: int = 0
    """Outlines of communes that are not in the list."""
    unreadable: int = 0
    """Outlines without a code, of no ground, or of ground that lies elsewhere."""


def read_outlines(folder: Path, communes: Communes) -> Outlines:
    """The outlines of `folder/communes/contours-*.geojson*` (or directly in `folder`), the last year of a commune.

    Raises FilesUnreadable where a file is not GeoJSON or gives no outline at all.
    """
    paths = [*folder.glob("communes/contours-*.geojson*"), *folder.glob("contours-*.geojson*")]
    known, told = _Known(communes), frozenset[str]()
    outlines: dict[str, Outline | None] = {}
    unknown = unreadable = 0
    for path in sorted(paths, key=lambda path: (version_of(path), path.name)):
        found = _read(path, known)
        told |= found.departments
        outlines = {**dict.fromkeys(found.by_commune), **outlines, **_readable(found.by_commune)}
        unknown += found.unknown
        unreadable += found.unreadable
    light = light_outlines(_readable(outlines), tolerance_m=TOLERANCE_M)
    return Outlines(told, {**outlines, **light}, unknown, unreadable)


class _Known:
    """The communes of today by the codes of today and of old."""

    def __init__(self, communes: Communes) -> None:
        self._communes = communes
        self._since = {one.code: one.insee for one in communes.former if one.code is not None}

    def commune(self, code: str) -> Commune | None:
        """The commune that has this code, else the one that absorbed it; None for any other, or for no code."""
        return self._communes.by_insee(code) or self._communes.by_insee(self._since.get(code, ""))


def _read(path: Path, known: _Known) -> Outlines:
    """The outlines of one file, as they are drawn there. Raises FilesUnreadable."""
    grounds: dict[Commune, list[_Polygons | None]] = {}
    unknown = without_code = 0
    for feature in _features(path):
        code = _code(feature)
        commune = known.commune(code)
        if commune is not None:
            grounds.setdefault(commune, []).append(_polygons(feature))
        elif code:
            unknown += 1
        else:
            without_code += 1
    outlines = {commune.insee: _outline(commune, parts) for commune, parts in grounds.items()}
    if not unknown and not _readable(outlines):
        raise FilesUnreadable(
            f"Le fichier « {path} » ne donne aucun contour de commune. Chaque contour doit avoir le code INSEE de sa "
            "commune et un polygone, en longitude puis latitude (WGS84). Téléchargez-le à nouveau."
        )
    named = _OF_DEPARTMENT.match(path.name)
    told = {named[1]} if named and named[1] in departments() else {commune.department for commune in grounds}
    unreadable = without_code + len(outlines) - len(_readable(outlines))
    return Outlines(frozenset(told), outlines, unknown, unreadable)


def _features(path: Path) -> list[Any]:
    """The features of a file of GeoJSON. Raises FilesUnreadable."""
    try:
        content = path.read_bytes()
        found = json.loads(gzip.decompress(content) if path.suffix == ".gz" else content)
        if found["type"] == "FeatureCollection":
            return list(found["features"])
    except (ValueError, TypeError, KeyError, RecursionError, EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise FilesUnreadable(_not_geojson(path)) from error
    raise FilesUnreadable(_not_geojson(path))


def _code(feature: Any) -> str:
    """The INSEE code of a feature; empty where it tells none."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        return ""
    told = {str(name).lower(): value for name, value in properties.items()}
    for name in _CODES:
        value = told.get(name)
        code = str(value[0] if isinstance(value, list) and value else value).strip().upper()
        if _INSEE.fullmatch(code):
            return code
    return ""


def _polygons(feature: dict[str, Any]) -> _Polygons | None:
    """The ground of a feature; None where its geometry is none."""
    geometry = feature.get("geometry")
    if not isinstance(geometry, dict):
        return None
    kind, drawn = geometry.get("type"), geometry.get("coordinates")
    if kind not in {"Polygon", "MultiPolygon"}:
        return None
    try:
        return tuple(tuple(map(_ring, rings)) for rings in ([drawn] if kind == "Polygon" else drawn or ()) if rings)
    except (TypeError, ValueError):
        return None


def _ring(positions: Any) -> Ring:
    """A closed ring of longitudes and latitudes; heights are left. Raises ValueError or TypeError."""
    ring = np.array(positions, dtype=np.float64)
    if ring.ndim != 2 or len(ring) < _FEWEST_POSITIONS or ring.shape[1] < 2 or (ring[0] != ring[-1]).any():
        raise ValueError("not a ring")
    ring = ring[:, :2]
    if not (np.abs(ring) <= (180.0, 90.0)).all():  # a value that is not a number is not within either
        raise ValueError("not degrees")
    return ring


def _outline(commune: Commune, parts: list[_Polygons | None]) -> Outline | None:
    """The outline made of all parts; None where one cannot be read, or they lie where the commune is not."""
    readable = [part for part in parts if part]
    if len(readable) < len(parts):
        return None
    outline = Outline(tuple(polygon for part in readable for polygon in part))
    if commune.point is not None:
        west, south, east, north = outline.box()
        lat, lon, beside = commune.point.lat, commune.point.lon, _BESIDE_DEGREES
        if not (west - beside <= lon <= east + beside and south - beside <= lat <= north + beside):
            return None
    return outline


def _readable(outlines: Mapping[str, Outline | None]) -> dict[str, Outline]:
    return {insee: outline for insee, outline in outlines.items() if outline is not None}


def _not_geojson(path: Path) -> str:
    return (
        f"Le fichier « {path} » n'est pas un fichier GeoJSON de contours (FeatureCollection), ou il est abîmé. "
        "Téléchargez-le à nouveau, ou retirez-le du dossier."
    )
