"""Which departments are pulled: from the environment and `.env`. Each source keeps its own settings in its file."""

from pydantic import field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from geo import departments
from ingest.errors import UnknownDepartment


class IngestSettings(BaseSettings):
    """What is pulled. Raises UnknownDepartment where that is nothing, or a department that does not exist."""

    model_config = SettingsConfigDict(env_prefix="INGEST_", env_file=".env", env_ignore_empty=True, extra="ignore")

    departments: str = "23"
    """Codes of the departments to pull, separated by commas."""

    @field_validator("departments")
    @classmethod
    def _known(cls, typed: str) -> str:
        codes = _codes(typed)
        if not codes:
            raise UnknownDepartment("INGEST_DEPARTMENTS ne nomme aucun département. Exemple : 23,87.")
        for code in codes:
            if code not in departments():
                raise UnknownDepartment(
                    f"INGEST_DEPARTMENTS nomme « {code} », qui n'existe pas. Exemples : 23, 2A, 974."
                )
        return typed

    def department_codes(self) -> tuple[str, ...]:
        """The codes, in order; one at least, each once."""
        return _codes(self.departments)


def _codes(typed: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code.strip().upper() for code in typed.split(",") if code.strip()))
