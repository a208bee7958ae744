"""Where things are, and how long it takes to get there. Pure: values in, values out."""

from geo.communes import Commune, Communes, department_of, search_name
from geo.departments import Department, departments
from geo.estimate import Estimate
from geo.means import MODE_NAMES, MODES, MOST_MINUTES, Means, Mode, farthest_km, means_from_text, means_to_text
from geo.point import EARTH_RADIUS_KM, Point, distance_km, distances_km
from geo.reach import Reach, TravelTimes, reach
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
    "Department",
    "Estimate",
    "Means",
    "Mode",
    "Point",
    "Reach",
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
    "means_from_text",
    "means_to_text",
    "reach",
    "search_name",
]
