"""Plans a week: a ranked list and a person in, lines with their hours out, or what would have to change."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from kit import number
from matching.model import Kind, Person
from matching.plan.activities import activities, steady_score, why_kept_out, without_words_alone
from matching.plan.activity import Activity
from matching.plan.brief import Brief
from matching.plan.loosening import loosened
from matching.plan.places import Place
from matching.plan.placing import Aim, solve, tidied
from matching.plan.week import Bounds, Line, Week
from matching.plan.windows import Day, Half, cut
from matching.reasons import Reason
from matching.scoring.rank import Ranked

LOOKED_AT = 50
"""Rows of a list that a week is made of."""
_MOST_AT_WORK = 60.0
"""Hours of the longest week that anybody has, meetings with employers among them."""
_NO_SCHEDULE, _AN_ORDER_OF_IDEAS = Reason("week_schedule"), Reason("week_ideas")


def plan_week(person: Person, listed: Sequence[Ranked], brief: Brief) -> Week:
    """The week of `brief` that fits a person best, out of the first rows of their list.

    Everything lies within their days and hours, the way there and back included; the way is not counted as activity.
    What they keep stays where it still can; what they removed is not proposed again. What they agreed to comes first;
    what but shares words with theirs, only where the rest makes no whole week.
    """
    listed, bounds = _in_order(listed, brief), brief.bounds
    possible: Sequence[Activity] = activities(person, listed, brief)
    if brief.edits.alone:
        return _as_kept(possible, brief)
    if brief.agreed.has_work:
        return _at_work(person, possible, brief)
    of_a_trade = without_words_alone(possible)
    best = _solved(person, of_a_trade, bounds)
    if best is not None:
        possible = of_a_trade
    elif len(of_a_trade) < len(possible):
        best = _solved(person, possible, bounds)
    chosen = best if best is not None else _fullest(person, possible, bounds)
    chosen = tidied(possible, chosen, *_cut(person, possible), bounds=bounds, stage=person.stage)
    lines = _lines(person, possible, chosen, brief.monday)
    hours = sum(line.minutes for line in lines) / 60

    def fits(changed: Person, others: Sequence[Ranked]) -> bool:
        return _solved(changed, activities(changed, others, brief), bounds, Aim.ANY) is not None

    return Week(
        monday=brief.monday,
        bounds=bounds,
        lines=lines,
        fits=best is not None,
        assumed=_assumed(person, possible, chosen),
        told=_told(lines, bounds),
        kept_out=_kept_out(listed, possible, lines, brief),
        loosen=() if best is not None else loosened(person, listed, bounds=bounds, fullest_hours=hours, fits=fits),
    )


def coming_monday(day: date) -> date:
    """The Monday of the week to plan: a day that is one itself, else the next."""
    return day + timedelta(days=-day.weekday() % 7)


def _as_kept(possible: Sequence[Activity], brief: Brief) -> Week:
    """The week of what was kept, at its hours, of which the offer still holds; nothing is missing in it."""
    kept = brief.edits.kept
    held = [one for one in possible if one.name in kept]
    lines = [
        _line(one, day, starts, brief.monday)
        for one in held
        for day, starts in kept[one.name].items()
        if day in one.days
    ]
    return Week(
        monday=brief.monday,
        bounds=brief.bounds,
        lines=tuple(sorted(lines, key=lambda line: (line.day, line.leaves))),
        fits=True,
        assumed=tuple(dict.fromkeys(said for one in held for said in one.assumed)),
        told=f"{number(sum(line.minutes for line in lines) / 60)} h d'activité.",
        loosen=(),
    )


def _at_work(person: Person, possible: Sequence[Activity], brief: Brief) -> Week:
    """The week of who has work: its hours, which ask nobody when they would come, and whom they agreed to
    meet; nothing is missing in it."""
    settled = [replace(one, alone=False, has_its_day=True) for one in possible if one.is_taken or one.has_its_day]
    chosen = _fullest(person, settled, Bounds(0.0, _MOST_AT_WORK))
    lines = _lines(person, settled, chosen, brief.monday)
    return Week(
        monday=brief.monday,
        bounds=brief.bounds,
        lines=lines,
        fits=True,
        assumed=_assumed(person, settled, chosen),
        told=f"{number(sum(line.minutes for line in lines) / 60)} h d'activité.",
        loosen=(),
    )


def _kept_out(
    listed: Sequence[Ranked], possible: Sequence[Activity], lines: Sequence[Line], brief: Brief
) -> Reason | None:
    """Why what is to be proposed first is not in the week; None where it is, or somebody took it out."""
    first = brief.first
    if first is None or any(line.opportunity_id == first for line in lines):
        return None
    left_out = next((one for one in listed if one.opportunity.id == first), None)
    if left_out is None or any(f"{name}/".startswith(f"{left_out.opportunity.key}/") for name in brief.edits.removed):
        return None
    could_be = any(one.ranked is left_out for one in possible)
    return why_kept_out(left_out, could_be=could_be, is_ridden_beyond=first in brief.ridden_beyond)


def _in_order(listed: Sequence[Ranked], brief: Brief) -> list[Ranked]:
    """What was agreed to, then the first rows, what is to be proposed first and what is kept, by score: neighbours
    that a list swaps from day to day move no week."""
    led, agreed = {*brief.saved, brief.first}, brief.agreed.ids
    yes = [one for one in listed if one.opportunity.id in agreed]
    looked_at = [one for at, one in enumerate(listed) if at < LOOKED_AT or one.opportunity.id in led]
    others = [one for one in looked_at if one.opportunity.id not in agreed]
    return [*_by_score(yes), *_by_score(others)]


def _by_score(rows: list[Ranked]) -> list[Ranked]:
    """The best first, equals by key; as they stand where ranking is off."""
    if not all(one.parts for one in rows):
        return rows
    return sorted(rows, key=lambda one: (-steady_score(one), one.opportunity.key))


def _fullest(person: Person, possible: Sequence[Activity], bounds: Bounds) -> list[Place]:
    """The week of the most hours: with what was kept, else without holding to it."""
    held = _solved(person, possible, bounds, Aim.FULLEST)
    if held is not None:
        return held
    return _solved(person, [replace(one, kept=False) for one in possible], bounds, Aim.FULLEST) or []


def _solved(person: Person, possible: Sequence[Activity], bounds: Bounds, aim: Aim = Aim.BEST) -> list[Place] | None:
    days, halves = _cut(person, possible)
    return solve(possible, days, halves, bounds=bounds, stage=person.stage, aim=aim)


def _cut(person: Person, possible: Sequence[Activity]) -> tuple[tuple[Day, ...], tuple[Half, ...]]:
    """The days and half days of a person, with the days that something has of its own."""
    return cut(person.schedule, also=frozenset(day for one in possible if one.has_its_day for day in one.days))


def _lines(person: Person, possible: Sequence[Activity], chosen: Sequence[Place], monday: date) -> tuple[Line, ...]:
    """What was chosen, with its hours: what shares a half day is laid end to end, what comes on most days first."""
    _, halves = _cut(person, possible)
    sharing: dict[int, list[Place]] = defaultdict(list)
    lines = []
    for place in chosen:
        if place.starts is None:
            sharing[place.halves[0]].append(place)
        else:
            lines.append(_line(possible[place.activity], place.day, place.starts, monday))
    for half, together in sharing.items():
        lines.extend(_end_to_end(possible, together, halves[half], monday))
    return tuple(sorted(lines, key=lambda line: (line.day, line.leaves)))


def _order(possible: Sequence[Activity], place: Place) -> tuple[int, int, int]:
    """What comes on most days first, so that its hours are the same on each; then the farthest."""
    activity = possible[place.activity]
    return -activity.sessions, -activity.travel_minutes, place.activity


def _end_to_end(possible: Sequence[Activity], together: list[Place], half: Half, monday: date) -> list[Line]:
    ordered = sorted(together, key=lambda one: _order(possible, one))
    if around := _around_held(possible, ordered, half, monday):
        return around
    lines, at = [], half.start
    for place in ordered:
        activity = possible[place.activity]
        lines.append(_line(activity, place.day, at + activity.out_minutes, monday))
        at = lines[-1].back
    return lines


def _around_held(possible: Sequence[Activity], ordered: Sequence[Place], half: Half, monday: date) -> list[Line]:
    """What was kept at its hour and the rest in the gaps around it; nothing where that cannot be, or none was kept."""
    lines, others = list[Line](), list[Place]()
    for place in ordered:
        activity = possible[place.activity]
        if place.day in activity.held_at:
            lines.append(_line(activity, place.day, activity.held_at[place.day], monday))
        else:
            others.append(place)
    for place in others if lines else ():
        activity = possible[place.activity]
        taken = [line for line in lines if line.leaves < line.back]
        starts = sorted([half.start, *(line.back for line in taken)])
        room = (
            at for at in starts
            if all(at + activity.away_minutes <= line.leaves or line.back <= at for line in taken)
        )  # fmt: skip
        lines.append(_line(activity, place.day, next(room, half.end) + activity.out_minutes, monday))
    lines.sort(key=lambda line: line.leaves)
    is_clear = all(one.back <= after.leaves for one, after in pairwise(lines))
    return lines if lines and is_clear and half.start <= lines[0].leaves and lines[-1].back <= half.end else []


def _line(activity: Activity, day: int, starts: int, monday: date) -> Line:
    ends = starts + activity.there_minutes
    opportunity = None if activity.ranked is None else activity.ranked.opportunity
    reasons = () if activity.ranked is None else activity.ranked.reasons
    return Line(
        activity=activity.name,
        day=monday + timedelta(days=day),
        leaves=starts - activity.out_minutes,
        starts=starts,
        ends=ends,
        back=ends + activity.back_minutes,
        minutes=activity.minutes,
        travel_minutes=activity.travel_minutes,
        mode=activity.mode,
        doing=activity.doing,
        what=activity.what,
        why=reasons[0] if reasons else Reason("every_week"),
        kind=activity.kind,
        opportunity_id=None if opportunity is None else opportunity.id,
        opportunity_key=None if opportunity is None else opportunity.key,
        is_sure=activity.is_sure,
        is_supposed=activity.is_supposed,
    )


def _assumed(person: Person, possible: Sequence[Activity], chosen: Sequence[Place]) -> tuple[Reason, ...]:
    placed = [(possible[place.activity], place) for place in chosen]
    said = dict.fromkeys(reason for one, _ in placed for reason in one.assumed)
    schedule = person.schedule
    if schedule.days is None and schedule.start is None and schedule.end is None:
        said = dict.fromkeys([_NO_SCHEDULE]) | said
    if any((place.starts is None or one.is_to_agree) and not one.at_home for one, place in placed):
        said |= dict.fromkeys([_AN_ORDER_OF_IDEAS])
    return tuple(said)


def _told(lines: Sequence[Line], bounds: Bounds) -> str:
    hours = sum(line.minutes for line in lines) / 60
    asked = f"{number(bounds.least)} à {number(bounds.most)} h"
    if hours > bounds.most and lines[0].kind is Kind.IMMERSION:
        return f"{number(hours)} h d'activité : une immersion remplit la semaine à elle seule."
    if hours >= bounds.least:
        return f"{number(hours)} h d'activité, pour {asked} visées."
    if not lines:
        return f"Rien ne tient dans cette semaine, pour {asked} visées."
    return f"{number(hours)} h d'activité tiennent dans cette semaine, pour {asked} visées."
