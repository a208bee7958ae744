"""What Valhalla is told before it builds or answers: its folders, and no limit lower than our questions."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import valhalla

from geo.roads.costing import costing_names

PROGRAMS = Path(valhalla.__file__).parent / "bin"
"""Where the wheel keeps Valhalla's executables."""

_CACHE_BYTES = 512_000_000
_MOST_PAIRS = 10_000_000
_METRES_A_SECOND_OF_COST = 56
"""Valhalla gives up a search at a cost of (longest distance / 56) × 2, and on foot at twice that. Costs are seconds,
more of them on roads that a means avoids: with this, a search ends at twice the longest minutes or later."""
_APART_METRES = 100_000
"""A question with places farther apart than the longest distance is refused: sources may be 50 km apart each way."""
_FARTHEST_METRES = 5_000_000
_ABSENT = ("admin", "landmarks", "timezone", "traffic_extract", "transit_dir", "transit_feeds_dir")
"""Databases that Valhalla would look for: none is needed for travel times without a date."""


def build_settings(tiles: Path) -> dict[str, Any]:
    """The settings of a build into `tiles`: it tells on its output what goes wrong."""
    settings = _settings(tiles)
    settings["logging"] = {"type": "std_out", "color": False}
    return settings


def engine_settings(tiles: Path, *, longest_minutes: int) -> dict[str, Any]:
    """The settings of an engine that answers on `tiles`, and gives up a matrix beyond `longest_minutes`."""
    settings = _settings(tiles)
    settings["thor"]["source_to_target_algorithm"] = "timedistancematrix"  # 20 times as fast for our rows
    settings["loki"]["use_connectivity"] = False  # one island would refuse a whole matrix
    limits = settings["service_limits"]
    for name in costing_names():
        limits[name] |= {
            "max_distance": _FARTHEST_METRES,
            "max_locations": _MOST_PAIRS,
            "max_matrix_location_pairs": _MOST_PAIRS,
            "max_matrix_distance": longest_minutes * 60 * _METRES_A_SECOND_OF_COST + _APART_METRES,
        }
    limits["isochrone"] |= {"max_time_contour": longest_minutes, "max_contours": 10}
    return settings


def _settings(tiles: Path) -> dict[str, Any]:
    settings: dict[str, Any] = deepcopy(valhalla.get_config(tile_extract="", tile_dir=str(tiles)))
    settings["mjolnir"] |= dict.fromkeys(_ABSENT, "") | {"max_cache_size": _CACHE_BYTES}
    settings["logging"] = {"type": ""}
    return settings
