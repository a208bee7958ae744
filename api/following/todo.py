"""The one most useful thing to do for a person followed, out of what waits about them: what a counsellor reads first.

Pure: a line of the portfolio and the day in, one thing to do out. The order of `Task` is the order of urgency: somebody
who waits for an answer comes first, somebody about whom nothing is due comes last.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from api.wording.figures import day
from api.wording.languages import gettext, lazy, ngettext
from api.wording.reasons import PAGE
from kit import FRANCE, day_in_france
from matching import Kind
from matching.reasons import is_against, is_called_for, read_reasons, to_check
from store.meetings.answering import SILENT_AFTER
from store.people.engagements import CONTACT_DAYS
from store.people.person import PersonCard
from store.people.portfolio import Agreed, Best, Line, Said
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
    """A thing to do: which, in a sentence, and the day by which people are put in order within one task."""

    task: Task
    said: str
    since: date | None = None
    """The older, the sooner; None comes first."""
    about: int | None = None
    """The opportunity that it names, where it proposes one."""

    @property
    def urgency(self) -> tuple[int, date]:
        """Sorts what is to be done, the most urgent first."""
        return list(Task).index(self.task), self.since or date.min


def most_useful(line: Line, *, now: datetime) -> Todo:
    """What to do first for the person of a line."""
    today = day_in_france(now)
    found = (
        _appointment(line, today),
        _meeting(line, now),
        _agreed(line, now),
        _answer(line, now),
        _departure(line, today),
        _ending(line, today),
        _silent(line, today),
        _unknown(line),
        _first(line),
        _contact(line, today),
        _fresh(line),
        _ask(line),
    )
    return next((one for one in found if one is not None), Todo(Task.NOTHING, gettext("Rien ne presse.")))


def silent_days(card: PersonCard, today: date) -> int | None:
    """Days since the last contact, as days go in France; None where there never was one."""
    return None if card.last_contact_at is None else (today - day_in_france(card.last_contact_at)).days


def silent_since(today: date) -> datetime:
    """Whoever was last met before this instant has been silent for more than `SILENT_DAYS`."""
    return datetime.combine(today - timedelta(days=SILENT_DAYS), time.min, tzinfo=FRANCE)


def _appointment(line: Line, today: date) -> Todo | None:
    """An interview within a week, whoever talked of it and whatever was said since: its day does not move."""
    coming = line.interview
    if coming is None or coming.on_day is None or (coming.on_day - today).days > SOON_DAYS:
        return None
    return Todo(Task.APPOINTMENT, _to_prepare(coming.of, coming.on_day, today), coming.on_day)


def _to_prepare(of: str, on: date, today: date) -> str:
    if on == today:
        return gettext("Entretien aujourd'hui pour « %(of)s » : l'appeler avant.", of=of)
    return gettext("Entretien le %(day)s pour « %(of)s » : le préparer ensemble.", day=day(on), of=of)


def _meeting(line: Line, now: datetime) -> Todo | None:
    since = line.meetings_since
    if not line.meetings or since is None:
        return None
    if now - since < SILENT_AFTER:
        said = ngettext(
            "Un employeur demande une rencontre : en parler ensemble.",
            "%(asking)s employeurs demandent une rencontre : en parler ensemble.",
            line.meetings,
            asking=line.meetings,
        )
    else:
        said = ngettext(
            "Un employeur attend une réponse depuis plus de dix jours : en parler ensemble.",
            "%(asking)s employeurs attendent une réponse, le premier depuis plus de dix jours : en parler ensemble.",
            line.meetings,
            asking=line.meetings,
        )
    return Todo(Task.MEETING, said, day_in_france(since))


def _agreed(line: Line, now: datetime) -> Todo | None:
    """A yes to an employer, to be prepared for a week whoever talked; then asked about, until they talk of it."""
    agreed, met = line.agreed, line.card.last_contact_at
    if agreed is None:
        return None
    if now - agreed.at < timedelta(days=ANSWER_DAYS):
        said = _next_after_yes(agreed)
    elif met is None or met < agreed.at + timedelta(days=ANSWER_DAYS):
        said = gettext(
            "A dit oui à %(employer)s le %(day)s : demander la suite.", employer=agreed.employer, day=day(agreed.at)
        )
    else:
        return None
    return Todo(Task.AGREED, said, day_in_france(agreed.at))


def _next_after_yes(agreed: Agreed) -> str:
    who = agreed.employer
    if agreed.employer_signs_in:
        return gettext("A dit oui à %(employer)s, qui va appeler : préparer la rencontre.", employer=who)
    return gettext("A dit oui à %(employer)s, qui ne reçoit rien : appeler cet employeur.", employer=who)


def _answer(line: Line, now: datetime) -> Todo | None:
    said, met = line.said, line.card.last_contact_at
    if said is None or said.step == Step.TAKEN:
        return None
    if said.step == Step.INTERVIEW and said.on_day is not None:
        return _interview(said, said.on_day, met, now)
    if said.at < now - timedelta(days=ANSWER_DAYS) or (met is not None and met > said.at):
        return None
    told = str(STEPS_SAID[said.step]) % {"of": said.of}
    return Todo(Task.ANSWER, told, day_in_france(said.at))


def _interview(said: Said, on: date, met: datetime | None, now: datetime) -> Todo | None:
    """Told until its day, whoever talked before; then until they talk of it, for as long as an answer is new."""
    today = day_in_france(now)
    if today <= on:
        return Todo(Task.ANSWER, _to_prepare(said.of, on, today), on)
    talked = met is not None and day_in_france(met) > on
    if talked or (today - on).days > ANSWER_DAYS:
        return None
    told = gettext("Entretien passé le %(day)s pour « %(of)s » : demander la suite.", day=day(on), of=said.of)
    return Todo(Task.ANSWER, told, on)


def _departure(line: Line, today: date) -> Todo | None:
    """A job found is told until it has begun: a contact does not end what there is to prepare."""
    placed = line.placed
    if placed is None or placed.step != Step.TAKEN:
        return None
    since = day_in_france(placed.at)
    first = placed.on_day
    if (first is not None and first < today) or (first is None and (today - since).days > DEPARTURE_DAYS):
        return Todo(Task.ANSWER, gettext("C'est pris : « %(of)s ». Demander si c'est commencé.", of=placed.of), since)
    if first is not None:
        told = gettext("C'est pris : « %(of)s », dès le %(day)s. Préparer le départ.", of=placed.of, day=day(first))
        return Todo(Task.ANSWER, told, since)
    return Todo(Task.ANSWER, gettext("C'est pris : « %(of)s ». Préparer le départ.", of=placed.of), since)


STEPS_SAID = {
    "interested": lazy("« %(of)s » l'intéresse : l'aider à se lancer."),
    "called": lazy("A appelé pour « %(of)s » : demander la suite."),
    "applied": lazy("A postulé à « %(of)s » : demander la suite."),
    "interview": lazy("Entretien pour « %(of)s » : demander le jour, le préparer ensemble."),
    "started": lazy("A commencé : « %(of)s ». Demander comment cela se passe."),
    "stopped": lazy("A arrêté : « %(of)s ». En parler, et chercher la suite."),
    "refused": lazy("L'employeur a dit non pour « %(of)s » : chercher ensemble la suite."),
    "no_answer": lazy("Pas de réponse pour « %(of)s » : relancer ensemble."),
    "missed": lazy("N'est pas allé(e) à l'entretien pour « %(of)s » : en parler ensemble."),
    "dismissed": lazy("Ne veut pas de « %(of)s » : chercher autre chose."),
}
"""What to do about the last thing that somebody said."""


def _ending(line: Line, today: date) -> Todo | None:
    engagement = line.card.engagement
    if engagement is None:
        return None
    left = (engagement.ends_on - today).days
    if not -LATE_DAYS <= left <= IN_SIGHT_DAYS:
        return None
    if left < 0:
        said = gettext("Contrat fini le %(day)s : en refaire un ensemble.", day=day(engagement.ends_on))
    else:
        said = gettext("Contrat jusqu'au %(day)s : préparer le bilan.", day=day(engagement.ends_on))
    return Todo(Task.ENDING, said, engagement.ends_on)


def _silent(line: Line, today: date) -> Todo | None:
    days, last = silent_days(line.card, today), line.card.last_contact_at
    if days is None or last is None or days <= SILENT_DAYS:
        return None
    said = gettext("Sans contact depuis %(days)s jours : prendre des nouvelles.", days=days)
    return Todo(Task.SILENT, said, day_in_france(last))


def _unknown(line: Line) -> Todo | None:
    """Of whom no means of travel is known there is nothing to propose yet: nobody knows what is near."""
    return None if line.card.means else _ask(line)


def _first(line: Line) -> Todo | None:
    if line.suggested or line.best is None or line.placed is not None or line.agreed is not None:
        return None
    if _is_far_from_wishes(line):
        return Todo(Task.FIRST, gettext("Rien reçu encore, et rien de proche de ses souhaits : en parler ensemble."))
    if is_against(read_reasons(line.best.reasons)):
        said = gettext("Rien reçu encore. Rien ne va avec ses heures ou ses permis : en parler ensemble.")
        return Todo(Task.FIRST, said)
    said = gettext("Rien reçu encore. Proposer : %(title)s.", title=_named(line.best))
    return Todo(Task.FIRST, said, about=line.best.opportunity_id)


def _contact(line: Line, today: date) -> Todo | None:
    if not is_to_be_contacted(line, today):
        return None
    days, last = silent_days(line.card, today), line.card.last_contact_at
    if days is None or last is None:
        return Todo(Task.CONTACT, gettext("Pas encore de contact : l'appeler."))
    said = gettext("Dernier contact il y a %(days)s jours : prendre des nouvelles.", days=days)
    return Todo(Task.CONTACT, said, day_in_france(last))


def is_to_be_contacted(line: Line, today: date) -> bool:
    """Whether a contact is due: each week under a contract, each fortnight without; at once where there was none."""
    days = silent_days(line.card, today)
    engagement = line.card.engagement
    is_under_contract = engagement is not None and engagement.ends_on >= today
    return days is None or days >= (CONTACT_DAYS if is_under_contract else CALM_CONTACT_DAYS)


def _fresh(line: Line) -> Todo | None:
    if not line.fresh or line.best is None or line.placed is not None or _is_far_from_wishes(line):
        return None
    if is_against(read_reasons(line.best.reasons)):
        return None
    said = gettext("Du nouveau. Proposer : %(title)s.", title=_named(line.best))
    return Todo(Task.FRESH, said, about=line.best.opportunity_id)


def _ask(line: Line) -> Todo | None:
    missing = [
        words
        for absent, words in (
            (not line.card.means, gettext("ses déplacements")),
            (line.card.stage is None, gettext("son étape")),
            (not line.card.wishes, gettext("ses souhaits")),
        )
        if absent
    ]
    return Todo(Task.ASK, gettext("À demander : %(what)s.", what=", ".join(missing))) if missing else None


def _is_far_from_wishes(line: Line) -> bool:
    """Whether they said what they look for, and the best that is left has nothing to do with it."""
    return bool(line.card.wishes) and line.best is not None and not line.best.is_linked


def _named(best: Best) -> str:
    """The best of a list: its title, where it is, and what is to be seen to before it is proposed."""
    reasons = read_reasons(best.reasons)
    to_see = [] if best.is_near else [gettext("trajet à organiser")]
    if is_called_for(reasons):
        to_see.append(gettext("transport à réserver"))
    if what := to_check(reasons, PAGE):
        to_see.append(gettext("à vérifier : %(what)s", what=gettext(", ").join(what)))
    named = f"{best.title}, {best.place}" if best.place and best.place not in best.title else best.title
    if best.kind == Kind.IMMERSION:
        named = gettext("une immersion, %(named)s", named=named)
    return gettext("%(named)s (%(to_see)s)", named=named, to_see=gettext(" ; ").join(to_see)) if to_see else named
