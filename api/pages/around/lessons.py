"""Somebody who searches for lessons is shown who gives them around: an offer answers none."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from api.pages.around.support import each_once
from api.search.question import Question
from matching import asks_lessons, lessons_wished
from store.catalogue.services import NearService, services_for

_SHOWN = 3
_READ = 4 * _SHOWN
"""Services that are read: a catalogue holds some of them several times."""


@dataclass(frozen=True, slots=True)
class LessonsNear:
    """Who gives the lessons that are looked for, the nearest first; none where we know of none."""

    services: tuple[NearService, ...]
    addresses: tuple[str, ...]
    """The pages of all that help so, one an obstacle that these lessons lift."""


def lessons_near(database: Session, question: Question) -> LessonsNear | None:
    """Who gives the lessons that the words of a search ask for; None where they ask for none."""
    if not asks_lessons(question.words):
        return None
    freins = lessons_wished(question.words)
    found = services_for(database, question.home.insee, freins=freins, limit=_READ) if freins else []
    addresses = tuple(f"/services?commune={question.home.insee}&besoin={one.value}" for one in freins)
    return LessonsNear(tuple(each_once(found)[:_SHOWN]), addresses)
