"""The values of a planned week: how many hours it should hold, its lines, and what would make it fit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from geo import Mode
from matching.model import Kind, Person
from matching.reasons import Reason

USUAL_LEAST, USUAL_MOST = 15.0, 20.0
"""Hours of activity a week that the loi Plein emploi speaks of; adapted to each person, and waivable."""


class Doing(StrEnum):
    """What there is to do, for those who tell it in words of their own."""

    TAKE_PART = "take_part"
    ANSWER = "answer"
    """Yes or no to an employer who asks to meet."""
    AWAIT_CALL = "await_call"
    """Of whoever sets the day of a meeting."""
    MEET = "meet"
    """An interview, on its day."""
    APPLY = "apply"
    CALL = "call"
    """An employer who gave a number and nothing to write to."""
    APPLY_WITH_SUPPORT = "apply_with_support"
    CALL_COMPANY = "call_company"
    ASK_AND_APPLY = "ask_and_apply"
    ENROL = "enrol"
    FOLLOW_UP = "follow_up"
    ASK_AGAIN = "ask_again"
    """An employer who did not answer."""
    PREPARE = "prepare"
    """An interview whose day is not known."""
    TALK = "talk"
    MOVE_RIGHTS_ON = "move_rights_on"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The hours of activity that the week should hold, the way not counted."""

    least: float = USUAL_LEAST
    most: float = USUAL_MOST

    @classmethod
    def usual_for(cls, person: Person) -> Self:
        """What is aimed at where nobody asked for other hours: never more than the person said they can work."""
        if person.hours_max is None or person.hours_max >= USUAL_MOST:
            return cls()
        least = float(int(person.hours_max * USUAL_LEAST / USUAL_MOST))
        return cls(min(person.hours_max, max(1.0, least)), person.hours_max)

    @property
    def are_usual(self) -> bool:
        """Whether nobody asked for others: an immersion of a company's whole hours may then go beyond them."""
        return (self.least, self.most) == (USUAL_LEAST, USUAL_MOST)


@dataclass(frozen=True, slots=True)
class Edits:
    """What somebody changed of a week that was proposed, by the names of its activities."""

    kept: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    """What has to stay: the days of each (0 for Monday), and when it begins on each, in minutes after midnight."""
    removed: frozenset[str] = frozenset()
    alone: bool = False
    """Whether what is kept is all of the week, at the hours it had: nothing more is looked for."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """An interview, as somebody told it."""

    day: date
    starts: int | None = None
    """In minutes after midnight, France time; None where the hour is not known."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What somebody said yes to, or their counsellor suggested, by the ids of opportunities: a week begins with it."""

    ids: frozenset[int] = frozenset()
    """All of it."""
    applied: frozenset[int] = frozenset()
    """Of it, where they called or applied: what is left is to ask for news."""
    unanswered: frozenset[int] = frozenset()
    """Of it, where no answer came of late: what is left is to ask once more."""
    taken: frozenset[int] = frozenset()
    """Of it, what they got: its hours are in the week."""
    begins: Mapping[int, date] = field(default_factory=dict)
    """Of what they got, its first day, where they told it: it is in no week before."""
    has_work: bool = False
    """Whether that is work which fills their weeks, or soon will: nothing is proposed beside it."""
    asked: Mapping[int, datetime] = field(default_factory=dict)
    """Of it, where an employer asks to meet them: until when the request waits for their answer."""
    meetings: frozenset[int] = frozenset()
    """Of it, where they agreed to meet the employer, and are called."""
    undated: frozenset[int] = frozenset()
    """Of it, the interview, where they told no day."""
    interviews: Mapping[int, Appointment] = field(default_factory=dict)
    """Of it, the interview, where they told its day."""
    over: frozenset[int] = frozenset()
    """What came to nothing, and is none of `ids`: it is not proposed as if it were new."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing of a week. Instants are minutes after midnight, France time."""

    activity: str
    """The name of what it is a session of: the same from one plan to the next."""
    day: date
    leaves: int
    """When one leaves home; equal to `starts` for what is done at home."""
    starts: int
    ends: int
    back: int
    """When one is home again."""
    minutes: int
    """Of activity: neither the way nor the pause."""
    travel_minutes: int
    """One way, rounded up to five minutes; 0 for what is done at home."""
    mode: Mode | None
    doing: Doing
    what: str
    why: Reason
    kind: Kind | None
    """None for what comes from no opportunity."""
    opportunity_id: int | None
    opportunity_key: str | None
    is_sure: bool
    """Whether it is settled with whoever is there: a job that was got, a workshop at its hour, what is done at home.
    All else is to be agreed upon first."""
    is_supposed: bool = False
    """Whether nobody said how long it lasts: its hours are an example."""

    @property
    def has_an_hour(self) -> bool:
        """Whether its hours are told, or proposed; an employer sets that of an interview, and of a call."""
        if self.doing is Doing.AWAIT_CALL:
            return False
        return self.is_sure or self.doing is not Doing.MEET


@dataclass(frozen=True, slots=True)
class Loosening:
    """One change that alone makes the week fit; `said` completes "La semaine tient…"."""

    bound: str
    """What is loosened: "hours", "day", "end", "start" or "travel"."""
    said: Reason


@dataclass(frozen=True, slots=True)
class Week:
    """A week from Monday on. Where it does not fit, `lines` is the fullest that does, and `loosen` what would help."""

    monday: date
    bounds: Bounds
    lines: tuple[Line, ...]
    fits: bool
    assumed: tuple[Reason, ...]
    """What was taken for granted."""
    told: str
    """In a sentence: how many hours, and whether that is what was asked."""
    loosen: tuple[Loosening, ...]
    """The smallest change of each kind that makes it fit; none where it fits."""
    kept_out: Reason | None = None
    """Why what is to be proposed first is not there; None where it is."""

    @property
    def hours(self) -> float:
        """The hours of activity."""
        return sum(line.minutes for line in self.lines) / 60
