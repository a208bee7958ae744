"""A column of a sheet, and a sheet: what a person must know to fill one in, and a program to read it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from kit import fold

_NONE: Mapping[str, str] = MappingProxyType({})


class Shape(StrEnum):
    """What the cells of a column hold."""

    TEXT = "texte"
    CODE = "code"
    CHOICE = "choix"
    COMMUNE = "commune"
    COMMUNES = "communes"
    """Several: names or codes, or the whole department."""
    POSTCODE = "code postal"
    DATE = "date"
    TIME = "heure"
    DAYS = "jours"
    """Days of the week."""
    NUMBER = "nombre"
    HOURS = "heures par semaine"
    YES_NO = "oui ou non"
    LINK = "adresse web"
    PHONE = "téléphone"
    """A number that a service publishes: the only one that is kept."""
    SIRET = "SIRET"
    ROME = "code ROME"
    PERSON = "personne"
    """Somebody: read to take the name out of the texts, and never kept."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `name` is how the program calls it, `header` how people do."""

    name: str
    header: str
    shape: Shape
    meaning: str
    example: str
    synonyms: tuple[str, ...] = ()
    """Other headers that are accepted. Capitals, accents and signs make no difference."""
    required: bool = False
    choices: Mapping[str, str] = field(default=_NONE)
    """For a choice: the words that are accepted, the first of each value being its name, and their value."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet. What it brings is a source of its own, so that a complete file retires only what such a file brought."""

    slug: str
    title: str
    about: str
    source: str
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """The column of that name."""
        return next(column for column in self.columns if column.name == name)

    def column_under(self, header: str) -> Column | None:
        """The column that a header of a file means; None for one that we do not know."""
        wanted = fold(header)
        return next((column for column in self.columns if wanted in _headers(column)), None)


def _headers(column: Column) -> frozenset[str]:
    return frozenset(fold(one) for one in (column.name, column.header, *column.synonyms))
