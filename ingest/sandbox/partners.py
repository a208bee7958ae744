"""The settings that lead every connector to a sandbox: its address, its keys, no pause between two pages."""

from pydantic import SecretStr

from ingest.sandbox.bus_calendar import CALENDAR_PATH
from ingest.sandbox.credentials import CREDENTIALS
from ingest.sources import (
    ApiEngagementSettings,
    BusSettings,
    DataInclusionSettings,
    FranceTravailSettings,
    ImmersionFaciliteeSettings,
    LesEmploisSettings,
    Partners,
)


def sandbox_partners(url: str) -> Partners:
    """The partners as the sandbox at `url` plays them."""
    return {
        "france-travail": FranceTravailSettings(
            client_id=CREDENTIALS.france_travail_client_id,
            client_secret=SecretStr(CREDENTIALS.france_travail_client_secret),
            token_url=f"{url}/connexion/oauth2/access_token?realm=%2Fpartenaire",
            base_url=url,
            pause_seconds=0,
        ),
        "immersion-facilitee": ImmersionFaciliteeSettings(
            key=SecretStr(CREDENTIALS.immersion_facilitee_key), base_url=url, pause_seconds=0
        ),
        "api-engagement": ApiEngagementSettings(
            key=SecretStr(CREDENTIALS.api_engagement_key), base_url=url, publishers="", pause_seconds=0
        ),
        "les-emplois": LesEmploisSettings(
            token=SecretStr(CREDENTIALS.les_emplois_token), base_url=url, pause_seconds=0
        ),
        "data-inclusion": DataInclusionSettings(
            token=SecretStr(CREDENTIALS.data_inclusion_token), base_url=url, pause_seconds=0
        ),
        "bus-emploi": BusSettings(calendar_url=url + CALENDAR_PATH),
    }
