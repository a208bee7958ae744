"""Each part of a score as one short, true reason, made from the same data as the score.

`matching.reasons` has the sentences that tell them.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from kit import day_in_france
from matching.model import Kind, Stage
from matching.reasons import SHUTTLE_MISSES, Reason
from matching.scoring.explain.asked import (
    apprenticeship,
    experience,
    french,
    level,
    licence,
    limits,
    regulated,
    skills,
)
from matching.scoring.explain.hours import clock, days, hours, irregular, nights_and_weekends, wished_weekends
from matching.scoring.explain.rows import Rows, Said, where
from matching.scoring.explain.wish import wish
from matching.scoring.telling import Telling
from matching.scoring.without_car import LIFT_ALONE

STAGE = {
    (Stage.SOCIO_PRO, Kind.IMMERSION): Reason("try_a_trade"),
    (Stage.REMOBILISATION, Kind.IMMERSION): Reason("try_some_days"),
    (Stage.REMOBILISATION, Kind.VOLUNTEERING): Reason("first_step"),
    (Stage.SOCIO_PRO, Kind.INCLUSION_JOB): Reason("accompanied"),
    (Stage.REMOBILISATION, Kind.INCLUSION_JOB): Reason("accompanied"),
}
RESPONSIVE = Reason("responsive")
TODAY, YESTERDAY = Reason("published_today"), Reason("published_yesterday")


def reasons(rows: Rows) -> list[tuple[Reason, ...]]:
    """What is said of each row, the most telling first.

    Told subject by subject for all rows: what nobody spoke of is not looked for row by row.
    """
    lines: list[list[Reason]] = [[] for _ in rows.rows]
    for tell in _TOLD:
        for place, said in tell(rows).items():
            lines[place].append(said)
    return [*map(tuple, lines)]


_today = lru_cache(maxsize=64)(day_in_france)


LIFT_FAR = Reason("lift_far")
"""What is said where an employer's help is why a place that is too far is shown."""
_FAR = frozenset({"km", "much_longer"})


def _travel(rows: Rows) -> Said:
    return {
        place: said or told.without_way for place, (said, told) in enumerate(zip(rows.travel, rows.told, strict=True))
    }


def _helps(rows: Rows) -> Said:
    told = {
        place: said
        for place, helps in enumerate(rows.helps)
        if helps and (said := without_car_told(tuple([one for one in helps if not _misses(one)]))) is not None
    }
    far = {place for place, way in enumerate(rows.travel) if way is not None and way.code in _FAR}
    return {place: LIFT_FAR if helps in LIFT_ALONE and place in far else helps for place, helps in told.items()}


def _missed_shuttle(rows: Rows) -> Said:
    """That the transport on demand which leads there does not run at the hours of the work."""
    return {
        place: missed
        for place, helps in enumerate(rows.helps)
        if helps and (missed := next(filter(_misses, helps), None)) is not None
    }


_MISSES = SHUTTLE_MISSES | {"at_guess"}


def _misses(said: Reason) -> bool:
    return said.code in _MISSES


def without_car_told(helps: tuple[Reason, ...]) -> Reason | None:
    """What makes up for a car; a lift alone is told as what the employer offers, which may not pass where one lives."""
    if not helps:
        return None
    return helps[0] if helps == LIFT_ALONE else Reason("without_car", (helps,))


def _stage(rows: Rows) -> Said:
    suited = rows.each(_suited, lambda one: None if one.person.stage is None else (one.person.stage,))
    return {place: suited[place] for place in where(rows.values["stage"] >= 0.7) if place in suited}


def _suited(told: Telling, stage: Stage) -> Reason | None:
    return STAGE.get((stage, told.opportunity.kind))


def _freshness(rows: Rows) -> Said:
    today = (_today(rows.as_of),)
    return rows.each(_published, lambda _: today)


def _published(told: Telling, today: date) -> Reason | None:
    days = -1 if told.published is None else (today - told.published).days
    if not 0 <= days <= 7:
        return None
    return (TODAY, YESTERDAY)[days] if days < 2 else Reason("published", (days,))


def _responsiveness(rows: Rows) -> Said:
    return dict.fromkeys(where(rows.values["responsiveness"] >= 0.7), RESPONSIVE)


_TOLD: tuple[Callable[[Rows], Said], ...] = (
    wish,
    _travel,
    _helps,
    _missed_shuttle,
    _stage,
    hours,
    nights_and_weekends,
    wished_weekends,
    irregular,
    clock,
    days,
    experience,
    apprenticeship,
    level,
    limits,
    french,
    regulated,
    licence,
    skills,
    _freshness,
    _responsiveness,
)
"""What is told, in the order in which it is."""
