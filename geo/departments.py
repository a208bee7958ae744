"""The departments of France: code, name, and the commune where the prefecture sits."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Department:
    """A department; `seat` is the INSEE code of its prefecture."""

    code: str
    name: str
    seat: str


@cache
def departments() -> dict[str, Department]:
    """All departments by code ("23", "2A", "974")."""
    with Path(__file__).with_name("departments.csv").open(encoding="utf-8", newline="") as lines:
        return {row["code"]: Department(**row) for row in csv.DictReader(lines)}
