"""Who signs in to the demo. Apart from the rest of the cast, so that a link is made without waking the ranking."""

import tomllib
from pathlib import Path
from typing import Annotated
from uuid import UUID, uuid5

from pydantic import BaseModel, ConfigDict, Field

from store.accounts.account import Role

FOLDER = Path(__file__).parent
NAME_SPACE = UUID("5f0f6a2e-23d1-4c3b-8a55-0a1e27b9c023")
"""Of the pseudonyms of the cast: the same person at every start, on every machine."""

Text = Annotated[str, Field(min_length=1)]


class User(BaseModel):
    """Someone who signs in. Raises pydantic.ValidationError for an address where mail could go."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: Text
    role: Role
    name: Text
    email: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.example$")]
    person: str | None = None
    employer: str | None = None
    lead: str | None = None
    """The key of a counsellor's team lead."""

    @property
    def pseudonym(self) -> UUID:
        """What stands for the user in the audit log."""
        return uuid5(NAME_SPACE, f"user:{self.key}")


def read_users(folder: Path = FOLDER) -> list[User]:
    """The users of `folder`, the first of each role being the one its name calls."""
    table = tomllib.loads((folder / "users.toml").read_text(encoding="utf-8"))
    return [User.model_validate(one) for one in table["user"]]
