"""The one most useful thing to do for a person followed, out of what waits about them: what a counsellor reads first.

Pure: a line of the portfolio and the day in, one thing to do out. The order of `Task` is the order of urgency: somebody
who waits for an answer comes first, somebody about whom nothing is due comes last.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from api.wording.figures import day
from api.wording.languages import gettext, lazy, ngettext
from kit import FRANCE
from store.engagements import CONTACT_DAYS
from store.meetings import SILENT_AFTER
from store.portfolio import Line

IN_SIGHT_DAYS = 14
"""From how many days before its end a contract is to be looked at together."""
LATE_DAYS = 30
"""How long a contract that is over is still told: later, its dates are simply not up to date."""
SILENT_DAYS = 30
"""After how long without a contact somebody is to be called, contract or not."""
ANSWER_DAYS = 7
"""How long an answer of the person is something new."""
_TAKEN = "taken"
"""A contact does not end it: the departure is still to be prepared."""


class Task(StrEnum):
    """What may be useful, the most urgent first."""

    MEETING = "meeting"
    ANSWER = "answer"
    ENDING = "ending"
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

    @property
    def urgency(self) -> tuple[int, date]:
        """Sorts what is to be done, the most urgent first."""
        return list(Task).index(self.task), self.since or date.min


def most_useful(line: Line, *, now: datetime) -> Todo:
    """What to do first for the person of a line."""
    today = now.astimezone(FRANCE).date()
    found = (
        _meeting(line, now),
        _answer(line, now),
        _ending(line, today),
        _first(line),
        _contact(line, today),
        _fresh(line),
        _ask(line),
    )
    return next((one for one in found if one is not None), Todo(Task.NOTHING, gettext("Rien ne presse.")))


def silent_days(line: Line, today: date) -> int | None:
    """Days since the last contact; None where there never was one."""
    met = line.card.last_contact_at
    return None if met is None else (today - met.astimezone(FRANCE).date()).days


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
    return Todo(Task.MEETING, said, since.astimezone(FRANCE).date())


def _answer(line: Line, now: datetime) -> Todo | None:
    said, met = line.said, line.card.last_contact_at
    if said is None or said.at < now - timedelta(days=ANSWER_DAYS):
        return None
    if said.step != _TAKEN and met is not None and met > said.at:
        return None
    told = str(STEPS_SAID[said.step]) % {"of": said.of}
    return Todo(Task.ANSWER, told, said.at.astimezone(FRANCE).date())


STEPS_SAID = {
    "interested": lazy("« %(of)s » l'intéresse : l'aider à se lancer."),
    "called": lazy("A appelé pour « %(of)s » : demander la suite."),
    "applied": lazy("A postulé à « %(of)s » : demander la suite."),
    "taken": lazy("C'est pris : « %(of)s ». Préparer le départ."),
    "no_answer": lazy("Pas de réponse pour « %(of)s » : relancer ensemble."),
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


def _first(line: Line) -> Todo | None:
    if line.suggested or line.best is None:
        return None
    if _is_far_from_wishes(line):
        return Todo(Task.FIRST, gettext("Rien reçu encore, et rien de proche de ses souhaits : en parler ensemble."))
    if line.best.is_near:
        return Todo(Task.FIRST, gettext("Rien reçu encore. Proposer : %(title)s.", title=_named(line)))
    said = gettext("Rien reçu encore. Proposer : %(title)s (trajet à organiser).", title=_named(line))
    return Todo(Task.FIRST, said)


def _contact(line: Line, today: date) -> Todo | None:
    days, last = silent_days(line, today), line.card.last_contact_at
    since = None if last is None else last.astimezone(FRANCE).date()
    if days is not None and days > SILENT_DAYS:
        return Todo(
            Task.CONTACT, gettext("Sans contact depuis %(days)s jours : prendre des nouvelles.", days=days), since
        )
    engagement = line.card.engagement
    if engagement is None or engagement.ends_on < today:
        return None
    if days is None:
        return Todo(Task.CONTACT, gettext("Pas encore de contact pour son contrat : l'appeler."))
    if days < CONTACT_DAYS:
        return None
    return Todo(Task.CONTACT, gettext("Contact de la semaine à prendre : %(days)s jours.", days=days), since)


def _fresh(line: Line) -> Todo | None:
    if not line.fresh or line.best is None or _is_far_from_wishes(line):
        return None
    if line.best.is_near:
        return Todo(Task.FRESH, gettext("Du nouveau. Proposer : %(title)s.", title=_named(line)))
    return Todo(Task.FRESH, gettext("Du nouveau. Proposer : %(title)s (trajet à organiser).", title=_named(line)))


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


def _named(line: Line) -> str:
    """The best of a list: its title and where it is."""
    best = line.best
    return "" if best is None else ", ".join(one for one in (best.title, best.place) if one)
