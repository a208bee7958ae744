"""Where things are, and how long it takes to get there. Pure: values in, values out."""

from geo.communes import Commune, Communes, Completion, department_of
from geo.departments import Department, departments
from geo.estimate import Estimate
from geo.former import FormerCommune, former_communes
from geo.former import FormerCommune, former_communes
from geo.means import MODE_NAMES, MODES, MOST_MINUTES, Means, Mode, farthest_km, means_from_text, means_to_text
from geo.names import search_name
from geo.names import search_name
from geo.point import EARTH_RADIUS_KM, Point, distance_km, distances_km
from geo.reach import Reach, TravelTimes, reach
from geo.road_times import RoadTable, RoadTimes
from geo.travel import BASES, NOWHERE, USUAL_HOURS, USUAL_TRIP, Basis, Row, Travel, Trip, WorkingHours

__all__ = [
    "BASES",
    "EARTH_RADIUS_KM",
    "MODES",
    "MODE_NAMES",
    "MOST_MINUTES",
    "NOWHERE",
    "USUAL_HOURS",
    "USUAL_TRIP",
    "Basis",
    "Commune",
    "Communes",
    "Completion",
    "Completion",
    "Department",
    "Estimate",
    "FormerCommune",
    "FormerCommune",
    "Means",
    "Mode",
    "Point",
    "Reach",
    "RoadTable",
    "RoadTimes",
    "Row",
    "Travel",
    "TravelTimes",
    "Trip",
    "WorkingHours",
    "department_of",
    "departments",
    "distance_km",
    "distances_km",
    "farthest_km",
    "former_communes",
    "former_communes",
    "means_from_text",
    "means_to_text",
    "reach",
    "search_name",
]
