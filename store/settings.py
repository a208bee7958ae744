"""What the store asks of its surroundings: where things lie. None is needed."""

from pathlib import Path

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from store.cluster.folders import CHECKOUT


class DatabaseSettings(BaseSettings):
    """Where the database is. Without an address, Alentour runs a private cluster of its own."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    database_url: SecretStr | None = None


class RoadSettings(BaseSettings):
    """Where the road network lies, and where the extracts that it is built of come from."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", env_prefix="ROADS_")

    folder: Path = CHECKOUT / ".alentour/roads"

    extract_url: str = "https://download.geofabrik.de/europe/france/{region}-latest.osm.pbf"
    """The address of a region's extract; `{region}` is the name given to `alentour roads fetch`."""


class IndexSettings(BaseSettings):
    """Where the made index of all that is live lies: all processes that serve a database name the same folder."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", env_prefix="INDEX_")

    folder: Path = CHECKOUT / ".alentour/index"
