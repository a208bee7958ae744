"""When something takes place by its own words, and at which of those hours somebody comes to it.

Read as pages read them for a coach (`matching.scoring.hours_taken`): a week and a page tell the same hours.
"""

from dataclasses import dataclass

from matching.model import Opportunity, Person, Schedule
from matching.plan.windows import hours_of
from matching.reasons import Reason
from matching.scoring.hours_taken import hours_taken

AROUND_A_PART_MINUTES = 60
"""How much later than reckoned a part of the day may end: nobody says at what o'clock "le matin" does."""


@dataclass(frozen=True, slots=True)
class OwnHours:
    """From when till when it is, in minutes after midnight: its hours, or each part of the day that it names."""

    windows: tuple[tuple[int, int], ...] = ()
    """Empty where nothing says any."""
    are_said: bool = False
    """Whether they are hours of a clock: "le mercredi de 14 h à 17 h", not "le mercredi après-midi"."""
    days: frozenset[int] = frozenset()
    """The days that are named with a part of the day, 0 for Monday; empty where none is."""

    def lasting(self, sessions: int, minutes: int, supposed: Reason | None) -> tuple[int, Reason | None]:
        """The minutes of a session and what was supposed of them: of a length that nobody says, no more than there is
        between its hours, which then say it."""
        room = max((end - start for start, end in self.windows), default=minutes)
        if supposed is None or not self.windows or room > minutes:
            return minutes, supposed
        if self.are_said:
            return room, None
        return room, Reason(supposed.code, (sessions * room / 60, *supposed.values[1:]))

    def start(self, schedule: Schedule, *, there: int, travel: int) -> int | None:
        """When somebody who leaves home at their own hours begins: as early as its own hours let them, all the minutes
        `there` within these; None where they do not come in time. Said to last longer, it begins with its hours."""
        leaves, _ = hours_of(schedule)
        later = 0 if self.are_said else AROUND_A_PART_MINUTES
        for starts, ends in self.windows:
            begins = max(starts, leaves + travel)
            if begins + there <= max(ends, starts + there) + later:
                return begins
        return None


def own_hours(person: Person, opportunity: Opportunity) -> OwnHours:
    """The hours that an opportunity says, else the parts of the day that its text, its label or its title names."""
    taken = hours_taken(person, opportunity)
    if taken.said:
        return OwnHours(((taken.trip.hours.starts, taken.trip.hours.ends),), are_said=True)
    if taken.part is None:
        return OwnHours()
    return OwnHours(tuple((one.starts, one.ends) for one in taken.part.parts), days=taken.part.days)
