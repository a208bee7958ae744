"""What drops an opportunity for a person: each gate named, each with the reason that says why.

A gate works on a whole corpus at once and never on a guess: where something is not said, it lets pass.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from geo import BASES, Basis, Mode, Reach, farthest_km
from kit import compiled
from matching.model import Kind, Opportunity, Person, Schedule
from matching.reasons import Reason
from matching.scoring.corpus import KINDS, Corpus
from matching.scoring.weights import Weights
from matching.words.conditions import may_drive
from matching.words.trades.demands import mask_of
from matching.words.wishes.limits import refused_by, strains_named

Mask = NDArray[np.bool_]

PAID = (Kind.JOB, Kind.INCLUSION_JOB)
NO_RIDE, UNFIT_RIDE = Reason("no_ride"), Reason("ride_unfit")
"""What is told instead of a distance where timetables are what shuts the way: none goes there, or none in time."""
IS_PAID = np.array([kind in PAID for kind in KINDS])
"""Whether each kind is paid work, by its code."""
IS_WORK = np.array([kind in (*PAID, Kind.IMMERSION) for kind in KINDS])
"""Whether a trade is done in each kind, paid or to try it, by its code."""
IMPOSSIBLE_HOURS_MARGIN = 10.0
"""Hours a week above the most a person wants, beyond which a job cannot be: below, it can be talked about."""

MOST_KEPT = 2_000
"""Answers of gates kept of one corpus: what the people of a department share is a few hundred."""


@dataclass(frozen=True, slots=True)
class Case:
    """What the gates look at: all opportunities of a corpus for one person, and how each is reached."""

    corpus: Corpus
    person: Person
    """As they said it: a gate does not go by what was read between the lines."""
    reach: Reach
    weights: Weights
    nearest_km: NDArray[np.float64]
    """The shortest straight line that each place allows, shape (n,); NaN for what has no place."""
    times_limit: float
    """Beyond so many times the accepted minutes, a place is out of reach."""
    as_of: float
    """The instant of the question, in seconds since 1970."""
    opened: Mask
    """Where something makes up for a way that is too long (shape (n,)): a lift, a room, work from home."""

    def none(self) -> Mask:
        """A gate that drops nothing."""
        return np.zeros(len(self.corpus), dtype=np.bool_)

    def paid(self) -> Mask:
        """The rows that are paid work."""
        return IS_PAID[self.corpus.kind]


@dataclass(frozen=True, slots=True)
class Gate:
    """`name` for the record, `reason` for the person, `shut` the rows it drops (shape (n,))."""

    name: str
    reason: Callable[[Opportunity, Person], Reason]
    shut: Callable[[Case], Mask]
    by: str | None = None
    """The attribute of a person that decides which rows of a corpus it drops: people alike in it share one answer,
    which is kept. None where it is not to be kept: hardly two people are alike in it, or it depends on the instant, new
    at each question."""


@dataclass(frozen=True, slots=True)
class Gated:
    """An opportunity that a gate dropped, and why."""

    opportunity: Opportunity
    gate: str
    reason: Reason
    is_linked: bool
    """Whether a wish, a trade of before or one near to them speaks for it."""


def _over(case: Case) -> Mask:
    return np.asarray(case.corpus.over <= case.as_of)


def _out_of_reach(case: Case) -> Mask:
    if not case.person.means:
        return case.none()
    shut = np.empty(len(case.corpus), dtype=np.bool_)
    most_km = farthest_km(case.person.means, times=case.times_limit)
    _too_far(
        case.corpus.blur_km,
        case.reach.minutes,
        case.reach.limit,
        case.nearest_km,
        case.opened,
        case.times_limit,
        most_km,
        shut,
    )
    return shut


def ride_told(case: Case, row: int) -> Reason | None:
    """What timetables, which know the surroundings, tell to who asks for a way by bus or train: that there is none, or
    none that fits the hours of work. None where nobody asks, and where one fits."""
    by, modes = case.reach, [one.mode for one in case.person.means]
    if case.corpus.blur_km[row] > 0 or Mode.BUS not in modes:
        return None
    bus = modes.index(Mode.BUS)
    if by.basis[bus, row] != BASES.index(Basis.TIMETABLE):
        return None
    if np.isinf(by.by_means[bus, row]):
        return NO_RIDE
    return UNFIT_RIDE if by.missed["minutes"][bus, row] > 0 else None


@compiled
def _too_far(
    blur_km: NDArray[np.float64],
    minutes: NDArray[np.float64],
    limit: NDArray[np.float64],
    nearest_km: NDArray[np.float64],
    opened: Mask,
    times_limit: float,
    most_km: float,
    shut: Mask,
) -> None:
    """Fills `shut`: where the way is too long to a place that is known, or the straight line to any, and nothing makes
    up for it."""
    for row in range(len(shut)):
        too_long = blur_km[row] == 0 and not minutes[row] <= times_limit * limit[row]
        shut[row] = (too_long or nearest_km[row] > most_km) and not opened[row]


def _kind_refused(case: Case) -> Mask:
    if case.person.open_to is None:
        return case.none()
    accepted = np.array([kind in case.person.open_to for kind in KINDS])
    return np.asarray(~accepted[case.corpus.kind])


def _licence_missing(case: Case) -> Mask:
    shut = case.none()
    held = may_drive(case.person.licences)
    if held is not None:
        for code, required, _ in case.corpus.licences:
            if code not in held:
                shut |= required
    return shut


def _vehicle_missing(case: Case) -> Mask:
    if not case.person.means or any(means.mode is Mode.CAR for means in case.person.means):
        return case.none()
    return np.asarray(case.corpus.vehicle == 1)


def _diploma_missing(case: Case) -> Mask:
    if case.person.level is None:
        return case.none()
    return np.asarray((case.corpus.level_required == 1) & (case.corpus.level > case.person.level.rank))


def _civic_service_age(case: Case) -> Mask:
    if case.person.civic_service is not False:
        return case.none()
    return np.asarray(case.corpus.kind == KINDS.index(Kind.CIVIC_SERVICE))


def _too_many_hours(case: Case) -> Mask:
    if case.person.hours_max is None:
        return case.none()
    return np.asarray(case.paid() & (case.corpus.hours > case.person.hours_max + IMPOSSIBLE_HOURS_MARGIN))


def _nights(case: Case) -> Mask:
    if case.person.schedule.nights is not False:
        return case.none()
    return np.asarray(case.corpus.nights == 1)


def _weekends(case: Case) -> Mask:
    if not no_weekends(case.person.schedule):
        return case.none()
    return np.asarray(case.paid() & (case.corpus.weekends == 1))


def _days(case: Case) -> Mask:
    possible = case.person.schedule.days
    if possible is None:
        return case.none()
    mask = np.uint8(sum(1 << day for day in possible))
    return np.asarray(case.paid() & (case.corpus.days != 0) & ((case.corpus.days & mask) == 0))


def _hours_of_day(case: Case) -> Mask:
    """Where work ends before the person can come, or begins when they have to go."""
    wanted, corpus = case.person.schedule, case.corpus
    shut = case.none()
    if wanted.start is not None:
        shut |= corpus.ends_at <= wanted.start
    if wanted.end is not None:
        shut |= corpus.starts_at >= wanted.end
    return np.asarray(shut & case.paid())


def _limit(case: Case) -> Mask:
    """Only where both say it: the text names what the person says to be impossible."""
    refused = mask_of(refused_by(case.person))
    return np.asarray((case.corpus.strains & refused) != 0) if refused else case.none()


def no_weekends(schedule: Schedule) -> bool:
    """Whether neither Saturdays nor Sundays are possible, by both ways to say it."""
    return schedule.weekends is False and (schedule.days is None or not schedule.days & {5, 6})


def _missing_licences(opportunity: Opportunity, person: Person) -> Reason:
    held = may_drive(person.licences) or frozenset()
    missing = [
        one.label or one.code
        for one in opportunity.conditions.licences
        if one.required and one.code and one.code not in held
    ]
    return Reason("licence_missing", (", ".join(missing),))


def _clock_of(opportunity: Opportunity, _: Person) -> Reason:
    words = opportunity.conditions.words("window")
    return Reason("hours_of_day_said", (words,)) if words else Reason("hours_of_day")


def _limit_met(opportunity: Opportunity, person: Person) -> Reason:
    met = refused_by(person) & strains_named(opportunity.conditions)
    return Reason("limit", ("+".join(sorted(met)),))


def _hours_asked(opportunity: Opportunity, person: Person) -> Reason:
    return Reason("too_many_hours", (opportunity.conditions.hours_per_week or 0, person.hours_max or 0))


def _said(code: str) -> Callable[[Opportunity, Person], Reason]:
    """The same of every opportunity to everybody."""
    reason = Reason(code)
    return lambda _, __: reason


GATES = (
    Gate("over", _said("over"), _over),
    Gate("out_of_reach", _said("out_of_reach"), _out_of_reach),
    Gate("kind_refused", _said("kind_refused"), _kind_refused, by="open_to"),
    Gate("licence_missing", _missing_licences, _licence_missing, by="licences"),
    Gate("vehicle_missing", _said("vehicle_missing"), _vehicle_missing, by="means"),
    Gate("diploma_missing", _said("diploma_missing"), _diploma_missing, by="level"),
    Gate("civic_service_age", _said("civic_service_age"), _civic_service_age, by="civic_service"),
    Gate("too_many_hours", _hours_asked, _too_many_hours, by="hours_max"),
    Gate("nights", _said("nights"), _nights, by="schedule"),
    Gate("weekends", _said("weekends"), _weekends, by="schedule"),
    Gate("days", _said("no_day"), _days, by="schedule"),
    Gate("hours_of_day", _clock_of, _hours_of_day, by="schedule"),
    Gate("limit", _limit_met, _limit, by="limits"),
)
"""In the order in which they are told: the first one that drops an opportunity names it."""


NONE = np.uint8(255)
"""What stands for no gate while the first one is looked for: later than any, and -1 in the sight of an int8."""
_DECIDED = {
    by: [index for index, gate in enumerate(GATES) if gate.by == by] for by in dict.fromkeys(g.by for g in GATES)
}
"""The gates by what decides them, in their order; those of which nothing is kept stand under None."""


@dataclass(frozen=True, slots=True, eq=False)
class Shut:
    """What gates drop of one corpus for many people alike: by attribute and its value, uint8 (n,): the index of the
    first gate that drops a row by it, else `NONE`."""

    found: dict[tuple[str, Hashable], NDArray[np.uint8]] = field(default_factory=dict)

    def of(self, by: str, case: Case) -> NDArray[np.uint8]:
        """What the gates drop that an attribute of the person decides."""
        key = (by, getattr(case.person, by))
        kept = self.found.get(key)
        if kept is None:
            if len(self.found) >= MOST_KEPT:
                self.found.clear()
            self.found[key] = kept = np.full(len(case.corpus), NONE)
            _lower(kept, _DECIDED[by], case)
        return kept


def first_gate(case: Case, *, shut: Shut | None = None) -> NDArray[np.int8]:
    """The index in `GATES` of the first gate that drops each row, -1 where all let it pass; shape (n,).

    `shut`: what was found of the case's corpus for others.
    """
    shut = Shut() if shut is None else shut
    first = np.full(len(case.corpus), NONE)
    for by, gates in _DECIDED.items():
        if by is None:
            _lower(first, gates, case)
        else:
            np.minimum(first, shut.of(by, case), out=first)
    return first.view(np.int8)


def _lower(first: NDArray[np.uint8], gates: Sequence[int], case: Case) -> None:
    """Puts the index of each of some gates where it drops a row that no earlier one drops."""
    for index in gates:
        _lowered(first, np.uint8(index), GATES[index].shut(case))


@compiled
def _lowered(first: NDArray[np.uint8], index: np.uint8, shut: Mask) -> None:
    for row in range(len(first)):
        if shut[row] and index < first[row]:
            first[row] = index
