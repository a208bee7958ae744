"""How often the right commune is found with no service to ask, and how fast, as JSON.

    python -m bench.places --reference DIR [--half look|kept] [--wrong N]

DIR holds `communes/` and `geocoding/cases.jsonl.gz`, address queries with what should be found. Read are the cases of
France. One is right where the commune answered bears the expected town's name (today or of old) and has the expected
postcode, those of the two that the case expects; a whole city is right for its districts. It is *told* where another
commune of the answer is. The cases that count hold the expected town or postcode in their words; beside them stand the
others: a street and a town whose postcode is expected, a street and a postcode that communes share, a street alone.

Cases are cut in two by region and kind (the names of their files): rules were made by looking at one half, the other
was only measured. Each is read with the old names of communes and without.

Fire stations (`missions/fire-stations.csv`) are other addresses, with a point: right is a commune whose middle lies
within 12 km of it, with the postcode in the line and without.
"""

import argparse
import csv
import gzip
import json
import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import Any

from geo import Communes, Geocoder, Point, distance_km, former_communes, search_name
from geo.communes import Commune
from ingest.reference.official import read_communes

NEAR_KM = 12.0
KEPT, LOOK = "measured only", "looked at"


@dataclass(frozen=True, slots=True)
class Case:
    """A query of France and what it expects."""

    file: str
    query: str
    city: str | None
    postcode: str | None

    @property
    def half(self) -> str:
        """Which half it is in: all cases of a file together."""
        return LOOK if zlib.crc32(self.file.encode()) % 2 else KEPT

    @property
    def group(self) -> str:
        """Whether it counts, else what kind it is."""
        said = f" {search_name(self.query)} "
        if self.postcode and self.postcode in self.query:
            return "counted"
        if self.city and f" {search_name(self.city)} " in said:
            return "counted"
        return "other, a town is expected" if self.city else "other, a postcode is expected"


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reference", type=Path, required=True)
    parser.add_argument("--wrong", type=int, default=0, help="lists as many wrong answers of the half looked at")
    asked = parser.parse_args()
    cases = read_cases(asked.reference / "geocoding" / "cases.jsonl.gz")
    communes = read_communes(asked.reference)
    plain = Communes(communes)
    told: dict[str, Any] = {
        "right": right_by_group(cases, communes),
        "right, without old names": right_by_group(cases, plain),
        "fire stations": near(asked.reference / "missions" / "fire-stations.csv", Geocoder(communes)),
        "speed": speed(cases, list(communes)),
    }
    if asked.wrong:
        told["wrong"] = wrong(cases, communes, most=asked.wrong)
    print(json.dumps(told, indent=2, ensure_ascii=False))


def read_cases(path: Path) -> list[Case]:
    """The cases of France that expect a town or a postcode."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Case(row["file"], row["query"], row.get("expected_city"), row.get("expected_postcode"))
        for row in rows
        if row["file"].startswith("france/") and (row.get("expected_city") or row.get("expected_postcode"))
    ]


def verdict(case: Case, communes: Communes, geocoder: Geocoder) -> str:
    """What the answer is: "right", "told", "wrong" or "none"."""
    answer = geocoder.answer(case.query)
    if answer is None:
        return "none"
    if is_expected(case, answer.commune, communes):
        return "right"
    return "told" if any(is_expected(case, one, communes) for one in answer.ambiguous) else "wrong"


def is_expected(case: Case, commune: Commune, communes: Communes) -> bool:
    """Whether a commune is what the case expects."""
    position = communes.position(commune.insee)
    names = {name.text for name in communes.gazetteer.of(position if position is not None else -1)}
    names.add(search_name(commune.town))
    named = case.city is None or search_name(case.city) in names
    return named and (case.postcode is None or case.postcode.rjust(5, "0") in commune.postal_codes)


def right_by_group(cases: Sequence[Case], communes: Communes) -> dict[str, Any]:
    """Shares by group and half."""
    geocoder = Geocoder(communes)
    verdicts: dict[tuple[str, str], list[str]] = {}
    for case in cases:
        verdicts.setdefault((case.group, case.half), []).append(verdict(case, communes, geocoder))
    return {f"{group}, {half}": shares(found) for (group, half), found in sorted(verdicts.items())}


def shares(found: Sequence[str]) -> dict[str, float]:
    """How many of each."""
    told = {"cases": len(found)}
    return told | {
        "right": round(found.count("right") / len(found), 4),
        "right or told": round((found.count("right") + found.count("told")) / len(found), 4),
        "no answer": round(found.count("none") / len(found), 4),
    }


def near(path: Path, geocoder: Geocoder) -> dict[str, dict[str, float]]:
    """Shares of addresses whose commune is where they are, by what the line says."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["postalCode"] and row["city"]]
    told = {}
    for what, columns in (("with postcode", ("street", "postalCode", "city")), ("without", ("street", "city"))):
        found: list[str] = []
        for row in rows:
            point, answer = (
                Point(float(row["lat"]), float(row["lon"])),
                geocoder.answer(" ".join(row[one] for one in columns)),
            )
            places = () if answer is None else (answer.commune, *answer.ambiguous)
            km = [NEAR_KM + 1 if one.point is None else distance_km(point, one.point) for one in places]
            verdicts = ["right" if one <= NEAR_KM else "wrong" for one in km] or ["none"]
            found.append("told" if verdicts[0] == "wrong" and "right" in verdicts else verdicts[0])
        told[what] = shares(found)
    return told


def wrong(cases: Sequence[Case], communes: Communes, *, most: int) -> list[str]:
    """Wrong answers of the half that rules may look at."""
    geocoder = Geocoder(communes)
    found = []
    for case in cases:
        if case.half == LOOK and case.group == "counted" and (kind := verdict(case, communes, geocoder)) != "right":
            answer = geocoder.answer(case.query)
            got = "–" if answer is None else f"{answer.commune.name} {answer.commune.insee} {answer.score}"
            found.append(f"{kind}: {case.query} | {case.city} {case.postcode} | {got}")
    return found[:most]


def speed(cases: Sequence[Case], communes: Sequence[Commune]) -> dict[str, float]:
    """Seconds of processor to build the index of all communes, milliseconds a query and a completion."""
    began = time.process_time()
    built = Communes(communes, former=former_communes())
    geocoder = Geocoder(built)
    geocoder.answer("12 rue des Lilas Gueretz")
    built.find("gue")
    told = {"communes": len(built), "index_processor_seconds": round(time.process_time() - began, 2)}
    names = [search_name(one.name) for one in communes[:: max(1, len(communes) // 400)]]
    begun = [name[:length] for name in names for length in (2, 3, 5, 8)]
    slips = [name[:2] + name[3:] for name in names if len(name) > 5]
    for what, call, texts in (
        ("query", geocoder.answer, [case.query for case in cases[:: max(1, len(cases) // 1000)]]),
        ("beginning", built.complete, begun),
        ("misspelt", built.complete, slips),
    ):
        told |= {f"{what}_{name}": value for name, value in milliseconds(call, texts).items()}
    return told


def milliseconds(call: Callable[[str], object], texts: Sequence[str]) -> dict[str, float]:
    """The middle one and the slowest of twenty."""
    took = []
    for text in texts:
        began = time.perf_counter()
        call(text)
        took.append((time.perf_counter() - began) * 1000)
    cuts = quantiles(took, n=20)
    return {"median_ms": round(cuts[9], 3), "p95_ms": round(cuts[18], 3)}


if __name__ == "__main__":
    main()
