"""Where the official references are downloaded from."""

from pydantic_settings import BaseSettings, SettingsConfigDict


class ReferenceSettings(BaseSettings):
    """Addresses of open data; neither asks for a key."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", env_prefix="REFERENCE_")

    geo_url: str = "https://geo.api.gouv.fr"
    """The State's API of communes."""

    rome_url: str = "https://www.data.gouv.fr/api/1/datasets/r/8cf674b6-ef21-446a-8190-178e2defd6fc"
    """The archive of CSV files of ROME 4.0 (France Travail); data.gouv.fr leads to the newest version."""
