"""What one question about reach costs, warm, in a department and in the whole country, beside the formula it replaces.

    make bench NAME=reach ARGS="--reference DIR --department 23"

Prints JSON: microseconds a question (median and 95th percentile of 2,000), the cost of a row that was never asked, and
the ratio to the usual way: a straight line and a power law to every commune at every question.
"""

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from geo import Communes, Estimate, Means, Mode, Point, Travel, distances_km, reach
from ingest.reference.official import read_communes

MEANS = (Means(Mode.CAR, 30), Means(Mode.BUS, 60), Means(Mode.WALK, 20))
TIMES = 2_000
ORIGINS = 50


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reference", type=Path, required=True)
    parser.add_argument("--department", default="23")
    asked = parser.parse_args()
    communes = read_communes(asked.reference)
    own = [place for place in range(len(communes)) if communes.at(place).department == asked.department]
    began = time.perf_counter()
    travel = Travel(communes, (Estimate(communes),))
    travel.row(Mode.CAR, own[0])
    built = time.perf_counter() - began
    origins = [place for place in own if communes.at(place).point is not None][:ORIGINS]
    fresh = [seconds(lambda place=place: travel.row(Mode.CAR, place)) for place in origins[1:]]
    for place in origins:
        reach(place, MEANS, travel)
    department, country = slice(own[0], own[-1] + 1), slice(None)
    figures = {
        "communes": len(communes),
        "department": asked.department,
        "communes_in_department": len(own),
        "means": len(MEANS),
        "first_row_ms_with_the_graph": round(1e3 * built, 1),
        "new_row_by_car_ms": summary(fresh, scale=1e3),
        "department_us": summary(warm(lambda place: reach(place, MEANS, travel, within=department), origins)),
        "country_us": summary(warm(lambda place: reach(place, MEANS, travel, within=country), origins)),
        "power_law_country_us": summary(warm(lambda place: power_law(communes, place), origins, times=200)),
    }
    figures["country_times_cheaper_than_the_power_law"] = round(
        figures["power_law_country_us"]["median"] / figures["country_us"]["median"], 1
    )
    print(json.dumps(figures, indent=2))


def power_law(communes: Communes, origin: int) -> list[Any]:
    """The usual way: minutes from the straight line, to every commune, by each means."""
    here = Point(float(communes.lat[origin]), float(communes.lon[origin]))
    return [4.33 * distances_km(here, communes.lat, communes.lon) ** 0.68 for _ in MEANS]


def warm(ask: Callable[[int], object], origins: list[int], *, times: int = TIMES) -> list[float]:
    """Seconds of each of `times` questions, origins in turn."""
    return [seconds(lambda place=origins[turn % len(origins)]: ask(place)) for turn in range(times)]


def seconds(ask: Callable[[], object]) -> float:
    """How long one call takes."""
    began = time.perf_counter()
    ask()
    return time.perf_counter() - began


def summary(taken: list[float], *, scale: float = 1e6) -> dict[str, float]:
    """The median and the 95th percentile."""
    return {
        "median": round(scale * float(np.median(taken)), 1),
        "p95": round(scale * float(np.percentile(taken, 95)), 1),
    }


if __name__ == "__main__":
    main()
