"""The cast of the demo, read and checked: who signs in, who is followed, who employs. Invented, kept in TOML files."""

import tomllib
from datetime import time
from pathlib import Path
from typing import Annotated, Any, Self
from uuid import UUID, uuid5

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from cli.demo.users import FOLDER, NAME_SPACE, Text, User, read_users
from geo import Mode
from matching import Conditions, Kind, Level, Stage, conditions_from_json
from matching.words.conditions.silence import with_schedule
from store.accounts.account import Role
from store.people.engagements import EngagementKind

Weekday = Annotated[int, Field(ge=0, le=6)]


def _conditions(given: Any) -> Conditions:
    """Conditions from their names and the words of their schedule; a name of nothing is a fault of the file."""
    unknown = set(given) - set(Conditions.__dataclass_fields__)
    if unknown:
        raise ValueError(f"no such condition: {', '.join(sorted(unknown))}")
    return with_schedule(conditions_from_json(given))


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Done(_Entry):
    """Something a person has done."""

    text: Text
    years: float | None = None


class Followed(_Entry):
    """A person of the demo; see `matching.Person` for the meaning of the fields."""

    key: Text
    first_name: Text
    counsellor: Text
    insee: Text
    means: dict[Mode, Annotated[int, Field(ge=5, le=120)]]
    licences: list[str] | None = None
    stage: Stage
    wishes: list[Text]
    experience: list[Done] = []
    skills: list[Text] = []
    level: Level | None = None
    french: str | None = None
    hours: tuple[float, float] | None = None
    days: list[Weekday] | None = None
    between: tuple[time, time] | None = None
    nights: bool | None = None
    weekends: bool | None = None
    limits: list[Text] = []
    open_to: list[Kind] | None = None
    civic_service: bool | None = None
    shortlist: bool
    contact_days: int
    contract_days: int | None = None
    contract: EngagementKind = EngagementKind.USUAL

    @property
    def pseudonym(self) -> UUID:
        """What stands for the person in the audit log."""
        return uuid5(NAME_SPACE, f"person:{self.key}")


class Opening(_Entry):
    """What an employer looks for."""

    key: Text
    kind: Kind
    title: Text
    rome: Text
    insee: Text
    days_old: int
    text: Text
    conditions: Annotated[Conditions, BeforeValidator(_conditions)]


class Employer(_Entry):
    """An employer with an account, approved but where it `waits` for it."""

    key: Text
    name: Text
    insee: Text
    phone: Text
    address: Text | None = None
    """Shown on what they publish, as their telephone is."""
    waits: bool = False
    opening: list[Opening]


class Cast(_Entry):
    """Everybody. Raises pydantic.ValidationError where a file is wrong or names somebody who is not there."""

    people: list[Followed]
    users: list[User]
    employers: list[Employer]

    @model_validator(mode="after")
    def _everybody_named_exists(self) -> Self:
        people = {person.key for person in self.people}
        employers = {employer.key for employer in self.employers}
        counsellors = {user.key for user in self.users if user.role is Role.COUNSELLOR}
        absent = {person.counsellor for person in self.people} - counsellors
        absent |= {user.person for user in self.users if user.person} - people
        absent |= {user.employer for user in self.users if user.employer} - employers
        if absent:
            raise ValueError(f"named and not there: {', '.join(sorted(absent))}")
        return self


def read_cast(folder: Path = FOLDER) -> Cast:
    """The cast of the three files in `folder`."""
    return Cast(
        people=_table(folder / "people.toml", "person"),
        users=read_users(folder),
        employers=_table(folder / "employers.toml", "employer"),
    )


def _table(path: Path, name: str) -> Any:
    return tomllib.loads(path.read_text(encoding="utf-8"))[name]
