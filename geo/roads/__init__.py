"""The road network: built from an extract of OpenStreetMap, asked for minutes, routes and isochrones (Valhalla)."""

from geo.roads.costing import MODES_BY_ROAD
from geo.roads.engine import LONGEST_MINUTES, MOST_METRES_TO_A_ROAD, RoadMinutes, Roads, Route
from geo.roads.errors import (
    BuildFailed,
    BuildRunning,
    ExtractMissing,
    ExtractUnreadable,
    FarFromRoads,
    NetworkMissing,
    NotByRoad,
    RoadsError,
)
from geo.roads.extract import Extract, name_of, read_extract
from geo.roads.matrix import Rows, reachable_targets, rows_of_minutes
from geo.roads.network import Network, build_network, current_network, networks

__all__ = [
    "LONGEST_MINUTES",
    "MODES_BY_ROAD",
    "MOST_METRES_TO_A_ROAD",
    "BuildFailed",
    "BuildRunning",
    "Extract",
    "ExtractMissing",
    "ExtractUnreadable",
    "FarFromRoads",
    "Network",
    "NetworkMissing",
    "NotByRoad",
    "RoadMinutes",
    "Roads",
    "RoadsError",
    "Route",
    "Rows",
    "build_network",
    "current_network",
    "name_of",
    "networks",
    "reachable_targets",
    "read_extract",
    "rows_of_minutes",
]
