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
more of them on roads that a means avoids: hence the margin."""
_MARGIN = 4
_LEAST_METRES = 1_000_000
"""A question with places farther apart than the longest distance is refused as a whole."""
_FARTHEST_METRES = 5_000_000
_ABSENT = ("admin", "landmarks", "timezone", "traffic_extract", "transit_dir", "transit_feeds_dir")
"""Databases that Valhalla would look for: none is needed for travel times without a date."""


def build_settings(tiles: Path) -> dict[str, Any]:
    """The settings of a build into `tiles`: it tells on its output what goes wrong."""
    settings = _settings(tiles)
    settings["logging"] = {"type": "std_out", "color": False}
    return settings


def engine_settings(tiles: Path, *, limit_minutes: int) -> dict[str, Any]:
    """The settings of an engine that answers on `tiles`, and gives up a matrix well beyond `limit_minutes`."""
    settings = _settings(tiles)
    settings["thor"]["source_to_target_algorithm"] = "timedistancematrix"  # 20 times as fast for our rows
    limits = settings["service_limits"]
    for name in costing_names():
        limits[name] |= {
            "max_distance": _FARTHEST_METRES,
            "max_locations": _MOST_PAIRS,
            "max_matrix_location_pairs": _MOST_PAIRS,
            "max_matrix_distance": max(_LEAST_METRES, _MARGIN * limit_minutes * 60 * _METRES_A_SECOND_OF_COST),
        }
    limits["isochrone"] |= {"max_time_contour": limit_minutes, "max_contours": 10}
    return settings


def _settings(tiles: Path) -> dict[str, Any]:
    settings: dict[str, Any] = deepcopy(valhalla.get_config(tile_extract="", tile_dir=str(tiles)))
    settings["mjolnir"] |= dict.fromkeys(_ABSENT, "") | {"max_cache_size": _CACHE_BYTES}
    settings["logging"] = {"type": ""}
    return settings
