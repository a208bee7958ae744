"""How a person travels, where they stand and their hours, on the counsellor's desk: a change moves the list at once."""

from functools import partial
from typing import Annotated, Any, Self

from fastapi import APIRouter, Form, Header
from fastapi.responses import Response
from pydantic import BaseModel

from api.access import MyPerson, SignedIn
from api.deps import Database, Now, TheService
from api.following import changed
from api.profile import MINUTES, read_hours
from api.profile.meanwhile import merged, shown_in
from api.serving.rendering import see_other
from api.wording.languages import Lazy, lazy
from api.wording.words import MODES
from geo import MOST_MINUTES, Means, Mode
from matching import Person, Stage
from matching.words.wishes.wish import only_hours
from matching.words.wishes.wish import read_hours as read_hours_of_wish
from store.audit.log import Action, record
from store.people.person import PersonCard, change_hours, change_means, change_stage, hold_person, person_card

router = APIRouter(include_in_schema=False)

_NOTHING_TO_SHOW = 204
STAGE_CHANGED = "etape"
"""In an address: what changed is the stage."""
FAULTS: dict[str, Lazy] = {
    "moyens": lazy("Gardez au moins un moyen de se déplacer."),
    "heures": lazy("Écrivez des heures par semaine entre 1 et 48, le moins d'abord."),
    "entretemps": lazy("Ce dossier a changé entre-temps. Voici ce qu'il dit maintenant."),
}
"""Why nothing was changed; the form is then drawn again with what is kept."""


class Situation(BaseModel):
    """The form of a situation: minutes accepted with each means, nothing for a means the person does not have."""

    car: str = ""
    moped: str = ""
    ebike: str = ""
    bike: str = ""
    bus: str = ""
    walk: str = ""
    stage: str = ""
    hours_min: str = ""
    hours_max: str = ""

    @classmethod
    def of(cls, card: PersonCard) -> Self:
        """The form filled with what is known."""
        return cls(
            **{one.mode.value: str(one.max_minutes) for one in card.means},
            stage=card.stage or "",
            hours_min=_typed(card.hours_min),
            hours_max=_typed(card.hours_max),
        )

    def means(self) -> tuple[Means, ...]:
        """The means told, in a fixed order."""
        told = ((mode, str(getattr(self, mode.value))) for mode in Mode)
        return tuple(
            Means(mode, min(int(text), MOST_MINUTES))
            for mode, text in told
            if text.isascii() and text.isdigit() and 0 < len(text) < 5 and int(text) > 0
        )

    def hours(self) -> tuple[float | None, float | None]:
        """The hours told, the least and the most. Raises ValueError."""
        least, most = (read_hours(text) for text in (self.hours_min, self.hours_max))
        if least is not None and most is not None and least > most:
            raise ValueError("the least is more than the most")
        return least, most


class SituationTyped(Situation):
    """The same as it is sent."""

    asks_hours: bool = False
    """Whether the form asks for hours: an empty field then means that none are said."""
    vu: str = ""
    """What the form showed (`api.profile.meanwhile`)."""

    def settled(self, card: PersonCard) -> tuple[Situation, tuple[str, ...]]:
        """The situation as it will be written, and what somebody else changed meanwhile too. Raises ValueError."""
        kept = Situation.of(card)
        shown = shown_in(Situation, self.vu) or kept
        least, most = map(_typed, self.hours()) if self.asks_hours else (shown.hours_min, shown.hours_max)
        told = Situation(
            **{one.mode.value: str(one.max_minutes) for one in self.means()},
            stage=self.stage if self.stage in Stage else "",
            hours_min=least,
            hours_max=most,
        )
        return merged(told, shown=shown, kept=kept)


@router.post("/conseil/personnes/{person_id}/situation")
def change_situation(
    card: MyPerson,
    service: TheService,
    database: Database,
    now: Now,
    account: SignedIn,
    told: Annotated[SituationTyped, Form()],
    from_htmx: Annotated[str, Header(alias="HX-Request")] = "",
) -> Response:
    """Changes how a person travels, where they stand and their hours, then shows how their list has moved.

    The stored list is made again at once: the desk never shows the reasons of another situation. Where nothing has
    changed there is nothing to say, and what was said of the last change stays. What somebody else changed meanwhile
    stays too. The last means cannot be taken away: a list without a way to get there is no list.
    """
    address = f"/conseil/personnes/{card.id}"
    hold_person(database, card.id)
    card = person_card(database, card.id) or card
    try:
        settled, clashes = told.settled(card)
        least, most = settled.hours()
    except ValueError:
        return see_other(f"{address}?faute=heures#suivi")
    if clashes:
        return see_other(f"{address}?faute=entretemps#suivi")
    means, stage = settled.means(), settled.stage or None
    if card.means and not means:
        return see_other(f"{address}?faute=moyens#suivi")
    same_means, same_hours = set(means) == set(card.means), (least, most) == (card.hours_min, card.hours_max)
    if same_means and same_hours and stage == card.stage:
        if from_htmx:
            return Response(status_code=_NOTHING_TO_SHOW)
        return see_other(f"{address}#suivi")

    def write() -> None:
        note = partial(record, database, account=account, now=now, subject=str(card.pseudonym))
        if not same_means:
            change_means(database, card.id, means)
            note(Action.CHANGED_MEANS, means={one.mode.value: one.max_minutes for one in means})
        if stage != card.stage:
            change_stage(database, card.id, stage)
            note(Action.CHANGED_STAGE, stage=stage)
        if not same_hours:
            change_hours(database, card.id, least=least, most=most)
            note(Action.CHANGED_HOURS, least=least, most=most)

    moved = changed(database, service.matcher, card.id, write, now=now)
    part = "" if stage == card.stage else f"&quoi={STAGE_CHANGED}"
    meanwhile = "&entretemps=1" if shown_in(Situation, told.vu) not in (None, Situation.of(card)) else ""
    return see_other(f"{address}?bouge={moved.address()}{part}{meanwhile}#suivi")


def as_shown(card: PersonCard) -> str:
    """The situation that a page shows, as its forms send it back."""
    return Situation.of(card).model_dump_json()


def shown(person: Person, card: PersonCard) -> dict[str, Any]:
    """What the form shows: minutes chosen and to choose from by means, and hours that the wishes alone name."""
    minutes = {one.mode: one.max_minutes for one in card.means}
    return {
        "limits": [(mode, minutes.get(mode), _offered(minutes.get(mode))) for mode in MODES],
        "hours_in_words": _hours_in_words(person),
    }


def _hours_in_words(person: Person) -> str:
    """The hours that the wishes name, in their words, where the file holds none; "" for none."""
    if person.hours_min is not None or person.hours_max is not None:
        return ""
    return ", ".join(only_hours(wish) for wish in person.wishes if read_hours_of_wish(wish) is not None)


def _typed(hours: float | None) -> str:
    return "" if hours is None else f"{hours:g}"


def _offered(minutes: int | None) -> list[int]:
    """The limits to choose from for a means, the present one among them."""
    return sorted({*MINUTES, *((minutes,) if minutes else ())})
