"""Fills the store with the minutes by road of a department: what is there is not computed again."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Engine

from geo import MODE_NAMES, Commune, Mode
from geo.roads import MODES_BY_ROAD, FarFromRoads, Roads, reachable_targets, rows_of_minutes
from kit import now_utc
from store import session
from store.locks import exclusive
from store.reference.communes_and_trades import read_communes
from store.reference.roads import RoadMatrixPlan, begin_road_matrix, complete_road_matrix, put_road_times

MODE_WORDS = {
    Mode.CAR: "voiture",
    Mode.MOPED: "scooter",
    Mode.EBIKE: "vélo électrique",
    Mode.BIKE: "vélo",
    Mode.WALK: "à pied",
}


@dataclass(frozen=True, slots=True)
class Filling:
    """What was done for one means: communes of the department, those near a road, targets, rows computed now."""

    origins: int
    near: int
    targets: int
    computed: int


class MatrixFault(Exception):
    """Minutes that cannot be computed: `str(fault)` tells what to do."""


def mode_named(word: str) -> Mode:
    """The means that `word` names ("car", "voiture"). Raises MatrixFault."""
    mode = MODE_NAMES.get(word.strip().lower())
    if mode not in MODES_BY_ROAD:
        raise MatrixFault(f"« {word} » n'est pas un moyen par la route : prenez car, moped, ebike, bike ou walk.")
    return mode


def fill_matrix(
    store: Engine,
    roads: Roads,
    mode: Mode,
    *,
    department: str,
    limit_minutes: int,
    progress: Callable[[int, int], None],
) -> Filling:
    """Minutes by `mode` from the communes of `department` to all within the limit, in use once they are all there.

    Communes far from any road are left out, and counted. Raises FarFromRoads where they all are; MatrixFault where the
    department has none, or another process is at it.
    """
    with exclusive(store, f"roads {department} {mode}") as alone:
        if not alone:
            raise MatrixFault(f"Un autre programme calcule déjà le département {department} : attendez sa fin.")
        with session(store) as opened:
            communes = list(read_communes(opened))
        of_department = [commune for commune in communes if commune.department == department]
        origins = _origins(roads, mode, of_department, department=department)
        around = reachable_targets(mode, origins, communes, limit_minutes=limit_minutes)
        targets = _near(roads, mode, around)
        plan = RoadMatrixPlan(
            department=department,
            mode=mode,
            network=roads.version,
            network_date=roads.network.date,
            limit_minutes=limit_minutes,
            targets=tuple(target.insee for target in targets),
        )
        with session(store) as opened:
            matrix = begin_road_matrix(opened, plan, now=now_utc())
        missing = [origin for origin in origins if origin.insee not in matrix.done]
        done = len(origins) - len(missing)
        progress(done, len(origins))
        for rows in rows_of_minutes(roads, mode, missing, targets, limit_minutes=limit_minutes):
            with session(store) as opened:
                put_road_times(opened, matrix.id, zip(rows.origins, rows.minutes, strict=True))
            done += len(rows.origins)
            progress(done, len(origins))
        if not matrix.completed:
            with session(store) as opened:
                complete_road_matrix(opened, matrix.id, now=now_utc())
    return Filling(origins=len(of_department), near=len(origins), targets=len(targets), computed=len(missing))


def _origins(roads: Roads, mode: Mode, communes: list[Commune], *, department: str) -> list[Commune]:
    """Those on the map. Raises MatrixFault or FarFromRoads where there are none."""
    if not communes:
        raise MatrixFault(
            f"La base n'a aucune commune du département « {department} » : vérifiez son code (23, 2A, 974), "
            "ou chargez les communes avec « alentour reference load »."
        )
    origins = _near(roads, mode, communes)
    if not origins:
        raise FarFromRoads(
            f"0 commune sur {len(communes)} du département {department} est sur la carte {roads.network.name} : "
            "chargez l'extrait de sa région avec « alentour roads fetch RÉGION »."
        )
    return origins


def _near(roads: Roads, mode: Mode, communes: list[Commune]) -> list[Commune]:
    """Those that have a centre, and a road near it."""
    placed = [(commune, commune.point) for commune in communes if commune.point is not None]
    near = roads.near(mode, [point for _, point in placed])
    return [commune for (commune, _), is_near in zip(placed, near, strict=True) if is_near]
