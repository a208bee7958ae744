"""The keys and addresses of the partners, and which departments are pulled: from the environment and `.env`."""

from dataclasses import dataclass, field

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class FranceTravailSettings(BaseSettings):
    """France Travail, Offres d'emploi v2: an application of francetravail.io with this API attached."""

    model_config = SettingsConfigDict(env_prefix="FRANCE_TRAVAIL_", env_file=".env", extra="ignore")

    client_id: str = ""
    client_secret: SecretStr = SecretStr("")
    scope: str = "api_offresdemploiv2 o2dsoffre"
    """Some older applications want "application_<client id> " in front."""
    token_url: str = "https://entreprise.francetravail.fr/connexion/oauth2/access_token?realm=%2Fpartenaire"
    base_url: str = "https://api.francetravail.io"
    pause_seconds: float = Field(default=1.0, ge=0)
    """Between two pages: far below the limit of calls."""


class ImmersionFaciliteeSettings(BaseSettings):
    """Immersion Facilitée v3: a key with the right to search."""

    model_config = SettingsConfigDict(env_prefix="IMMERSION_FACILITEE_", env_file=".env", extra="ignore")

    key: SecretStr = SecretStr("")
    base_url: str = "https://immersion-facile.beta.gouv.fr"
    pause_seconds: float = Field(default=0.25, ge=0)


class ApiEngagementSettings(BaseSettings):
    """API Engagement: a publisher's key."""

    model_config = SettingsConfigDict(env_prefix="API_ENGAGEMENT_", env_file=".env", extra="ignore")

    key: SecretStr = SecretStr("")
    base_url: str = "https://api.api-engagement.beta.gouv.fr"
    publishers: str = ""
    """Ids of the publishers to read, separated by commas; empty for all that the key may see."""
    pause_seconds: float = Field(default=0.2, ge=0)


class IngestSettings(BaseSettings):
    """What is pulled."""

    model_config = SettingsConfigDict(env_prefix="INGEST_", env_file=".env", extra="ignore")

    departments: str = "23"
    """Codes of the departments to pull, separated by commas."""

    def department_codes(self) -> tuple[str, ...]:
        """The codes, in order."""
        return tuple(code.strip().upper() for code in self.departments.split(",") if code.strip())


@dataclass(frozen=True, slots=True)
class Partners:
    """The settings of all partners, for whoever runs the ingestors."""

    france_travail: FranceTravailSettings = field(default_factory=FranceTravailSettings)
    immersion_facilitee: ImmersionFaciliteeSettings = field(default_factory=ImmersionFaciliteeSettings)
    api_engagement: ApiEngagementSettings = field(default_factory=ApiEngagementSettings)
