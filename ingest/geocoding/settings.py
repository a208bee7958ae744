"""Where the geocoder of the State is, and how fast it may be asked."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class GeoplateformeSettings(BaseSettings):
    """The geocoding service of the Géoplateforme: open to all."""

    model_config = SettingsConfigDict(
        env_prefix="GEOPLATEFORME_", env_file=".env", env_ignore_empty=True, extra="ignore"
    )

    geocoding_url: str = "https://data.geopf.fr/geocodage"
    pause_seconds: float = Field(default=0.02, ge=0)
    """Between two requests: 50 a second are accepted."""
