"""Where opportunities come from: one file a source, and the table of all of them."""

from ingest.sources.api_engagement import ApiEngagementSettings
from ingest.sources.bus_stops import BusSettings
from ingest.sources.data_inclusion import DataInclusionSettings
from ingest.sources.france_travail import FranceTravailSettings
from ingest.sources.immersion_facilitee import ImmersionFaciliteeSettings
from ingest.sources.les_emplois import LesEmploisSettings
from ingest.sources.table import (
    ENVIRONMENT,
    EVERYWHERE,
    SOURCES,
    Partners,
    Source,
    increment_of,
    pull_of,
    scopes_of,
    source_named,
)

__all__ = [
    "ENVIRONMENT",
    "EVERYWHERE",
    "SOURCES",
    "ApiEngagementSettings",
    "BusSettings",
    "DataInclusionSettings",
    "FranceTravailSettings",
    "ImmersionFaciliteeSettings",
    "LesEmploisSettings",
    "Partners",
    "Source",
    "increment_of",
    "pull_of",
    "scopes_of",
    "source_named",
]
