"""A stop of the bus de l'emploi on its way in."""

from dataclasses import dataclass
from datetime import datetime

from ingest.draft import Whereabouts

BUS = "Bus de l'emploi"
KEPT_DAYS = 30
"""For so long, a stop that is over is still known."""


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
