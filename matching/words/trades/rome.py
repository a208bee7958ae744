"""The trade taxonomy ROME 4.0 as values: trades, their titles, which lead to which, what they take."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Trade:
    """A ROME code: "K2204", "Nettoyeur / Nettoyeuse de locaux", whether the law regulates it."""

    code: str
    label: str
    regulated: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """A name of a trade: official ("Cariste"), or everyday ("femme de ménage")."""

    rome: str
    label: str
    everyday: bool = False
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """From the trade `rome` one can move to `target`; `rank` 1 is the nearest."""

    rome: str
    target: str
    rank: int


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill that a trade takes; `core` where it makes the trade."""

    rome: str
    code: str
    label: str
    core: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What a trade is like to do: "Station debout prolongée", "Travail de nuit"; `code` is that of ROME."""

    rome: str
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Rome:
    """One version of the taxonomy."""

    version: str
    trades: tuple[Trade, ...]
    titles: tuple[Title, ...]
    relations: tuple[Relation, ...]
    skills: tuple[Skill, ...] = field(default=())
    contexts: tuple[Context, ...] = field(default=())
