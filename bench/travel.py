"""How true estimated travel times are, beside two plain formulas, as JSON.

    python -m bench.travel --data DIR [--name isere] [--folds 5] [--rounds 2]

DIR holds `travel-times/NAME-communes.csv` with `NAME-car-seconds.csv.gz` (computed on a road network, with a car), and
`communes/`. Each formula is fitted on pairs of communes and judged on pairs whose two ends it has never seen: communes
drawn by lot, then whole quarters of the department. Figures are of pairs within 60 minutes, as computed on the
network. `shipped` is the estimate as it stands, with the constants of `geo.estimate.driving` (fitted on all of them).

A commune's centre is its town hall for one source and the middle of its land for another. Formulas are fitted on all
three mixtures that `--communes` and `--reference` may give, and judged on each: town halls of the whole department,
town halls of the communes judged alone, and the country's list alone.
"""

import argparse
import csv
import gzip
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, astuple, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import least_squares

from geo import Commune, Communes, Point, department_of
from geo.estimate.driving import CarLaw, Ways
from geo.point import distances_km
from ingest.reference.official import read_communes

Floats = NDArray[np.float64]
Pairs = NDArray[np.bool_]
Formula = Callable[["Times"], Floats]
"""Minutes of all pairs, shape (m, m)."""
Learner = Callable[[Sequence["Times"], Pairs], Formula]
"""What is learnt from the known pairs, of communes whose centres come from several sources."""

WITHIN, REACHABLE = 60.0, 45.0
LONG, LONG_WEIGHT = 120.0, 0.05
"""Longer ways count a little in the fit: they keep it from taking all far pairs for quick ones."""
GAP_POWERS = (0.5, 0.65, 0.8)
AROUND_DEGREES = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Times:
    """What is known of m communes: minutes by road, kilometres, populations, efforts by power of the gap."""

    lat: Floats
    lon: Floats
    minutes: Floats
    km: Floats
    population: Floats
    efforts: dict[float, Floats]

    @property
    def others(self) -> Pairs:
        """Pairs of two different communes, shape (m, m)."""
        return ~np.eye(len(self.lat), dtype=np.bool_)


