"""Every way to place a session of an activity into a week: in a half day, in several, or at its own hour."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matching.plan.activity import Activity
from matching.plan.windows import MINUTES_A_DAY, Day, Half, in_the_way

Way = tuple[int, tuple[int, ...], int | None]
"""The day, the halves and the hour of a place."""


@dataclass(frozen=True, slots=True)
class Place:
    """One way to place a session: which activity, on which day, in which half; or alone in several, at an hour."""

    activity: int
    day: int
    halves: tuple[int, ...]
    starts: int | None
    """When it begins, where nothing else shares its halves; None where what shares a half decides."""

    @property
    def way(self) -> Way:
        """The same, whatever its activity."""
        return self.day, self.halves, self.starts


def places(activities: Sequence[Activity], days: Sequence[Day], halves: Sequence[Half]) -> list[Place]:
    """Every way to place a session of every activity."""
    return [
        place for index, one in enumerate(activities) for day in days if day.day in one.days
        for place in _on(one, index, day, halves) if _begins(place, one, halves) >= one.since
    ]  # fmt: skip


def _begins(place: Place, activity: Activity, halves: Sequence[Half]) -> int:
    """From when on somebody is busy with it, in minutes after midnight of the Monday."""
    at = halves[place.halves[0]].start if place.starts is None else place.starts - activity.out_minutes
    return place.day * MINUTES_A_DAY + at


def _on(activity: Activity, index: int, day: Day, halves: Sequence[Half]) -> Iterator[Place]:
    out, there, home = activity.out_minutes, activity.there_minutes, activity.back_minutes
    if activity.starts is not None:
        leaves, back = activity.starts - out, activity.starts + there + home
        is_within = day.start <= leaves and back <= day.end and activity.starts + there <= activity.latest_end
        if is_within or activity.has_its_day:
            yield Place(index, day.day, in_the_way(day, halves, leaves=leaves, back=back), activity.starts)
        return
    if activity.has_its_day and (kept := _kept_for(activity, day, halves)):
        yield Place(index, day.day, kept, halves[kept[0]].start + out)
        return
    fits = [
        half for half in day.halves
        if activity.away_minutes <= halves[half].minutes and halves[half].end - home <= activity.latest_end
    ]  # fmt: skip
    held = activity.held_at.get(day.day)
    where_it_was = [half for half in fits if held is not None and halves[half].start <= held < halves[half].end]
    yield from (Place(index, day.day, (half,), None) for half in where_it_was or fits)
    if not fits and day.start + activity.away_minutes <= day.end and day.start + out + there <= activity.latest_end:
        yield Place(index, day.day, day.halves, day.start + out)


def _kept_for(activity: Activity, day: Day, halves: Sequence[Half]) -> tuple[int, ...]:
    """The halves of a day kept for what somebody sets an hour of that is not known yet: those of the hours that its
    opportunity says, else all."""
    said = None if activity.ranked is None else activity.ranked.conditions
    if said is None or said.starts_at is None or said.ends_at is None:
        return day.halves
    return in_the_way(day, halves, leaves=said.starts_at, back=said.ends_at) or day.halves
