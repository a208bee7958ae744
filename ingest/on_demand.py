"""A transport on demand on its way in."""

from dataclasses import dataclass

from geo import OnDemand
from ingest.draft import Whereabouts

_EVERYWHERE = Whereabouts(anywhere=True)


@dataclass(frozen=True, slots=True)
class OnDemandDraft:
    """A transport that comes when called, as a department declares it."""

    key: str
    transport: OnDemand

    @property
    def whereabouts(self) -> Whereabouts:
        """Nowhere to be placed: it has a zone, whose communes are already known."""
        return _EVERYWHERE
