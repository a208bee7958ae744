"""One file a partner: how its API is asked for everything about a department, page by page."""

from ingest.connectors.api_engagement import ApiEngagement
from ingest.connectors.connector import Connector, Page
from ingest.connectors.france_travail import FranceTravail
from ingest.connectors.immersion_facilitee import ImmersionFacilitee

__all__ = ["ApiEngagement", "Connector", "FranceTravail", "ImmersionFacilitee", "Page"]
