"""What is told of a step beside its name, its day, its hour and a word: read alike, whoever types it.

The person types it in their space, whoever follows them at their desk. Each shows what is wrong in its own way.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from pydantic import BaseModel, Field

from api.free_words import MOST_TYPED
from api.profile import read_clock, read_day
from api.wording.languages import Lazy, lazy
from kit import plain_text
from store.people.steps import DATED, MOST_WORDS, NOT_AHEAD, SaidStep, Step

LONG_OVER = timedelta(days=7)
"""After how long an interview is over enough for what followed to be noted instead."""


class StepFault(StrEnum):
    """What is wrong with what was typed of a step; an address may say it."""

    DAY = "jour"
    HOUR = "heure"
    NO_DAY = "sans-jour"
    """An hour, of which day nobody knows."""
    NOT_BEGUN = "commence"
    NOT_OVER = "arrete"
    PASSED = "passe"
    """An interview long over, or on a day over while another is to come: a month or a year is soon mistyped."""
    NO_ROOM = "mot"
    """A word that does not fit beside those that are there."""

    @property
    def field(self) -> str:
        """The name of the field that is wrong."""
        return self.value if self in (StepFault.HOUR, StepFault.NO_ROOM) else StepFault.DAY.value


STEP_FAULTS: dict[str, Lazy] = {
    StepFault.DAY: lazy("Écrivez le jour comme 01/12/2026, à moins d'un an d'ici."),
    StepFault.HOUR: lazy("Écrivez une heure, par exemple 9 h 30."),
    StepFault.NO_DAY: lazy("Écrivez aussi le jour."),
    StepFault.NOT_BEGUN: lazy("Ce jour n'est pas encore venu. Notez plutôt que c'est pris, avec ce jour."),
    StepFault.NOT_OVER: lazy("Ce jour n'est pas encore venu."),
    StepFault.PASSED: lazy("Ce jour est déjà passé. Vérifiez le jour, le mois et l'année."),
    StepFault.NO_ROOM: lazy("Il y a déjà un mot, qui reste : écrivez plus court."),
}
"""What to do about each."""


class UnreadStep(ValueError):
    """A day or an hour that cannot be that of the step."""

    def __init__(self, faults: Collection[StepFault]) -> None:
        super().__init__(", ".join(faults))
        self.faults = tuple(faults)


class StepTyped(BaseModel):
    """What a form sends about a step, as it was typed."""

    jour: str = Field("", max_length=20)
    heure: str = Field("", max_length=20)
    mot: str = Field("", max_length=MOST_TYPED)


@dataclass(frozen=True, slots=True)
class StepDetails:
    """What is known of a step beside its name; None for what nobody told."""

    on_day: date | None
    starts_at: int | None
    """The hour of that day, in minutes after midnight."""
    words: str | None


def read_step(typed: StepTyped, step: Step, *, today: date, said: Sequence[SaidStep] = ()) -> StepDetails:
    """What was told of this step: of one of `DATED` its day and hour, of each a word. `said` of the same opportunity
    before, newest first: an interview that is to come is not lost to a day that is over. Raises UnreadStep."""
    words = plain_text(typed.mot, limit=MOST_WORDS) or None
    if step not in DATED:
        return StepDetails(None, None, words)
    faults = list[StepFault]()
    on_day = starts_at = None
    try:
        on_day = read_day(typed.jour, today=today) if typed.jour.strip() else None
    except ValueError:
        faults.append(StepFault.DAY)
    try:
        starts_at = read_clock(typed.heure)
    except ValueError:
        faults.append(StepFault.HOUR)
    if on_day is None and starts_at is not None and not faults:
        faults.append(StepFault.NO_DAY)
    if on_day is not None and on_day > today and step in NOT_AHEAD:
        faults.append(StepFault.NOT_BEGUN if step is Step.STARTED else StepFault.NOT_OVER)
    if on_day is not None and step is Step.INTERVIEW and on_day < today:
        is_ahead = bool(said) and said[0].step is step and said[0].on_day is not None and said[0].on_day >= today
        if is_ahead or today - on_day > LONG_OVER:
            faults.append(StepFault.PASSED)
    if faults:
        raise UnreadStep(faults)
    return StepDetails(on_day, starts_at, words)
