"""Two people at one file at once, or one in two tabs: what one of them saves never wipes what the other saved.

A form carries what it showed (`SHOWN`). What its reader changed is written; what somebody else changed meanwhile stays.
Where both changed the same, nothing is written: the page shows both, and saving it again is to have seen both.
"""

from pydantic import BaseModel, ValidationError
from sqlalchemy.orm import Session

from api.deps import Service
from api.profile.part import Faulty, Known, Part
from matching import read_people
from store.people.person import PersonCard, hold_person, person_card

SHOWN = "vu"
"""The field of a form that holds what it showed."""


class Clash(Faulty):
    """What was typed was changed by somebody else meanwhile. `form` holds it, beside what they changed elsewhere."""

    def __init__(self, form: Part) -> None:
        super().__init__({})
        self.form = form


def known_of(service: Service, database: Session, card: PersonCard) -> Known:
    """What is known of the person now."""
    (followed,) = read_people(database, [card.id])
    return Known(followed.person, card, service.places)


def held_of(service: Service, database: Session, card: PersonCard) -> Known:
    """The same, which nobody else changes until it is written."""
    hold_person(database, card.id)
    return known_of(service, database, person_card(database, card.id) or card)


def shown_in[F: BaseModel](form: type[F], text: object) -> F | None:
    """What a form showed, as it was sent back with it; None where nothing was, or nothing that can be read."""
    try:
        return form.model_validate_json(text) if isinstance(text, str) and text else None
    except ValidationError:
        return None


def merged[F: BaseModel](typed: F, *, shown: F, kept: F) -> tuple[F, tuple[str, ...]]:
    """What was changed of what was `shown`, put into what is `kept` now; and the fields that both changed otherwise, as
    they were typed."""
    values, clashes = {}, []
    for name in type(typed).model_fields:
        mine, before, now = (getattr(form, name) for form in (typed, shown, kept))
        values[name] = now if mine == before else mine
        if mine != before != now != mine:
            clashes.append(name)
    return typed.model_copy(update=values), tuple(clashes)


def settled(typed: Part, *, shown: Part | None, known: Known) -> Part:
    """The form as it will be written, with what was changed meanwhile. Raises Faulty, and Clash among them."""
    kept = typed.of(known)
    form, clashes = merged(typed.checked(known), shown=shown or kept, kept=kept)
    if clashes:
        raise Clash(form)
    return form.checked(known)
