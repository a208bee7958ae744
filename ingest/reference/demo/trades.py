"""The trades common in Creuse and the words people use for them, out of `trades.toml`."""

import tomllib
from functools import cache
from itertools import chain
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from kit import fold
from matching import Context, Relation, Rome, Skill, Title, Trade

PATH = Path(__file__).with_name("trades.toml")

CORE_SKILLS = 3
"""In `trades.toml` the skills that make the trade come first: so many of them."""


class TradeEntry(BaseModel):
    """A `[[trade]]` of `trades.toml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str
    label: str
    regulated: bool
    titles: tuple[str, ...]
    words: tuple[str, ...]
    related: tuple[str, ...]
    skills: tuple[str, ...]
    contexts: tuple[str, ...]


class TradesFile(BaseModel):
    """The file `trades.toml`: `version` is the version of ROME its codes come from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: str
    trade: tuple[TradeEntry, ...]


@cache
def trades_file() -> TradesFile:
    """The content of `trades.toml`."""
    return TradesFile.model_validate(tomllib.loads(PATH.read_text(encoding="utf-8")))


def demo_rome() -> Rome:
    """The trades common in Creuse; a skill or a context has its folded label for a code, so that trades share it."""
    file = trades_file()
    return Rome(
        version=f"{file.version}-creuse",
        trades=tuple(Trade(entry.code, entry.label, entry.regulated) for entry in file.trade),
        titles=tuple(chain.from_iterable(map(_titles, file.trade))),
        relations=tuple(
            Relation(entry.code, target, rank)
            for entry in file.trade
            for rank, target in enumerate(entry.related, start=1)
        ),
        skills=tuple(
            Skill(entry.code, fold(label).replace(" ", "-"), label, position < CORE_SKILLS)
            for entry in file.trade
            for position, label in enumerate(entry.skills)
        ),
        contexts=tuple(
            Context(entry.code, fold(label).replace(" ", "-"), label)
            for entry in file.trade
            for label in entry.contexts
        ),
    )


def everyday_titles(known: frozenset[str]) -> tuple[Title, ...]:
    """The words people use for the trades of which `known` has the codes: ROME itself has none."""
    return tuple(
        Title(entry.code, word, everyday=True)
        for entry in trades_file().trade
        if entry.code in known
        for word in entry.words
    )


def _titles(entry: TradeEntry) -> tuple[Title, ...]:
    official = tuple(Title(entry.code, label) for label in entry.titles)
    return official + everyday_titles(frozenset({entry.code}))
