"""What people say they did, in words: as they say it, and as whoever follows them reads it."""

from dataclasses import dataclass

from api.wording.languages import Lazy, lazy
from store.steps import Step


@dataclass(frozen=True, slots=True)
class StepWords:
    """A step as the person says it, as their counsellor reads it, its icon, and what is good to know next."""

    said: Lazy
    read: Lazy
    icon: str
    next: Lazy


STEPS: dict[Step, StepWords] = {
    Step.INTERESTED: StepWords(
        said=lazy("Ça m'intéresse"),
        read=lazy("Ça l'intéresse"),
        icon="check",
        next=lazy("Ouvrez l'offre : elle dit comment faire. Puis dites ici ce que vous avez fait."),
    ),
    Step.CALLED: StepWords(
        said=lazy("J'ai appelé"),
        read=lazy("A appelé"),
        icon="phone",
        next=lazy("Notez la réponse ici quand vous l'avez."),
    ),
    Step.APPLIED: StepWords(
        said=lazy("J'ai postulé"),
        read=lazy("A postulé"),
        icon="contract",
        next=lazy("Sans réponse dans une semaine, vous pouvez rappeler."),
    ),
    Step.TAKEN: StepWords(
        said=lazy("C'est pris !"),
        read=lazy("C'est pris"),
        icon="job",
        next=lazy("Bravo ! Gardez vos papiers, et notez le jour où vous commencez."),
    ),
    Step.NO_ANSWER: StepWords(
        said=lazy("Pas de réponse"),
        read=lazy("N'a pas eu de réponse"),
        icon="clock",
        next=lazy("Cela arrive souvent. Rappelez une fois, puis essayez ailleurs."),
    ),
}
"""The steps, in the order in which they are offered."""
