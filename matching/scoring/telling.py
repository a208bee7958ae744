"""What is told of an opportunity to anybody, made before anybody stands before it; or to all who said the same."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from kit import day_in_france, roots
from matching.model import Asked, Conditions, Kind, Opportunity
from matching.reasons import Reason
from matching.scoring.columns import french_named
from matching.scoring.shared_parts import FULL_TIME_HOURS
from matching.words.conditions import Passage, driving_in, irregular_in, label_passage, perhaps_heavy, weekends
from matching.words.times.own_days import own_days_in
from matching.words.times.part_of_day import PartOfDay, part_of_day_in
from matching.words.trades.skills import stems_of
from matching.words.trades.themes import MISSIONS
from matching.words.trades.titles import kin
from matching.words.trades.workplaces import workplaces_of

MOST_TOLD = 10_000
"""Opportunities of which what is told is kept: more than a department has."""
MOST_ALIKE = 500
"""Things said of which what is told to whoever said them is kept."""


class Tasks(NamedTuple):
    """What tasks take that a text or its skills name."""

    loads: bool
    """Perhaps: they often do."""
    driving: bool


@dataclass(frozen=True, eq=False)
class Telling:
    """What is told of an opportunity, made once for everybody."""

    opportunity: Opportunity
    near: str
    """The code of what says that it is near to a wish."""
    without_way: Reason
    """What is told of its place where no way is."""
    hours: float | None
    """Hours a week, as they count before those wanted; None where there is nothing to compare."""
    hours_said: float | None
    """Those hours as they are told; None for full time."""
    late: tuple[str, str]
    """What it asks of nights, then of weekends; "" where it asks nothing."""
    days: frozenset[int]
    window: str
    """The words of the text about the hours of the day."""
    experience: Reason | None
    experience_had: Reason | None
    """The same to whoever has it; None where it takes no months."""
    french: int | None
    """The rank of French that it asks by its name."""
    licences: tuple[Asked, ...]
    is_apprenticeship: bool
    skills: tuple[str, ...]
    published: date | None

    @cached_property
    def part_of_day(self) -> PartOfDay | None:
        """The part of the day that its text names, where nothing says its hours."""
        conditions = self.opportunity.conditions
        if conditions.starts_at is not None or conditions.ends_at is not None:
            return None
        return part_of_day_in(self.opportunity.text, conditions.schedule, self.opportunity.title)

    @cached_property
    def days_told(self) -> frozenset[int]:
        """The days that it takes; of a mission without any, those that its words name, be they one of a month."""
        if self.days or self.opportunity.kind not in MISSIONS:
            return self.days
        said = self.opportunity.conditions.schedule
        return own_days_in(label=said, title=self.opportunity.title, text=self.opportunity.text).days

    @cached_property
    def tasks(self) -> Tasks:
        """What its tasks take, of what none of its conditions says."""
        opportunity, said = self.opportunity, self.opportunity.conditions
        named = Passage("\n".join((opportunity.title, opportunity.text, *self.skills)))
        return Tasks(
            loads=said.heavy is None and perhaps_heavy(named) is not None,
            driving=not self.licences and driving_in(named) is not None,
        )

    @cached_property
    def title_kin(self) -> frozenset[str]:
        """By what the words of its title are known again (`kin`)."""
        return kin(self.opportunity.title)

    @cached_property
    def words_read(self) -> tuple[frozenset[str], str]:
        """What a person reads of it, by the roots of its words: those of the title, and all of title, text and skills
        in order, a space around each."""
        read = "; ".join((self.opportunity.title, self.opportunity.text, *self.skills))
        return frozenset(roots(self.opportunity.title)), f" {' '.join(roots(read))} "

    @cached_property
    def workplaces(self) -> frozenset[str]:
        """The places of work that it tells, by the usual names of what goes by several."""
        return workplaces_of(self.opportunity)

    @cached_property
    def wishes_weekends(self) -> bool:
        """Whether weekends are among the skills that it names, and nothing else is said of them."""
        return self.opportunity.conditions.weekends is None and any(weekends(one) for one in self.skills)

    @cached_property
    def is_irregular(self) -> bool:
        """Whether its label of hours, or its text, says that they are irregular."""
        label = label_passage(self.opportunity.conditions.schedule or "")
        return (irregular_in(label) or irregular_in(Passage(self.opportunity.text))) is not None

    def ready(self) -> None:
        """Reads in its texts what is otherwise read when somebody is told of it."""
        stems_of(self.skills)
        _ = self.part_of_day, self.days_told, self.title_kin, self.workplaces
        _ = self.tasks, self.is_irregular, self.wishes_weekends


class Said(dict[Telling, Reason | None]):
    """What one subject tells of each opportunity to all who said the same: told when first asked for, then kept."""

    def __init__(self, tell: Callable[..., Reason | None], said: tuple[Hashable, ...]) -> None:
        super().__init__()
        self._tell, self._said = tell, said

    def __missing__(self, told: Telling) -> Reason | None:
        self[told] = reason = self._tell(told, *self._said)
        return reason


class Alike:
    """What was told of some opportunities, by the function that tells it and by what somebody said of its subject."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Hashable, ...], Said] = {}

    def told(self, tell: Callable[..., Reason | None], *said: Hashable) -> Said:
        """What `tell(telling, *said)` is of each opportunity; 3 and 3.0 are not the same said."""
        key = (tell, *said, *map(type, said))
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= MOST_ALIKE:
                self._kept.clear()
            self._kept[key] = found = Said(tell, said)
        return found


