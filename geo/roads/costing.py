"""How each means of transport uses the roads, in the words of Valhalla.

Speeds on flat ground: heights are not in the extracts. The speeds of bicycles are below Valhalla's own (20 km/h), for
people who do not train and for hills. Bicycles go round by quiet roads where the detour is short.
"""

from dataclasses import dataclass, field

from geo.means import Mode
from geo.roads.errors import NotByRoad


@dataclass(frozen=True, slots=True)
class Costing:
    """A costing model of Valhalla, its options, and the least class of road on which a way may begin or end."""

    name: str
    options: dict[str, str | float] = field(default_factory=dict)
    least_street: str = "residential"


_COSTINGS = {
    Mode.CAR: Costing("auto"),
    # 50 cm³: 45 km/h by law, hence neither motorway nor express road. Valhalla would avoid every road that allows more
    # than the top speed, that is most roads between two villages.
    Mode.MOPED: Costing("motor_scooter", {"top_speed": 45, "speed_penalty_factor": 0}),
    # The assistance ends at 25 km/h; with stops, half of the trips are between 18 and 22 km/h.
    Mode.EBIKE: Costing("bicycle", {"bicycle_type": "City", "cycling_speed": 20}),
    Mode.BIKE: Costing("bicycle", {"bicycle_type": "City", "cycling_speed": 15}),
    # Paths are as good as streets.
    Mode.WALK: Costing("pedestrian", {"walking_speed": 4.8}, least_street="service_other"),
}

MODES_BY_ROAD = tuple(_COSTINGS)
"""The means of transport that a road network answers for."""


def costing_of(mode: Mode) -> Costing:
    """The costing of `mode`; raises NotByRoad."""
    costing = _COSTINGS.get(mode)
    if costing is None:
        raise NotByRoad(
            "Les transports en commun ne se calculent pas sur les routes : chargez leurs horaires avec "
            "« alentour timetables load »."
        )
    return costing


def costing_names() -> frozenset[str]:
    """The models in use."""
    return frozenset(costing.name for costing in _COSTINGS.values())
