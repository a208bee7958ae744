"""What the press before has done to a file, told once: the address of the page that follows says which press it was."""

from dataclasses import dataclass

from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from api.deps import Service
from api.following import File, read_moved, stage_told, told
from api.following.steps import STEP_FAULTS
from api.pages.desk import situation
from api.wording.languages import Lazy
from store.people.decisions import suggested_by_email

NEW_ALONE = "nouveau"
"""In the address of a file: its list is narrowed to what is new, as it is counted beside the name."""
JUST_ADDED = "nouveau"
"""What the address of a file says when it was just added: what was understood of its words is shown first."""
_FAULTS = situation.FAULTS | STEP_FAULTS
"""Why nothing was changed."""


class FileAddress(BaseModel):
    """The address of a file: a page of the list, and what the press before has done, which is told once."""

    page: int = Field(1, ge=1, le=100)
    moved: str = Field("", alias="bouge", max_length=80)
    """How the list moved with the situation (`api.following.read_moved`)."""
    changed: str = Field("", alias="quoi", max_length=20)
    meanwhile: bool = Field(default=False, alias="entretemps")
    """Whether somebody else changed the situation since it was shown."""
    decided: int | None = Field(None, alias="decide", ge=1)
    """The opportunity suggested, set aside or taken back."""
    fault: str = Field("", alias="faute", max_length=20)
    noted: str = Field("", alias="fait", max_length=20)
    contact: int | None = Field(None, ge=1)
    """The contact just noted, which may be taken back."""
    told_of: int | None = Field(None, alias="suite", ge=1)
    """The opportunity of which something was noted, and what."""
    step: str = Field("", alias="dit", max_length=20)
    shown: str = Field("", alias="montre", max_length=20)

    @property
    def is_new_alone(self) -> bool:
        """Whether the list is narrowed to what is new in it."""
        return self.shown == NEW_ALONE

    @property
    def is_just_added(self) -> bool:
        """Whether the file was just added."""
        return self.noted == JUST_ADDED


@dataclass(frozen=True, slots=True)
class Pressed:
    """What the press before has done, as the page tells it."""

    fault: Lazy | None
    """Why it changed nothing."""
    is_of_situation: bool
    """Whether that is told in the form of the situation, drawn again as it is kept."""
    moved: tuple[str, ...]
    """How the list moved with the situation."""
    is_written: bool
    """Whether an e-mail tells the person of what was decided."""


def pressed(address: FileAddress, file: File, service: Service, database: Session) -> Pressed:
    """What the address of a file says was done."""
    card, moved, about = file.card, read_moved(address.moved), address.decided
    stage = card.stage if address.changed == situation.STAGE_CHANGED else None
    return Pressed(
        fault=_FAULTS.get(address.fault),
        is_of_situation=address.fault in situation.FAULTS or (moved is not None and address.meanwhile),
        moved=(*told(moved), *stage_told(stage)) if moved else (),
        is_written=service.settings.sends_mail
        and about is not None
        and card.id in suggested_by_email(database, about, [card.id]),
    )
