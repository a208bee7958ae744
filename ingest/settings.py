"""Which departments are pulled: from the environment and `.env`. Each source keeps its own settings in its file."""

from pydantic_settings import BaseSettings, SettingsConfigDict


class IngestSettings(BaseSettings):
    """What is pulled."""

    model_config = SettingsConfigDict(env_prefix="INGEST_", env_file=".env", extra="ignore")

    departments: str = "23"
    """Codes of the departments to pull, separated by commas."""

    def department_codes(self) -> tuple[str, ...]:
        """The codes, in order."""
        return tuple(code.strip().upper() for code in self.departments.split(",") if code.strip())
