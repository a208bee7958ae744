"""What is told of hours and days: how many, at night or on weekends, at which time of the day."""

from geo import USUAL_TRIP
from matching.model import Schedule
from matching.reasons import Reason
from matching.scoring.commute import away_told
from matching.scoring.explain.rows import Rows, Said
from matching.scoring.gates import no_weekends
from matching.scoring.hours_taken import hours_beside
from matching.scoring.profile import Profile
from matching.scoring.telling import Telling
from matching.words.times.part_of_day import Part, PartOfDay

ABOUT = 0.75
"""From which share of the hours wished an opportunity's hours are about those: fewer are fewer."""
IRREGULAR, WISHED_WEEKENDS = Reason("irregular"), Reason("weekend_wished")
NIGHT_UNCLEAR = Reason("night_unclear")
_LONGEST_DAY = 12 * 60
_NIGHT_ENDS, _NIGHT_BEGINS = 5 * 60, 22 * 60


def hours(rows: Rows) -> Said:
    """The hours a week, against those wanted."""
    return rows.each(_hours_told, _hours_wanted)


def _hours_wanted(profile: Profile) -> tuple[float | None, float | None, float | None, float | None, Schedule]:
    least, most, possible = profile.person.hours_min, profile.person.hours_max, profile.person.schedule
    if profile.hours_by_days:
        return None, None, None, most, possible
    return least, most, most if profile.hours_about else None, None, possible


def _hours_told(
    told: Telling,
    least: float | None,
    most: float | None,
    wanted: float | None,
    left: float | None,
    possible: Schedule,
) -> Reason | None:
    """`wanted`: the hours a week that somebody wrote in their wish, which are no limit ("ménage 20h"); `left`: those
    that few days leave to who wished for none.

    More than the most are not told as such where they are on days that are not `possible`: the days are what is told.
    """
    hours, said = told.hours, told.hours_said
    if hours is None:
        return None
    if left is not None and hours > left and not told.days:
        return Reason("hours_for_days", (said,))
    if wanted is not None and hours < ABOUT * wanted:
        return Reason("hours_less", (said, wanted))
    if most is not None and hours > most:
        lacking = len(possible.lacks(told.days)) if told.days else 0
        is_for_days_alone = lacking and hours * (1 - lacking / len(told.days)) <= most
        return Reason("hours", (said,)) if is_for_days_alone else Reason("hours_more", (said, most))
    if least is not None and hours < least:
        return Reason("hours_less", (said, least))
    if least is not None and most is None and hours > least:
        return Reason("hours_enough", (said, least))
    if least is not None and most is not None and least != most:
        return Reason("hours_between", (said, least, most))
    is_far_below = least is None and most is not None and hours < ABOUT * most
    return Reason("hours" if is_far_below or (least is None and most is None) else "hours_wished", (said,))


def nights_and_weekends(rows: Rows) -> Said:
    """Nights and weekends asked, each against its own answer."""
    return rows.each(_late, lambda one: (one.person.schedule,))


def _late(told: Telling, possible: Schedule) -> Reason | None:
    if not any(told.late):
        return None
    if told.late[0] and possible.nights and _by_day(possible):
        return NIGHT_UNCLEAR
    met = [
        (when, can)
        for when, can in zip(told.late, (possible.nights, possible.weekends_at(told.days)), strict=True)
        if when
    ]
    return Reason("late_possible" if all(can for _, can in met) else "late", ("+".join(when for when, _ in met),))


def _by_day(possible: Schedule) -> bool:
    """Whether the hours that are possible leave the night out."""
    starts, ends = possible.start, possible.end
    return starts is not None and ends is not None and _NIGHT_ENDS <= starts < ends <= _NIGHT_BEGINS


def wished_weekends(rows: Rows) -> Said:
    """Weekends among the skills asked or wished, to whoever shut them out."""
    return rows.each(_weekends_wished, lambda one: () if no_weekends(one.person.schedule) else None)


