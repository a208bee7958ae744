"""The one most useful thing to do for a person followed, out of what waits about them: what a counsellor reads first.

Pure: a line of the portfolio and the day in, one thing to do out. The order of `Task` is the order of urgency: somebody
who waits for an answer comes first, somebody about whom nothing is due comes last.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from api.wording.figures import near_day
from api.wording.languages import gettext, lazy, ngettext
from api.wording.reasons import PAGE
from kit import FRANCE, day_in_france
from matching import Kind
from matching.reasons import is_against, is_called_for, read_reasons, to_check
from store.people.engagements import CONTACT_DAYS
from store.people.person import PersonCard
from store.people.portfolio import AgreedMeeting, Best, LastSaid, PortfolioLine
from store.people.steps import Step

FRESH = timedelta(days=7)
"""How long something stays new."""
SUITS_WELL = 0.8
"""From which score something new is announced: about the best quarter of a list, or everybody would wear a badge."""
IN_SIGHT_DAYS = 14
"""From how many days before its end a contract is to be looked at together."""
LATE_DAYS = 30
"""How long a contract that is over is still told: later, its dates are simply not up to date."""
CALM_CONTACT_DAYS = 14
"""Without a contract, after how long without a contact somebody is to be called."""
SILENT_DAYS = 30
"""After how long without a contact somebody is to be called before anything new is proposed."""
DEPARTURE_DAYS = 14
"""How long a job that was found is taken not to have begun, where nobody said which day it does."""
ANSWER_DAYS = 7
"""How long an answer of the person is something new."""
SOON_DAYS = 7
"""From how many days before it an interview comes before all else."""


class Task(StrEnum):
    """What may be useful, the most urgent first."""

    APPOINTMENT = "appointment"
    MEETING = "meeting"
    AGREED = "agreed"
    ANSWER = "answer"
    ENDING = "ending"
    SILENT = "silent"
    FIRST = "first"
    CONTACT = "contact"
    FRESH = "fresh"
    ASK = "ask"
    NOTHING = "nothing"


WAITS = frozenset({Task.MEETING, Task.ANSWER})
"""Somebody waits for their counsellor."""


@dataclass(frozen=True, slots=True)
class Todo:
    """A thing to do: which, in a few words; why now, in a sentence; the day that sorts people within one task."""

    task: Task
    what: str
    why: str = ""
    since: date | None = None
    """The older, the sooner; None comes first."""
    about: int | None = None
    """The opportunity that it names, where it proposes one."""

    @property
    def urgency(self) -> tuple[int, date]:
        """Sorts what is to be done, the most urgent first."""
        return list(Task).index(self.task), self.since or date.min


def most_useful(line: PortfolioLine, *, now: datetime) -> Todo:
    """What to do first for the person of a line."""
    today = day_in_france(now)
    found = (
        _appointment(line, today),
        _meeting(line, today),
        _agreed(line, now),
        _answer(line, now),
        _departure(line.placed, today),
        _departure(line.begins, today),
        _ending(line, today),
        _silent(line, today),
        _unknown(line),
        _first(line),
        _contact(line, today),
        _fresh(line),
        _ask(line),
    )
    return next((one for one in found if one is not None), Todo(Task.NOTHING, gettext("Rien ne presse.")))


def meeting_to_prepare(line: PortfolioLine, *, now: datetime) -> Todo | None:
    """What is to be prepared with whoever has an interview or said yes to an employer, however far its day is and
    whatever is more useful; None for the others."""
    coming = line.interview
    if coming is not None and coming.on_day is not None:
        what, why = _to_prepare(coming.of, coming.on_day, day_in_france(now))
        return Todo(Task.APPOINTMENT, what, why, coming.on_day)
    return None if line.agreed is None else _after_yes(line.agreed, now)


def silent_days(card: PersonCard, today: date) -> int | None:
    """Days since the last contact, as days go in France; None where there never was one."""
    return None if card.last_contact_at is None else (today - day_in_france(card.last_contact_at)).days


def silent_since(today: date) -> datetime:
    """Whoever was last met before this instant has been silent for more than `SILENT_DAYS`."""
    return datetime.combine(today - timedelta(days=SILENT_DAYS), time.min, tzinfo=FRANCE)


def _appointment(line: PortfolioLine, today: date) -> Todo | None:
    """An interview within a week, whoever talked of it and whatever was said since: its day does not move."""
    coming = line.interview
    if coming is None or coming.on_day is None or (coming.on_day - today).days > SOON_DAYS:
        return None
    return Todo(Task.APPOINTMENT, *_to_prepare(coming.of, coming.on_day, today), coming.on_day)


def _to_prepare(of: str, on: date, today: date) -> tuple[str, str]:
    what = gettext("L'appeler avant l'entretien") if on == today else gettext("Préparer l'entretien ensemble")
    return what, gettext("Entretien %(day)s pour « %(of)s ».", day=near_day(on, today), of=of)


def _meeting(line: PortfolioLine, today: date) -> Todo | None:
    since = line.meetings_since
    if not line.meetings or since is None:
        return None
    what = ngettext(
        "Parler d'une demande de rencontre",
        "Parler de %(asking)s demandes de rencontre",
        line.meetings,
        asking=line.meetings,
    )
    why = gettext("Demandé %(day)s : l'employeur attend.", day=near_day(since, today))
    return Todo(Task.MEETING, what, why, day_in_france(since))


def _agreed(line: PortfolioLine, now: datetime) -> Todo | None:
    """A yes to an employer, to be prepared for a week whoever talked; then asked about, until they talk of it."""
    agreed, met = line.agreed, line.card.last_contact_at
    if agreed is None or (met is not None and met >= agreed.at + timedelta(days=ANSWER_DAYS)):
        return None
    return _after_yes(agreed, now)


def _after_yes(agreed: AgreedMeeting, now: datetime) -> Todo:
    if now - agreed.at < timedelta(days=ANSWER_DAYS):
        return Todo(Task.AGREED, *_next_after_yes(agreed), day_in_france(agreed.at))
    why = gettext("A dit oui à %(employer)s %(day)s.", employer=agreed.employer, day=near_day(agreed.at, now))
    return Todo(Task.AGREED, gettext("Demander la suite"), why, day_in_france(agreed.at))


def _next_after_yes(agreed: AgreedMeeting) -> tuple[str, str]:
    who = agreed.employer
    if agreed.employer_signs_in:
        return gettext("Préparer la rencontre"), gettext("A dit oui à %(employer)s, qui va appeler.", employer=who)
    return gettext("Appeler l'employeur"), gettext("A dit oui à %(employer)s, qui ne reçoit rien.", employer=who)


def _answer(line: PortfolioLine, now: datetime) -> Todo | None:
    said, met = line.said, line.card.last_contact_at
    if said is None or said.step == Step.TAKEN:
        return None
    if said.step == Step.INTERVIEW and said.on_day is not None:
        return _interview(said, said.on_day, met, now)
    if said.at < now - timedelta(days=ANSWER_DAYS) or (met is not None and met > said.at):
        return None
    what, why = STEPS_SAID[said.step]
    return Todo(Task.ANSWER, str(what), str(why) % {"of": said.of}, day_in_france(said.at))


def _interview(said: LastSaid, on: date, met: datetime | None, now: datetime) -> Todo | None:
    """Told until its day, whoever talked before; then until they talk of it, for as long as an answer is new."""
    today = day_in_france(now)
    if today <= on:
        return Todo(Task.ANSWER, *_to_prepare(said.of, on, today), on)
    talked = met is not None and day_in_france(met) > on
    if talked or (today - on).days > ANSWER_DAYS:
        return None
    why = gettext("Entretien passé %(day)s pour « %(of)s ».", day=near_day(on, today), of=said.of)
    return Todo(Task.ANSWER, gettext("Demander la suite"), why, on)


def _departure(placed: LastSaid | None, today: date) -> Todo | None:
    """What was found is told until it has begun: a contact does not end what there is to prepare. What is no job
    (its `kind` is told) is asked about for `LATE_DAYS`: it may be over by then."""
    if placed is None or placed.step != Step.TAKEN:
        return None
    since = day_in_france(placed.at)
    first = placed.on_day
    if placed.kind is not None and (today - (first or since)).days > LATE_DAYS:
        return None
    why = gettext("C'est pris : « %(of)s ».", of=placed.of)
    if (first is not None and first < today) or (first is None and (today - since).days > DEPARTURE_DAYS):
        return Todo(Task.ANSWER, gettext("Demander si c'est commencé"), why, since)
    if first is not None:
        why = gettext("C'est pris : « %(of)s », dès %(day)s.", of=placed.of, day=near_day(first, today))
    if placed.kind == Kind.IMMERSION:
        why = " ".join((why, gettext("La convention se signe avant.")))
        return Todo(Task.ANSWER, gettext("Préparer l'immersion"), why, since)
    return Todo(Task.ANSWER, gettext("Préparer le départ"), why, since)


STEPS_SAID = {
    "interested": (lazy("L'aider à se lancer"), lazy("« %(of)s » l'intéresse.")),
    "called": (lazy("Demander la suite"), lazy("A appelé pour « %(of)s ».")),
    "applied": (lazy("Demander la suite"), lazy("A postulé à « %(of)s ».")),
    "interview": (lazy("Demander le jour de l'entretien"), lazy("Entretien pour « %(of)s ».")),
    "started": (lazy("Demander comment cela se passe"), lazy("A commencé : « %(of)s ».")),
    "stopped": (lazy("En parler, et chercher la suite"), lazy("A arrêté : « %(of)s ».")),
    "refused": (lazy("Chercher ensemble la suite"), lazy("L'employeur a dit non pour « %(of)s ».")),
    "no_answer": (lazy("Relancer l'employeur ensemble"), lazy("Pas de réponse pour « %(of)s ».")),
    "missed": (lazy("En parler ensemble"), lazy("N'est pas allé(e) à l'entretien pour « %(of)s ».")),
    "dismissed": (lazy("Chercher autre chose"), lazy("Ne veut pas de « %(of)s ».")),
}
"""What to do about the last thing that somebody said, and what they said."""


def _ending(line: PortfolioLine, today: date) -> Todo | None:
    engagement = line.card.engagement
    if engagement is None:
        return None
    left = (engagement.ends_on - today).days
    if not -LATE_DAYS <= left <= IN_SIGHT_DAYS:
        return None
    ends = near_day(engagement.ends_on, today)
    if left < 0:
        what, why = gettext("Refaire un contrat ensemble"), gettext("Le contrat a fini %(day)s.", day=ends)
    else:
        what, why = gettext("Préparer le bilan"), gettext("Le contrat finit %(day)s.", day=ends)
    return Todo(Task.ENDING, what, why, engagement.ends_on)


def _silent(line: PortfolioLine, today: date) -> Todo | None:
    days, last = silent_days(line.card, today), line.card.last_contact_at
    if days is None or last is None or days <= SILENT_DAYS:
        return None
    why = gettext("Sans contact depuis %(days)s jours.", days=days)
    return Todo(Task.SILENT, gettext("Prendre des nouvelles"), why, day_in_france(last))


def _unknown(line: PortfolioLine) -> Todo | None:
    """Of whom no means of travel is known there is nothing to propose yet: nobody knows what is near."""
    return None if line.card.means else _ask(line)


def _first(line: PortfolioLine) -> Todo | None:
    if line.suggested or line.best is None or line.placed is not None or line.agreed is not None:
        return None
    if _is_far_from_wishes(line):
        why = gettext("Rien reçu encore, et rien de proche de ses souhaits.")
        return Todo(Task.FIRST, gettext("Parler de ses souhaits"), why)
    if is_against(read_reasons(line.best.reasons)):
        why = gettext("Rien reçu encore. Rien ne va avec ses heures ou ses permis.")
        return Todo(Task.FIRST, gettext("Parler de ses heures, de ses permis"), why)
    return _proposal(Task.FIRST, line.best, gettext("Rien reçu encore."))


def _contact(line: PortfolioLine, today: date) -> Todo | None:
    if not is_to_be_contacted(line, today):
        return None
    days, last = silent_days(line.card, today), line.card.last_contact_at
    if days is None or last is None:
        return Todo(Task.CONTACT, gettext("Appeler"), gettext("Pas encore de contact."))
    why = gettext("Dernier contact il y a %(days)s jours.", days=days)
    return Todo(Task.CONTACT, gettext("Prendre des nouvelles"), why, day_in_france(last))


def is_to_be_contacted(line: PortfolioLine, today: date) -> bool:
    """Whether a contact is due: each week under a contract, each fortnight without; at once where there was none."""
    days = silent_days(line.card, today)
    engagement = line.card.engagement
    is_under_contract = engagement is not None and engagement.ends_on >= today
    return days is None or days >= (CONTACT_DAYS if is_under_contract else CALM_CONTACT_DAYS)


def _fresh(line: PortfolioLine) -> Todo | None:
    if not line.fresh or line.best is None or line.placed is not None or _is_far_from_wishes(line):
        return None
    if is_against(read_reasons(line.best.reasons)):
        return None
    return _proposal(Task.FRESH, line.best, gettext("Du nouveau."))


def _ask(line: PortfolioLine) -> Todo | None:
    missing = [
        words
        for absent, words in (
            (not line.card.means, gettext("ses déplacements")),
            (line.card.stage is None, gettext("son étape")),
            (not line.card.wishes, gettext("ses souhaits")),
        )
        if absent
    ]
    if not missing:
        return None
    return Todo(Task.ASK, gettext("Demander %(what)s", what=", ".join(missing)), gettext("Le dossier ne le dit pas."))


def _is_far_from_wishes(line: PortfolioLine) -> bool:
    """Whether they said what they look for, and the best that is left has nothing to do with it."""
    return bool(line.card.wishes) and line.best is not None and not line.best.is_linked


def _proposal(task: Task, best: Best, why: str) -> Todo:
    """To propose the best of a list: its title and where it is; then why, and what is to be seen to before."""
    reasons = read_reasons(best.reasons)
    to_see = [] if best.is_near else [gettext("Trajet à organiser.")]
    if is_called_for(reasons):
        to_see.append(gettext("Transport à réserver."))
    if checked := to_check(reasons, PAGE):
        to_see.append(gettext("À vérifier : %(what)s.", what=gettext(", ").join(checked)))
    named = f"{best.title}, {best.place}" if best.place and best.place not in best.title else best.title
    if best.kind == Kind.IMMERSION:
        named = gettext("une immersion, %(named)s", named=named)
    what = gettext("Proposer : %(title)s", title=named)
    return Todo(task, what, " ".join((why, *to_see)), about=best.opportunity_id)
