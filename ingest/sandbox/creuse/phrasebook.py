"""What employers write, read from the TOML files beside: families of trades, and what all of them have in common."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class House:
    """A kind of employer: how it is named, which trades it hires and how often, what it says of itself."""

    naf: tuple[str, str]
    names: tuple[str, ...]
    trades: Mapping[str, int]
    context: tuple[str, ...]
    schedule: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    profile: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Habits:
    """The usual conditions of a family of trades. Shares are between 0 and 1, hours are those of a week."""

    part_time: float
    part_hours: tuple[int, ...]
    full_hours: tuple[int, ...]
    rhythms: Mapping[str, int]
    contracts: Mapping[str, int]
    beginners: float
    licence: Mapping[str, Any]
    hourly: tuple[float, float]
    """The lowest and the highest gross pay of an hour, in euros."""
    travel: float


@dataclass(frozen=True, slots=True)
class Family:
    """Trades that are hired in the same way."""

    name: str
    weight: int
    sizes: tuple[str, ...]
    habits: Habits
    schedule: tuple[str, ...]
    place: tuple[str, ...]
    profile: tuple[str, ...]
    houses: tuple[House, ...]
    tasks: Mapping[str, tuple[str, ...]]
    at_home: bool = False
    """Whether the work is done at people's homes, in the communes around the employer's."""

    def tasks_of(self, rome: str) -> tuple[str, ...]:
        """The sentences that say what one does in a trade of the family."""
        return tuple(
            sentence
            for codes, said in self.tasks.items()
            if codes == "any" or rome in codes.split()
            for sentence in said
        )


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Everything the generated world is written with."""

    families: tuple[Family, ...]
    common: Mapping[str, Any]
    licences: Mapping[str, tuple[str, str]]
    diplomas: Mapping[str, Mapping[str, str]]
    landmarks: tuple[Mapping[str, Any], ...]
    missions: tuple[Mapping[str, Any], ...] = field(repr=False)
    siaes: tuple[Mapping[str, Any], ...] = field(repr=False)
    services: tuple[Mapping[str, Any], ...] = field(repr=False)


def read_phrasebook() -> Phrasebook:
    """The phrases of the files beside this module."""
    requirements = _toml(_HERE / "phrases" / "requirements.toml")
    return Phrasebook(
        families=tuple(_family(path) for path in sorted((_HERE / "families").glob("*.toml"))),
        common=_toml(_HERE / "phrases" / "common.toml"),
        licences=requirements["licences"],
        diplomas=requirements["diplomas"],
        landmarks=tuple(_toml(_HERE / "phrases" / "landmarks.toml")["landmarks"]),
        missions=tuple(_toml(_HERE / "phrases" / "missions.toml")["missions"]),
        siaes=tuple(_toml(_HERE / "phrases" / "siaes.toml")["siaes"]),
        services=tuple(_toml(_HERE / "phrases" / "services.toml")["services"]),
    )


def weighted(rng: Random, weights: Mapping[str, int]) -> str:
    """One of the keys, drawn as often as its weight says."""
    return rng.choices(list(weights), weights=list(weights.values()))[0]


def some[T](rng: Random, things: Sequence[T], *, count: int) -> list[T]:
    """Up to `count` different things, in the order of the book."""
    drawn = set(rng.sample(range(len(things)), min(count, len(things))))
    return [thing for position, thing in enumerate(things) if position in drawn]


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _family(path: Path) -> Family:
    data = _toml(path)
    phrases = data.pop("phrases")
    return Family(
        name=path.stem,
        weight=data["weight"],
        sizes=tuple(data["sizes"]),
        habits=Habits(**data["terms"]),
        schedule=tuple(phrases["schedule"]),
        place=tuple(phrases["place"]),
        profile=tuple(phrases["profile"]),
        houses=tuple(House(**house) for house in data["houses"]),
        tasks=data["tasks"],
        at_home=data.get("at_home", False),
    )
