"""A place on Earth and the distance between places: the only code that knows about degrees."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

import numpy as np
from numpy.typing import NDArray

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the Earth (IUGG), for distances on the sphere: at most 0.6 % off the ellipsoid."""

Degrees = tuple[NDArray[np.floating], NDArray[np.floating]]
"""Latitudes and longitudes of places."""


@dataclass(frozen=True, slots=True)
class Point:
    """A WGS84 position in degrees. Raises ValueError outside ±90 and ±180 or where a value is not a number."""

    lat: float
    lon: float

    def __post_init__(self) -> None:
        if not (-90.0 <= self.lat <= 90.0 and -180.0 <= self.lon <= 180.0):
            raise ValueError(f"no such place: latitude {self.lat}, longitude {self.lon}")

    def ewkt(self) -> str:
        """The point as PostGIS reads it into `geography(Point,4326)`: longitude first."""
        return f"SRID=4326;POINT({self.lon} {self.lat})"


def distance_km(here: Point, there: Point) -> float:
    """Kilometres from `here` to `there` along the great circle (haversine formula)."""
    lat1, lat2 = radians(here.lat), radians(there.lat)
    half_lat = sin((lat2 - lat1) / 2) ** 2
    half_lon = sin(radians(there.lon - here.lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half_lat + cos(lat1) * cos(lat2) * half_lon)))


def distances_km(here: Point, lat: NDArray[np.float64], lon: NDArray[np.float64]) -> NDArray[np.float64]:
    """Kilometres from `here` to each of the places (degrees, shape (n,)), shape (n,); NaN where a place is NaN."""
    return paired_km((np.asarray(here.lat), np.asarray(here.lon)), (lat, lon))


def paired_km(here: Degrees, there: Degrees) -> NDArray[np.float64]:
    """Kilometres from each place to its counterpart (degrees, shapes that broadcast); NaN where one of them is NaN."""
    (lat1, lon1), (lat2, lon2) = here, there
    half_lat = np.sin(np.radians(lat2 - lat1) / 2) ** 2
    half_lon = np.sin(np.radians(lon2 - lon1) / 2) ** 2
    root = np.sqrt(half_lat + np.cos(np.radians(lat1)) * np.cos(np.radians(lat2)) * half_lon)
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, root)), dtype=np.float64)


def on_sphere(lat: NDArray[np.float64], lon: NDArray[np.float64]) -> NDArray[np.float64]:
    """Degrees, shape (n,), as points of the unit sphere, (n, 3): nearest there is nearest on the ground.

    Half a chord is the root in the haversine formula.
    """
    north, east = np.radians(lat), np.radians(lon)
    return np.column_stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)])
