"""Where things are, and how long it takes to get there. Pure: values in, values out."""

from geo.communes import Commune, Communes, department_of, search_name
from geo.departments import Department, departments
from geo.estimate import Estimate
from geo.means import MODE_NAMES, MOST_MINUTES, means_from_text, means_to_text
from geo.point import EARTH_RADIUS_KM, Point, distance_km, distances_km
from geo.reach import MODES, Means, Mode, Reach, TravelTimes, farthest_km, reach

__all__ = [
    "EARTH_RADIUS_KM",
    "MODES",
    "MODE_NAMES",
    "MOST_MINUTES",
    "Commune",
    "Communes",
    "Department",
    "Estimate",
    "Means",
    "Mode",
    "Point",
    "Reach",
    "TravelTimes",
    "department_of",
    "departments",
    "distance_km",
    "distances_km",
    "farthest_km",
    "means_from_text",
    "means_to_text",
    "reach",
    "search_name",
]