_told: dict[str, Telling] = {}
"""By the key of the opportunity: for as long as it is the same."""


def told_of(opportunity: Opportunity) -> Telling:
    """What is told of one opportunity: what was made for the last one who asked, where nothing of it changed."""
    kept = _told.get(opportunity.key)
    if kept is None or kept.opportunity is not opportunity:
        if len(_told) >= MOST_TOLD:
            _told.clear()
        _told[opportunity.key] = kept = _telling(opportunity)
    return kept


def _telling(opportunity: Opportunity) -> Telling:
    conditions = opportunity.conditions
    hours, full_time = conditions.hours_per_week, conditions.full_time is True
    compared = opportunity.kind is not Kind.IMMERSION and (hours is not None or full_time)
    return Telling(
        opportunity=opportunity,
        near="near" if opportunity.kind in MISSIONS else "near_trade",
        without_way=_unsure_place(opportunity),
        hours=(FULL_TIME_HOURS if hours is None else hours) if compared else None,
        hours_said=hours,
        late=("night" if conditions.nights else "", _weekends_of(conditions)),
        days=frozenset(conditions.days),
        window=conditions.words("window"),
        experience=(asked := experience_asked(conditions)),
        experience_had=Reason("experience_had", (asked,))
        if asked is not None and (conditions.experience_months or 0) > 0
        else None,
        french=french_named(conditions),
        licences=tuple(one for one in conditions.licences if one.code),
        is_apprenticeship="apprentissage" in (conditions.contract or "").lower(),
        skills=tuple(one.label for one in conditions.skills),
        published=None if opportunity.created is None else day_in_france(opportunity.created),
    )


def experience_asked(conditions: Conditions) -> Reason | None:
    """The experience asked: "Débutants acceptés", "Expérience demandée : 2 ans"; None where nothing is said."""
    months = conditions.experience_months
    if months == 0:
        return Reason("beginners")
    if months is None:
        return Reason("experience") if conditions.experience_required else None
    return Reason("experience_asked" if conditions.experience_required else "experience_wished", (months,))


def _weekends_of(conditions: Conditions) -> str:
    if not conditions.weekends:
        return ""
    return "some_weekends" if conditions.weekends_rarely else "weekend"


def _unsure_place(opportunity: Opportunity) -> Reason:
    if opportunity.conditions.remote and opportunity.point is None:
        return Reason("from_home")
    words = opportunity.place_words
    return Reason("place_named", (words,)) if words else Reason("place_unsure")
