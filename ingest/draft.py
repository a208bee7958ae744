"""An opportunity on its way in: cleaned, not yet placed. And what a record becomes where it cannot be one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from geo import Point
from kit import end_of
from matching import Conditions, Kind


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """All that a record says of its place, for the location ladder to choose from."""

    point: Point | None = None
    insee: str | None = None
    postcode: str | None = None
    city: str | None = None
    department: str | None = None
    anywhere: bool = False
    """Done from home: it has no place, and that is no fault."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A cleaned record. It holds no contact of a person."""

    key: str
    """The source's own key."""
    kind: Kind
    title: str
    text: str
    whereabouts: Whereabouts
    conditions: Conditions
    rome: str | None = None
    rome_label: str | None = None
    rome_origin: str | None = None
    """Where the trade comes from, where not from the source: "title", what its title was read as."""
    rome_suggestions: tuple[str, ...] | None = None
    """Where no trade is sure: those that the title may mean, best first."""
    employer: str | None = None
    siret: str | None = None
    url: str | None = None
    published: datetime | None = None
    starts: datetime | None = None
    ends: datetime | None = None
    """When it takes place, for what has a date; an end alone is until when one may answer."""

    @property
    def over(self) -> datetime | None:
        """When it is not to be proposed any more: at its end, else after the last day of its work; None if unsaid."""
        last = self.conditions.ends_on
        return end_of(last) if last and not (self.starts or self.ends) else self.ends


@dataclass(frozen=True, slots=True)
class Reject:
    """A record that cannot be an opportunity: why, and which field says so. Never its content."""

    key: str | None
    reason: str
    field: str | None = None
    gone: bool = False
    """The source says itself that it is no longer offered: what we show of it is retired at once."""


class AnyDraft(Protocol):
    """A draft of any kind: an opportunity's, or that of a record that has a table of its own."""

    @property
    def key(self) -> str: ...

    @property
    def whereabouts(self) -> Whereabouts: ...


Cleaned = Draft | Reject
