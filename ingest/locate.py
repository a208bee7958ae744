"""Places a draft: the location ladder, best rung first, each checked before it is believed.

coordinates → INSEE code → postcode (and city) → city of the department → seat of the department

A rung that cannot be believed (0, 0; swapped axes; a point abroad; an unknown code) leaves its place to the next one.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from geo import Commune, Communes, Geocoder, Matched, Point, departments, distance_km, distances_km, search_name
from ingest.draft import Whereabouts
from matching import Rung

NEAR_COMMUNE_KM = 30.0
"""A point may lie so far from the centre of its commune: Arles, the widest one of the mainland, ends there."""
NEAR_GUIANA_COMMUNE_KM = 150.0
"""Communes of Guyane are as wide as departments."""
NEAR_ANY_COMMUNE_KM = 15.0
"""A point in a department is so near to the centre of one of its communes."""
GUIANA = "973"
SURE = 0.7
"""A name beside its postcode may be cut short or have two letters wrong in eight."""
_MOST_HOMONYMS = 50


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an opportunity is: `rung` says what placed it; all None for what is done from anywhere."""

    point: Point | None = None
    insee: str | None = None
    place: str | None = None
    rung: Rung | None = None


def locate(where: Whereabouts, communes: Communes, *, department: str) -> Placed | None:
    """The place of a draft, `department` being the one that was pulled; None where nothing leads to one."""
    if where.anywhere:
        return Placed(place="À distance")
    commune, rung = _commune(where, communes, department)
    inside = where.department or department
    if where.point is not None and (there := _around(where.point, commune, communes, inside)) is not None:
        return Placed(where.point, there.insee, there.name, Rung.COORDINATES)
    if commune is not None and commune.point is not None:
        return Placed(commune.point, commune.insee, commune.name, rung)
    seat = communes.by_insee(departments()[inside].seat) if inside in departments() else None
    if seat is not None and seat.point is not None:
        return Placed(seat.point, None, departments()[inside].name, Rung.DEPARTMENT)
    return None


def _commune(where: Whereabouts, communes: Communes, department: str) -> tuple[Commune | None, Rung]:
    """The commune by its code, else by postcode and name, else by name in the department; and the rung that this is.

    A postcode that names one commune is as sure as a code; one that several share is not.
    """
    if where.insee and (commune := communes.by_insee(where.insee)):
        return commune, Rung.INSEE
    if where.postcode and (here := communes.by_postal_code(where.postcode)):
        named = [one for one in here if where.city and search_name(one.name) == search_name(where.city)]
        if not named and where.city and (meant := _meant(where.city, where.postcode, communes)) in here:
            named = [meant]
        return (named or here)[0], Rung.INSEE if named or len(here) == 1 else Rung.POSTCODE
    if where.city:
        named_there = _named(where.city, where.department or department, communes)
        return named_there, Rung.DEPARTMENT if named_there is None else Rung.ADDRESS
    return None, Rung.DEPARTMENT


@lru_cache(maxsize=4_096)
def _meant(city: str, postcode: str, communes: Communes) -> Commune | None:
    """The commune of the postcode that an old name, a name cut short or misspelt surely means."""
    answer = Geocoder(communes).answer(city, postcode=postcode)
    return None if answer is None or answer.matched is Matched.POSTCODE or answer.score < SURE else answer.commune


@lru_cache(maxsize=4_096)
def _named(city: str, department: str, communes: Communes) -> Commune | None:
    """The commune of this name, today's or of old, in the department. Names that are none come often: each is looked
    for once."""
    wanted = search_name(city)
    inside = [one for one in communes.complete(city, limit=_MOST_HOMONYMS) if one.commune.department == department]
    today = (one.commune for one in inside if search_name(one.commune.name) == wanted)
    of_old = (one.commune for one in inside if one.former is not None and search_name(one.former) == wanted)
    return next(today, None) or next(of_old, None)


def _around(point: Point, commune: Commune | None, communes: Communes, department: str) -> Commune | None:
    """The commune that a point is in: the one that is named, else the nearest; None where the point is not believed."""
    is_wide = department == GUIANA
    if commune is not None and commune.point is not None:
        limit_km = NEAR_GUIANA_COMMUNE_KM if is_wide else NEAR_COMMUNE_KM
        return commune if distance_km(point, commune.point) <= limit_km else None
    km = distances_km(point, communes.lat, communes.lon)
    near = np.flatnonzero(km <= (NEAR_GUIANA_COMMUNE_KM if is_wide else NEAR_ANY_COMMUNE_KM)).tolist()
    inside = [one for one in near if communes.at(one).department == department]
    nearest = communes.at(min(inside, key=lambda one: km[one])) if inside else None
    return commune if nearest is not None and commune is not None else nearest
