"""How people speak of work: everyday words with the trades they may mean, and short forms spelled out."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kit import fold

PATH = Path(__file__).with_name("everyday.toml")


@dataclass(frozen=True, slots=True)
class Everyday:
    """An expression, and the codes of the trades it may mean, the likeliest first."""

    words: str
    codes: tuple[str, ...]


@cache
def everyday() -> tuple[Everyday, ...]:
    """All expressions of `everyday.toml`, in its order."""
    return tuple(Everyday(words, tuple(codes.split())) for codes, said in _file()["words"].items() for words in said)


@cache
def abbreviations() -> Mapping[str, str]:
    """What each short form stands for, both folded: "ash" is "agent de service hospitalier"."""
    return {fold(short): fold(spelled) for short, spelled in _file()["abbreviations"].items()}


@cache
def wide() -> tuple[str, ...]:
    """What people say of work that names none: "aider les gens", "au calme"."""
    return tuple(words for said in _file()["wide"].values() for words in said)


@cache
def places() -> tuple[str, ...]:
    """Where people of many trades work: "école", "maison de retraite". Beside a trade they say where, not what."""
    return tuple(place for named in _file()["places"].values() for place in named)


@cache
def refused_places() -> Mapping[str, tuple[str, ...]]:
    """For each place that people refuse, the beginnings of the codes of the trades that are done there."""
    return {place: tuple(codes.split()) for codes, named in _file()["refused_places"].items() for place in named}


@cache
def same_places() -> tuple[tuple[str, ...], ...]:
    """The names of each place that goes by several, the usual one first: "cantine", "restaurant scolaire"."""
    return tuple(tuple(names) for names in _file()["same_places"].values())


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(PATH.read_text(encoding="utf-8"))
