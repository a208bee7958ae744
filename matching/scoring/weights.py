"""The weights of the ranking, read from `weights.toml`, with the version that is stored beside every list."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from matching.model import Kind, Stage

FILE = Path(__file__).with_name("weights.toml")


@dataclass(frozen=True, slots=True)
class Weights:
    """All weights; see `weights.toml` for what each means and why."""

    version: str
    parts: dict[str, float]
    unknown: dict[str, float]
    """What a part is worth where nothing is known."""
    floor: dict[str, float]
    """What is left of the whole, for a part of weight 1 among others, where that part is 0."""
    reach: dict[str, float]
    freshness: dict[str, float]
    wish: dict[str, float]
    stage: dict[Stage | None, dict[Kind, float]]
    """Per stage, None where it is not said, how well each kind fits."""
    stage_work: dict[str, float]


@cache
def load_weights(path: Path = FILE) -> Weights:
    """The weights of a file; their version is the start of the file's SHA-256."""
    return weights_of(path.read_bytes())


def weights_of(content: bytes) -> Weights:
    """The weights that a file's content holds. Raises KeyError where it is not written as this version reads it."""
    table = tomllib.loads(content.decode("utf-8"))
    return Weights(
        version=hashlib.sha256(content).hexdigest()[:12],
        parts={name: float(one["weight"]) for name, one in table["parts"].items()},
        unknown={name: float(one["unknown"]) for name, one in table["parts"].items()},
        floor={name: float(one["floor"]) for name, one in table["parts"].items()},
        reach=_floats(table["reach"]),
        freshness=_floats(table["freshness"]),
        wish=_floats(table["wish"]),
        stage={
            None if stage == "unsaid" else Stage(stage): {Kind(kind): float(fit) for kind, fit in kinds.items()}
            for stage, kinds in table["stage"].items()
        },
        stage_work=_floats(table["stage_work"]),
    )


def _floats(table: dict[str, float]) -> dict[str, float]:
    """The numbers of a table as floats, even those written "2": machine code is compiled anew for a whole number."""
    return {name: float(one) for name, one in table.items()}
