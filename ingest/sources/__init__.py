"""Where opportunities come from: one file a source, and the table of all of them."""

from ingest.sources.api_engagement import ApiEngagementSettings
from ingest.sources.france_travail import FranceTravailSettings
from ingest.sources.immersion_facilitee import ImmersionFaciliteeSettings
from ingest.sources.table import ENVIRONMENT, SOURCES, Partners, Source, pull_of, source_named

__all__ = [
    "ENVIRONMENT",
    "SOURCES",
    "ApiEngagementSettings",
    "FranceTravailSettings",
    "ImmersionFaciliteeSettings",
    "Partners",
    "Source",
    "pull_of",
    "source_named",
]