def read_times(data: Path, name: str) -> dict[str, Times]:
    """The times of `travel-times/name-*`, by where the centres of communes come from."""
    folder = data / "travel-times"
    with (folder / f"{name}-communes.csv").open(encoding="utf-8", newline="") as lines:
        given = {row["insee"]: _commune(row) for row in csv.DictReader(lines)}
    with gzip.open(folder / f"{name}-car-seconds.csv.gz", "rt", encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    codes = header[1:]
    seconds = {row[0]: row[1:] for row in rows}
    minutes = np.array([seconds[code] for code in codes], dtype=np.float64) / 60
    country = around(list(read_communes(data)), list(given.values()))
    mixtures = {
        "town halls of the department": country | given,
        "town halls of those judged": country | {code: given[code] for code in codes},
        "the country's list": country,
    }
    return {source: _times(Communes(mixture.values()), codes, minutes) for source, mixture in mixtures.items()}


def _times(communes: Communes, codes: list[str], minutes: Floats) -> Times:
    positions = [position for code in codes if (position := communes.position(code)) is not None]
    lat, lon = communes.lat[positions], communes.lon[positions]
    return Times(
        lat=lat,
        lon=lon,
        minutes=minutes,
        km=np.array([distances_km(Point(*here), lat, lon) for here in zip(lat, lon, strict=True)]),
        population=np.array([communes.at(position).population for position in positions], dtype=np.float64),
        efforts={power: _efforts(communes, positions, power) for power in GAP_POWERS},
    )


def around(country: list[Commune], given: list[Commune]) -> dict[str, Commune]:
    """The communes of the country that lie among the given ones and around them, by INSEE code."""
    points = [one.point for one in given if one.point]
    south, north = min(one.lat for one in points), max(one.lat for one in points)
    west, east = min(one.lon for one in points), max(one.lon for one in points)
    return {
        one.insee: one
        for one in country
        if one.point
        and south - AROUND_DEGREES < one.point.lat < north + AROUND_DEGREES
        and west - AROUND_DEGREES < one.point.lon < east + AROUND_DEGREES
    }


def _commune(row: dict[str, str]) -> Commune:
    point = Point(float(row["lat"]), float(row["lon"]))
    return Commune(row["insee"], row["name"], department_of(row["insee"]), (), point, int(row["population"] or 0))


def _efforts(communes: Communes, positions: list[int], power: float) -> Floats:
    ways = Ways(communes, CarLaw(gap_power=power))
    return np.array([ways.efforts_km(origin)[positions] for origin in positions])


def usual_minutes(km: Floats) -> Floats:
    """1.3 times the distance, at 50 km/h."""
    return km * 1.3 / 50 * 60


def learn_nothing(formula: Formula) -> Learner:
    """The formula as it is."""
    return lambda _, __: formula


def learn_power_law(sources: Sequence[Times], known: Pairs) -> Formula:
    """factor * km ** power."""
    within = known & (sources[0].minutes <= WITHIN)
    km = np.concatenate([times.km[within] for times in sources])
    minutes = np.concatenate([times.minutes[within] for times in sources])
    power, factor = np.polyfit(np.log(km), np.log(minutes), 1)
    return lambda times: np.asarray(np.exp(factor) * np.maximum(times.km, 0.1) ** power, dtype=np.float64)


def learn_law(sources: Sequence[Times], known: Pairs) -> Formula:
    """The formula of `geo.estimate.driving`, its constants fitted."""
    return formula_of(fit_law(sources, known))


def formula_of(law: CarLaw) -> Formula:
    """Minutes of all pairs by this law, shape (m, m)."""
    return lambda times: law.minutes(times.efforts[law.gap_power], km=times.km, populations=_ends(times))


def _ends(times: Times) -> tuple[Floats, Floats]:
    shape = times.km.shape
    return np.broadcast_to(times.population[:, None], shape), np.broadcast_to(times.population[None, :], shape)


def fit_law(sources: Sequence[Times], known: Pairs) -> CarLaw:
    """The constants that leave the least absolute error on the known pairs of all sources."""
    pairs = np.triu(known & (sources[0].minutes <= LONG))

    def stacked(of: Callable[[Times], Floats]) -> Floats:
        return np.concatenate([of(times)[pairs] for times in sources])

    minutes, km = stacked(lambda times: times.minutes), stacked(lambda times: times.km)
    ends = stacked(lambda times: _ends(times)[0]), stacked(lambda times: _ends(times)[1])
    weights = np.where(minutes <= WITHIN, 1.0, LONG_WEIGHT)
    best: tuple[float, CarLaw] = (np.inf, CarLaw())
    for power in GAP_POWERS:
        effort = np.concatenate([times.efforts[power][pairs] for times in sources])

        def law(constants: Floats, power: float = power) -> CarLaw:
            return CarLaw(power, *(float(one) for one in constants))

        def root_errors(constants: Floats, effort: Floats = effort, law: Callable[[Floats], CarLaw] = law) -> Floats:
            error = np.abs(law(constants).minutes(effort, km=km, populations=ends) - minutes)
            return np.asarray(np.sqrt(weights * np.where(error < 2, error**2 / 4 + 1, error)), dtype=np.float64)

        found = least_squares(root_errors, astuple(CarLaw())[1:], x_scale=(1, 0.1, 20, 0.02), max_nfev=20)
        best = min(best, (float(found.cost), law(found.x)), key=lambda one: one[0])
    return best[1]


def by_lot(times: Times, *, folds: int, rounds: int) -> Iterator[NDArray[np.intp]]:
    """Folds of communes drawn by lot, `rounds` times all of them."""
    for seed in range(rounds):
        yield from np.array_split(np.random.default_rng(seed).permutation(len(times.lat)), folds)


def quarters(times: Times) -> Iterator[NDArray[np.intp]]:
    """The four quarters of the department, of as many communes each."""
    for half in np.array_split(np.argsort(times.lat), 2):
        yield from np.array_split(half[np.argsort(times.lon[half])], 2)


def judged(sources: dict[str, Times], learn: Learner, folds: Iterator[NDArray[np.intp]]) -> dict[str, dict[str, float]]:
    """The figures of a formula on pairs with both ends in a fold, learnt from pairs with both ends outside it, by
    source of the centres."""
    said: dict[str, list[Floats]] = {source: [] for source in sources}
    true: list[Floats] = []
    first = next(iter(sources.values()))
    for fold in folds:
        inside = np.isin(np.arange(len(first.lat)), fold)
        known = ~inside[:, None] & ~inside[None, :] & first.others
        asked = inside[:, None] & inside[None, :] & first.others & (first.minutes <= WITHIN)
        formula = learn(list(sources.values()), known)
        true.append(first.minutes[asked])
        for source, times in sources.items():
            said[source].append(formula(times)[asked])
    return {source: figures(np.concatenate(one), np.concatenate(true)) for source, one in said.items()}


def figures(said: Floats, true: Floats) -> dict[str, float]:
    """Mean absolute error, bias (both in minutes), F1 of "reachable in 45 minutes", and the number of pairs."""
    both = np.count_nonzero((said <= REACHABLE) & (true <= REACHABLE))
    f1 = 2 * both / (np.count_nonzero(said <= REACHABLE) + np.count_nonzero(true <= REACHABLE))
    error = said - true
    return {
        "mean_absolute_error": round(float(np.abs(error).mean()), 2),
        "bias": round(float(error.mean()), 2),
        "f1_within_45_minutes": round(float(f1), 3),
        "pairs": len(true),
    }


def main() -> None:
    """Prints the figures as one JSON object."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--data", type=Path, required=True)
    asked.add_argument("--name", default="isere")
    asked.add_argument("--folds", type=int, default=5)
    asked.add_argument("--rounds", type=int, default=2)
    options = asked.parse_args()
    sources = read_times(options.data, options.name)
    first = next(iter(sources.values()))
    learners: dict[str, Learner] = {
        "1.3 x distance at 50 km/h": learn_nothing(lambda times: usual_minutes(times.km)),
        "power law": learn_power_law,
        "along communes, fitted": learn_law,
        "shipped": learn_nothing(formula_of(CarLaw())),
    }
    answer: dict[str, Any] = {
        "communes by lot": {
            name: judged(sources, learn, by_lot(first, folds=options.folds, rounds=options.rounds))
            for name, learn in learners.items()
        },
        "quarters of the department": {
            name: judged(sources, learn, quarters(first)) for name, learn in learners.items()
        },
        "fitted on all": asdict(fit_law(list(sources.values()), first.others)),
    }
    print(json.dumps(answer, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
