"""What people say they did, in words: as they say it, and as whoever follows them reads it."""

from dataclasses import dataclass

from api.wording.figures import clock_time, weekday
from api.wording.languages import Lazy, gettext, lazy
from store.people.contacts import Medium
from store.people.steps import SaidStep, Step


@dataclass(frozen=True, slots=True)
class StepWords:
    """A step as the person says it, as their counsellor reads it, its icon, and what is good to know next."""

    said: Lazy
    read: Lazy
    icon: str
    next: Lazy
    read_on: Lazy | None = None
    """As the counsellor reads it with its day; None where it has none."""


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
        next=lazy("Notez la réponse ici. Rappelez si elle tarde."),
    ),
    Step.APPLIED: StepWords(
        said=lazy("J'ai postulé"),
        read=lazy("A postulé"),
        icon="contract",
        next=lazy("Sans réponse dans une semaine, vous pouvez rappeler."),
    ),
    Step.INTERVIEW: StepWords(
        said=lazy("J'ai un entretien"),
        read=lazy("A un entretien"),
        icon="employer",
        next=lazy("Écrivez le jour et l'heure ici. Préparez le trajet et deux questions à poser."),
        read_on=lazy("Entretien le %(day)s"),
    ),
    Step.TAKEN: StepWords(
        said=lazy("On m'a pris(e) !"),
        read=lazy("C'est pris"),
        icon="job",
        next=lazy("Bravo ! Gardez vos papiers, et notez le jour où vous commencez."),
        read_on=lazy("C'est pris, à partir du %(day)s"),
    ),
    Step.STARTED: StepWords(
        said=lazy("J'ai commencé"),
        read=lazy("A commencé"),
        icon="job",
        next=lazy("Bonne route ! Une difficulté ? Dites-le tôt, elle se règle mieux."),
        read_on=lazy("A commencé le %(day)s"),
    ),
    Step.STOPPED: StepWords(
        said=lazy("C'est fini"),
        read=lazy("A arrêté"),
        icon="clock",
        next=lazy("Cela arrive. Ce que vous avez appris vous reste."),
        read_on=lazy("A arrêté le %(day)s"),
    ),
    Step.REFUSED: StepWords(
        said=lazy("L'employeur a dit non"),
        read=lazy("L'employeur a dit non"),
        icon="remove",
        next=lazy("Un non n'enlève rien à la suite. Voyez les autres pistes de votre liste."),
    ),
    Step.NO_ANSWER: StepWords(
        said=lazy("Pas de réponse"),
        read=lazy("N'a pas eu de réponse"),
        icon="clock",
        next=lazy("Cela arrive souvent. Rappelez une fois, puis essayez ailleurs."),
    ),
    Step.MISSED: StepWords(
        said=lazy("Je n'y suis pas allé(e)"),
        read=lazy("N'y est pas allé(e)"),
        icon="clock",
        next=lazy("Cela arrive. Appelez pour demander un autre jour."),
    ),
}
"""The steps, in the order in which they are offered."""

MEDIA: dict[str, Lazy] = {
    Medium.PHONE.value: lazy("Au téléphone"),
    Medium.VISIT.value: lazy("De vive voix"),
    Medium.MESSAGE.value: lazy("Par message"),
}
"""How a contact was made."""


def step_read(said: SaidStep) -> str:
    """A step as the counsellor reads it, with its day and hour where they were told."""
    words, when = STEPS[said.step], step_when(said)
    return str(words.read_on) % {"day": when} if when and words.read_on is not None else str(words.read)


def step_when(said: SaidStep) -> str:
    """The day of a step, and its hour: "mercredi 25 novembre à 9 h 30"; "" where nobody told its day."""
    if said.on_day is None:
        return ""
    told = weekday(said.on_day)
    return told if said.starts_at is None else gettext("%(day)s à %(hour)s", day=told, hour=clock_time(said.starts_at))
