"""The values of what can be put into a week: an activity, its minutes, its days, what has to come before it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from geo import Mode
from matching.model import Kind
from matching.plan.week import Doing
from matching.reasons import Reason
from matching.scoring.rank import Ranked

PAUSE_MINUTES = 60
"""Of a session longer than `PAUSE_AFTER_MINUTES`: time spent there that is no activity."""
PAUSE_AFTER_MINUTES = 5 * 60
LENGTH_SUPPOSED = frozenset({"week_immersion", "week_lasts", "week_once"})
"""The codes of what is told where a length was supposed."""
DAYS_BEFORE_NEWS = 3
"""Nobody asks an employer for news the morning after they wrote."""


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that can be put into a week."""

    name: str
    doing: Doing
    what: str
    worth: float
    """0 to 1: what an hour of it is worth."""
    minutes: int
    """Of activity, a session."""
    days: frozenset[int]
    """The days on which it can be, 0 for Monday."""
    ranked: Ranked | None = None
    at_home: bool = True
    """Whether it is a step made without going anywhere."""
    sessions: int = 1
    """All of them, each on a day of its own, or none."""
    travel_minutes: int = 0
    waits: tuple[int, int] = (0, 0)
    """Minutes that a coach of its own hours adds to the way there, and to the way home."""
    mode: Mode | None = None
    starts: int | None = None
    """Its own hour, in minutes after midnight, where it has one."""
    is_to_agree: bool = False
    """Whether nobody agreed yet that the person comes at that hour."""
    latest_end: int = 24 * 60
    alone: bool = False
    """Whether nothing else goes into the same week."""
    kept: bool = False
    """Whether the week has to hold it."""
    held_at: Mapping[int, int] = field(default_factory=dict)
    """By day, when it begins where somebody kept it, in minutes after midnight."""
    agreed: bool = False
    """Whether it comes from what was agreed to, and so before all else."""
    comes_first: bool = False
    """Whether it is about what is to be proposed first: it is there wherever it fits."""
    is_taken: bool = False
    """Whether the person got it: it is as long and as far as it is."""
    has_its_day: bool = False
    """Whether somebody else set its day: it is there even on a day, or at an hour, at which nothing else is."""
    since: int = 0
    """From when on it can be, in minutes after midnight of the Monday: what is gone of a week holds nothing new."""
    after: str | None = None
    """The activity that has to come at least `DAYS_BEFORE_NEWS` days earlier."""
    assumed: tuple[Reason, ...] = field(default=())

    @property
    def kind(self) -> Kind | None:
        """The kind of its opportunity."""
        return None if self.ranked is None else self.ranked.opportunity.kind

    @property
    def is_sure(self) -> bool:
        """Whether it can be relied on: taken, at an hour that is settled, or done at home."""
        return self.at_home or self.is_taken or (self.starts is not None and not self.is_to_agree)

    @property
    def is_supposed(self) -> bool:
        """Whether nobody said how long it lasts."""
        return any(one.code in LENGTH_SUPPOSED for one in self.assumed)

    @property
    def there_minutes(self) -> int:
        """Of a session, the pause with it."""
        return self.minutes + (PAUSE_MINUTES if self.minutes > PAUSE_AFTER_MINUTES else 0)

    @property
    def out_minutes(self) -> int:
        """From home until it begins."""
        return self.travel_minutes + self.waits[0]

    @property
    def back_minutes(self) -> int:
        """From its end until one is home."""
        return self.travel_minutes + self.waits[1]

    @property
    def away_minutes(self) -> int:
        """Of a session, the way there and back with it."""
        return self.out_minutes + self.there_minutes + self.back_minutes
