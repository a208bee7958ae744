"""What is done without going anywhere: the step towards an opportunity, the answer to who asks, what helps any week."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from matching.model import Kind, Person
from matching.plan.activity import Activity
from matching.plan.week import Doing
from matching.plan.windows import days_of, days_until
from matching.scoring.rank import Ranked

ALSO_USEFUL = 0.15
"""What is worth doing any week, and is no reason to leave an opportunity aside."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is done at home about an opportunity: its words, its minutes."""

    doing: Doing
    what: str
    minutes: int


STEPS = {
    Kind.JOB: Step(Doing.APPLY, "Préparer et envoyer la candidature", 120),
    Kind.INCLUSION_JOB: Step(Doing.APPLY_WITH_SUPPORT, "Préparer la candidature", 120),
    Kind.IMMERSION: Step(Doing.CALL_COMPANY, "Appeler l'entreprise et préparer la convention d'immersion", 90),
    Kind.CIVIC_SERVICE: Step(Doing.ASK_AND_APPLY, "Se renseigner et candidater", 90),
    Kind.TRAINING: Step(Doing.ENROL, "Se renseigner et s'inscrire", 90),
}
CALLED_FIRST = Step(Doing.CALL, "Préparer l'appel et appeler l'employeur", 30)
"""In the place of an application, where the offer has a number and no page to write to."""
FOLLOWED_UP = Step(Doing.FOLLOW_UP, "Demander des nouvelles à l'employeur", 60)
"""Some day after an application or a call: nothing says yet that there will be an interview."""
ASKED_AGAIN = Step(Doing.ASK_AGAIN, "Relancer l'employeur", 30)
"""Where no answer came."""
PREPARED = Step(Doing.PREPARE, "Demander le jour de l'entretien et s'y préparer", 60)
"""Once an interview is told whose day is not."""
ANSWERED = Step(Doing.ANSWER, "Répondre à la demande", 30)
"""To an employer who asks to meet."""
AWAITED = Step(Doing.AWAIT_CALL, "Attendre l'appel et se préparer", 60)
"""Once the person said yes to meeting: the employer, or whoever follows them, calls."""
ANY_WEEK = (
    Step(Doing.TALK, "Faire le point par téléphone avec la personne qui accompagne", 60),
    Step(Doing.MOVE_RIGHTS_ON, "Avancer une démarche : droits, santé, logement ou permis", 120),
)


def steps_towards(ranked: Ranked, person: Person, monday: date, worth: float, *, is_made: bool) -> Iterator[Activity]:
    """The step to make and the call after it; the call alone where the step was made."""
    opportunity, every_day = ranked.opportunity, days_of(person.schedule)
    by_then = days_until(opportunity.ends, monday) & every_day
    step = STEPS.get(opportunity.kind)
    if step is None or not by_then:
        return
    name, call = f"{opportunity.key}/step", f"{opportunity.key}/call"
    if not is_made:
        yield Activity(name, step.doing, f"{step.what} : {opportunity.title}", worth, step.minutes, by_then, ranked)
    if opportunity.kind is Kind.JOB or (is_made and opportunity.kind is Kind.INCLUSION_JOB):
        what, after = f"{FOLLOWED_UP.what} : {opportunity.title}", None if is_made else name
        yield Activity(call, FOLLOWED_UP.doing, what, worth, FOLLOWED_UP.minutes, every_day, ranked, after=after)


def by_phone(activity: Activity) -> Activity | None:
    """What there is to do where the employer is called: no application to write, and no news to ask for after it."""
    if activity.ranked is None or activity.doing not in (Doing.APPLY, Doing.APPLY_WITH_SUPPORT, Doing.FOLLOW_UP):
        return activity
    if activity.doing is Doing.FOLLOW_UP:
        return activity if activity.after is None else None
    what = f"{CALLED_FIRST.what} : {activity.ranked.opportunity.title}"
    return replace(activity, doing=CALLED_FIRST.doing, what=what, minutes=CALLED_FIRST.minutes)


def asked_again(ranked: Ranked, person: Person, worth: float) -> Activity:
    """Asking once more an employer who did not answer."""
    opportunity, days = ranked.opportunity, days_of(person.schedule)
    what = f"{ASKED_AGAIN.what} : {opportunity.title}"
    return Activity(f"{opportunity.key}/again", ASKED_AGAIN.doing, what, worth, ASKED_AGAIN.minutes, days, ranked)


def preparation(ranked: Ranked, person: Person, worth: float) -> Activity:
    """Being ready for an interview that was told without its day."""
    opportunity, days = ranked.opportunity, days_of(person.schedule)
    what = f"{PREPARED.what} : {opportunity.title}"
    return Activity(f"{opportunity.key}/prepare", PREPARED.doing, what, worth, PREPARED.minutes, days, ranked)


def answer(ranked: Ranked, person: Person, monday: date, worth: float, *, until: datetime) -> Iterator[Activity]:
    """Saying yes or no to an employer who asks to meet, on a day before the request is over."""
    opportunity, days = ranked.opportunity, days_of(person.schedule) & days_until(until, monday)
    if days:
        what = f"{ANSWERED.what} de {opportunity.employer or opportunity.title}"
        yield Activity(f"{opportunity.key}/answer", ANSWERED.doing, what, worth, ANSWERED.minutes, days, ranked)


def awaited_call(ranked: Ranked, person: Person, worth: float) -> Activity:
    """Being ready for the call that sets the day of a meeting."""
    opportunity, days = ranked.opportunity, days_of(person.schedule)
    what = f"{AWAITED.what} : {opportunity.title}"
    return Activity(f"{opportunity.key}/awaited", AWAITED.doing, what, worth, AWAITED.minutes, days, ranked)


def useful_any_week(person: Person, *, accompanied: bool) -> list[Activity]:
    """What comes from no opportunity; nobody is called about how it goes where nobody accompanies."""
    return [
        Activity(f"any/{one.doing}", one.doing, one.what, ALSO_USEFUL, one.minutes, days_of(person.schedule))
        for one in ANY_WEEK
        if accompanied or one.doing is not Doing.TALK
    ]
