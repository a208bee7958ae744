"""What is known of somebody beside their card: what they said, what is in their way, who spoke to them last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from api.deps import Service
from api.following import File
from api.following.todo import silent_days
from api.newcomers import understood
from api.newcomers.understood import Clause
from api.pages.desk.contact import ContactTyped
from api.profile import PARTS, Known, summary_of
from api.wording.languages import Lazy, lazy
from api.wording.words import FREINS
from geo import Mode
from matching import Frein, Person, lessons_wished
from store.people.contacts import Contact, contacts_of

_ALSO_SAID = {
    "savoir-faire": lazy("Sait faire"),
    "horaires": lazy("Heures et jours possibles"),
    "types": lazy("Types acceptés"),
    "niveau": lazy("Français et diplôme"),
}
"""Parts of the file that reasons lean on and that nothing else on the page shows, each with its name."""
_LITTLE_FRENCH = frozenset({"A0", "A1", "A2"})


@dataclass(frozen=True, slots=True)
class Themselves:
    """What the side of a file shows."""

    understood: tuple[Clause, ...]
    """What is understood of their wishes."""
    also_said: list[tuple[Lazy, Sequence[str]]]
    lessons: list[tuple[str, Frein]]
    """The wishes that are for lessons and no offer, each with the obstacle that they lift."""
    obstacles: list[tuple[Frein, Lazy]]
    silent_days: int | None
    """Days since the last contact; None where there never was one."""
    contacts: Sequence[Contact]
    new_contact: ContactTyped
    """The form of another, with nothing in it but today."""


def themselves(file: File, service: Service, database: Session, *, today: date) -> Themselves:
    """What is known of whose file it is."""
    card, person = file.card, file.followed.person
    known = Known(person, card, service.places)
    return Themselves(
        understood=understood(card.wishes, service.matcher.knowledge),
        also_said=[(name, summary_of(PARTS[slug].form.of(known))) for slug, name in _ALSO_SAID.items()],
        lessons=[(wish, frein) for wish in card.wishes for frein in lessons_wished(wish)],
        obstacles=[(frein, FREINS[frein]) for frein in _obstacles(person)],
        silent_days=silent_days(card, today),
        contacts=contacts_of(database, card.id),
        new_contact=ContactTyped(day=today.isoformat()),
    )


def _obstacles(person: Person) -> tuple[Frein, ...]:
    """The obstacles that a situation tells by itself first (no car, little French), then all others."""
    told = []
    if not any(one.mode in (Mode.CAR, Mode.MOPED) for one in person.means):
        told.append(Frein.MOBILITY)
    if person.french in _LITTLE_FRENCH:
        told.append(Frein.LANGUAGE)
    return (*told, *(one for one in Frein if one not in told))
