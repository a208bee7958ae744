"""Places a draft: the location ladder, best rung first, each checked before it is believed.

coordinates → INSEE code → postcode (and city) → city of the department → seat of the department
"""

from dataclasses import dataclass

from geo import Commune, Communes, Point, departments, distance_km, search_name
from ingest.draft import Whereabouts
from matching import Rung

NEAR_KM = 60.0
"""A point may lie so far from the centre of the commune or department it is said to be in."""


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
    seat = _seat(where.department or department, communes)
    around = commune or seat
    point = _believable(where.point, around)
    if point is not None:
        return Placed(point, commune.insee if commune else None, _name(commune, where), Rung.COORDINATES)
    if commune is not None and commune.point is not None:
        return Placed(commune.point, commune.insee, commune.name, rung)
    if seat is not None and seat.point is not None:
        return Placed(seat.point, None, departments()[where.department or department].name, Rung.DEPARTMENT)
    return None


def _commune(where: Whereabouts, communes: Communes, department: str) -> tuple[Commune | None, Rung]:
    """The commune, by its code, else by postcode and name; and the rung that this is."""
    if where.insee and (commune := communes.by_insee(where.insee)):
        return commune, Rung.INSEE
    if where.postcode and (here := communes.by_postal_code(where.postcode)):
        named = [one for one in here if where.city and search_name(one.name) == search_name(where.city)]
        if named or len(here) == 1:
            return (named or here)[0], Rung.INSEE
        return max(here, key=lambda one: one.population), Rung.POSTCODE
    if where.city:
        inside = where.department or department
        wanted = search_name(where.city)
        for one in communes.find(where.city, limit=10):
            if one.department == inside and search_name(one.name) == wanted:
                return one, Rung.INSEE
    return None, Rung.DEPARTMENT


def _seat(code: str, communes: Communes) -> Commune | None:
    department = departments().get(code)
    return None if department is None else communes.by_insee(department.seat)


def _believable(point: Point | None, around: Commune | None) -> Point | None:
    """The point, or the same with swapped axes, where it is near what the record says; else None."""
    if point is None:
        return None
    candidates = [point]
    if abs(point.lon) <= 90:
        candidates.append(Point(point.lon, point.lat))
    if around is None or around.point is None:
        return point if 41 <= point.lat <= 51.5 and -5.5 <= point.lon <= 10 else None
    limit = NEAR_KM * 2
    return next((one for one in candidates if distance_km(one, around.point) <= limit), None)


def _name(commune: Commune | None, where: Whereabouts) -> str | None:
    return commune.name if commune else where.city
