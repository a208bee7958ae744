"""What every part of a file is: a form that is filled from what is known, checked in words, and written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict
from sqlalchemy.orm import Session

from api.places import Places
from geo import Commune
from kit import plain_text
from matching import Person
from store.people.person import PersonCard

MOST_LETTERS = 120
"""Letters of one wish, one skill: a few words."""

Line = Annotated[str, BeforeValidator(lambda text: plain_text(str(text), limit=MOST_LETTERS).replace("\n", " "))]
"""A few words as they are typed, on one line, without tags."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a person before they change it, and of places."""

    person: Person
    card: PersonCard
    places: Places


class Faulty(Exception):
    """Something typed makes no sense: by field, in words that say what to do; the communes a name may mean."""

    def __init__(self, faults: dict[str, str], *, choices: tuple[Commune, ...] = ()) -> None:
        super().__init__(", ".join(faults))
        self.faults = faults
        self.choices = choices


class Part(BaseModel):
    """A part of a file as a form holds it. What a form does not know is left out, never an error."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    @classmethod
    def of(cls, known: Known) -> Self:
        """The form filled with what is known."""
        raise NotImplementedError

    def checked(self, known: Known) -> Self:
        """The form as it will be written. Raises Faulty."""
        raise NotImplementedError

    def write(self, session: Session, known: Known) -> None:
        """Writes the checked form to the file of the person."""
        raise NotImplementedError


def kept(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts that say something, each once, in order."""
    return tuple(dict.fromkeys(text for text in texts if text))