def _weekends_wished(told: Telling) -> Reason | None:
    return WISHED_WEEKENDS if told.wishes_weekends else None


def irregular(rows: Rows) -> Said:
    """Hours said to be irregular and nowhere told, to whoever shut out weekends, days or hours of the day."""
    return rows.each(_irregular, lambda one: () if _shuts_out(one.person.schedule) else None)


def _shuts_out(wanted: Schedule) -> bool:
    return wanted.weekends is False or wanted.days is not None or _has_hours(wanted)


def _irregular(told: Telling) -> Reason | None:
    return IRREGULAR if told.is_irregular and not _says_when(told) else None


def _says_when(told: Telling) -> bool:
    """Whether it tells when one works: a label « Horaires décalés » speaks of early or late hours; from early to late
    is no day of work."""
    starts, ends = told.opportunity.conditions.starts_at, told.opportunity.conditions.ends_at
    if starts is None:
        return ends is not None or told.part_of_day is not None
    return ends is None or ends - starts <= _LONGEST_DAY


def clock(rows: Rows) -> Said:
    """Hours of work outside those that are possible, in the words of the text where there are some ("cinq soirs");
    else those of the way there and back."""
    work = rows.each(_outside, lambda one: (one.person.schedule,) if _has_hours(one.person.schedule) else None)
    return {**_ways_outside(rows), **work}


def _has_hours(possible: Schedule) -> bool:
    return possible.start is not None or possible.end is not None


def _ways_outside(rows: Rows) -> dict[int, Reason]:
    if not any(rows.away):
        return {}
    return {
        place: said
        for profile, places in rows.people
        for place in places
        if (away := rows.away[place]) is not None and (said := away_told(away, profile.person.schedule)) is not None
    }


def _outside(told: Telling, wanted: Schedule) -> Reason | None:
    starts, ends = told.opportunity.conditions.starts_at, told.opportunity.conditions.ends_at
    if (said := told.part_of_day) is not None:
        lasts = _minutes_of(told, said)
        parts = [one.words for one in said.parts if not _has_room(wanted, one, minutes=lasts)]
        return Reason("outside", (", ".join(parts),)) if parts else None
    early, late = _beyond(wanted, starts, ends)
    if not early and not late:
        return None
    if told.window:
        return Reason("outside", (told.window,))
    if early and late:
        return Reason("outside_both", (starts, ends))
    return Reason("outside_from", (starts,)) if early else Reason("outside_until", (ends,))


def _minutes_of(told: Telling, said: PartOfDay) -> int | None:
    """How long a day of work lasts, of which one part of the day is named; None where that is not known."""
    if len(said.parts) > 1:
        return None
    taken = hours_beside(USUAL_TRIP, told.opportunity).trip.hours
    return taken.ends - taken.starts if taken.ends < said.ends else None


def _has_room(wanted: Schedule, part: Part, *, minutes: int | None) -> bool:
    """Whether work of so many `minutes` in a part of the day lies within the hours wanted; of a length that nobody
    knows, whether more than half of the part does: nobody says at what o'clock "le matin" begins and ends."""
    starts = part.starts if wanted.start is None else max(wanted.start, part.starts)
    ends = part.ends if wanted.end is None else min(wanted.end, part.ends)
    room = ends - starts
    return room >= minutes if minutes is not None else 2 * room > part.ends - part.starts


def _beyond(wanted: Schedule, starts: int | None, ends: int | None) -> tuple[bool, bool]:
    """Whether work begins before the hours wanted, and whether it ends after them."""
    early = wanted.start is not None and starts is not None and starts < wanted.start
    return early, wanted.end is not None and ends is not None and ends > wanted.end


def days(rows: Rows) -> Said:
    """The days, of work or of a mission, that are not possible."""
    return rows.each(_lacking, lambda one: None if one.person.schedule.days is None else (one.person.schedule,))


def _lacking(told: Telling, possible: Schedule) -> Reason | None:
    missing = possible.lacks(told.days_told)
    return Reason("days", (missing,)) if missing else None
