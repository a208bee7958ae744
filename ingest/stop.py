"""A stop of the bus de l'emploi on its way in."""

from dataclasses import dataclass
from datetime import datetime

from ingest.draft import Whereabouts

BUS = "Bus de l'emploi"


@dataclass(frozen=True, slots=True)
class StopDraft:
    """The bus stops at a place, once."""

    key: str
    label: str
    spot: str | None
    """Where in the commune: "place du marché"."""
    whereabouts: Whereabouts
    starts: datetime
    ends: datetime
