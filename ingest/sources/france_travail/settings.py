"""The key of France Travail, and how its API is reached."""

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class FranceTravailSettings(BaseSettings):
    """France Travail, Offres d'emploi v2: an application of francetravail.io with this API attached."""

    model_config = SettingsConfigDict(
        env_prefix="FRANCE_TRAVAIL_", env_file=".env", env_ignore_empty=True, extra="ignore"
    )

    client_id: str = ""
    client_secret: SecretStr = SecretStr("")
    scope: str = "api_offresdemploiv2 o2dsoffre"
    """Some older applications want "application_<client id> " in front."""
    token_url: str = "https://entreprise.francetravail.fr/connexion/oauth2/access_token?realm=%2Fpartenaire"
    base_url: str = "https://api.francetravail.io"
    pause_seconds: float = Field(default=1.0, ge=0)
    """Between two pages: far below the limit of calls."""
