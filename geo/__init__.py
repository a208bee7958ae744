"""Where things are, and how long it takes to get there. Pure: values in, values out.

point, near, communes, outlines   where things are; names, geocoding: what people call them
estimate, roads, transit          how long it takes: with no map, by Valhalla, by timetables (gtfs reads them)
means, trip, travel, reach        one question for all callers, whoever knows the answer
"""

from geo.communes import Commune, Communes, Completion, department_of
from geo.departments import Department, departments
from geo.estimate import Estimate, straight_minutes
from geo.geocoding import Answer, Geocoder, Matched
from geo.known_places import STREETS_KM, KnownPlaces, Places, Reach, places_at, reach_places
from geo.means import (
    MODE_NAMES,
    MODES,
    MOST_MINUTES,
    Means,
    Mode,
    farthest_km,
    means_from_text,
    means_to_text,
    on_foot_too,
)
from geo.named import Named, Namer
from geo.names import FormerCommune, former_communes, in_other_letters, is_link, search_name, sound_read
from geo.near import WALKED_SECONDS_A_KM
from geo.on_demand import OnDemand
from geo.outlines import Outline, light_outlines
from geo.point import EARTH_RADIUS_KM, Point, distance_km, distances_km, on_sphere
from geo.reach import FAR_FROM_CENTRES_KM, CommuneReach, Origin, origin_at, reach
from geo.road_times import RoadTable, RoadTimes
from geo.travel import BASES, MISSED, NOWHERE, Basis, Row, Travel, TravelTimes
from geo.trip import USUAL_HOURS, USUAL_TRIP, Trip, WorkingHours, trip_with

__all__ = [
    "BASES",
    "EARTH_RADIUS_KM",
    "FAR_FROM_CENTRES_KM",
    "MISSED",
    "MODES",
    "MODE_NAMES",
    "MOST_MINUTES",
    "NOWHERE",
    "STREETS_KM",
    "USUAL_HOURS",
    "USUAL_TRIP",
    "WALKED_SECONDS_A_KM",
    "Answer",
    "Basis",
    "Commune",
    "CommuneReach",
    "Communes",
    "Completion",
    "Department",
    "Estimate",
    "FormerCommune",
    "Geocoder",
    "KnownPlaces",
    "Matched",
    "Means",
    "Mode",
    "Named",
    "Namer",
    "OnDemand",
    "Origin",
    "Outline",
    "Places",
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
    "in_other_letters",
    "is_link",
    "light_outlines",
    "means_from_text",
    "means_to_text",
    "on_foot_too",
    "on_sphere",
    "origin_at",
    "places_at",
    "reach",
    "reach_places",
    "search_name",
    "sound_read",
    "straight_minutes",
    "trip_with",
]
