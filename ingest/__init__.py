"""The outside world in: partners' APIs and files become opportunities, each record accounted for."""

from ingest.clockwork import Polled
from ingest.corpus import newest, read_opportunities, read_personas
from ingest.errors import IngestError
from ingest.leaving import leave_scope
from ingest.replay import replay_of
from ingest.run import Pull, RunReport, run_pull
from ingest.schedule import create_scheduler, run_slot
from ingest.settings import IngestSettings
from ingest.sources import (
    SOURCES,
    ApiEngagementSettings,
    FranceTravailSettings,
    ImmersionFaciliteeSettings,
    Partners,
    Source,
    increment_of,
    pull_of,
    scopes_of,
    source_named,
)
from ingest.watch import pull_hours

__all__ = [
    "SOURCES",
    "ApiEngagementSettings",
    "FranceTravailSettings",
    "ImmersionFaciliteeSettings",
    "IngestError",
    "IngestSettings",
    "Partners",
    "Polled",
    "Pull",
    "RunReport",
    "Source",
    "create_scheduler",
    "increment_of",
    "leave_scope",
    "newest",
    "pull_hours",
    "pull_of",
    "read_opportunities",
    "read_personas",
    "replay_of",
    "run_pull",
    "run_slot",
    "scopes_of",
    "source_named",
]
