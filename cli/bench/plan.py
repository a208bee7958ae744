"""`alentour bench plan`: how long a week takes to plan, for all kinds of people and lists of fifty."""

import random
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from cli.bench.machine import machine
from geo import Mode, Point
from matching import Conditions, Kind, Opportunity, Part, Person, Ranked, Reason, Schedule, Stage, Way
from matching.plan import LOOKED_AT, Brief, plan_week

MONDAY = date(2026, 11, 23)
HOME = Point(46.1703, 1.8699)
SCHEDULES = (
    Schedule(),
    Schedule(days=frozenset({0, 1, 3, 4}), start=9 * 60, end=16 * 60),
    Schedule(days=frozenset({1, 3}), start=9 * 60, end=16 * 60),
)
"""As most people; around school; two days, in which no fifteen hours fit."""
KINDS = (*[Kind.JOB] * 4, *[Kind.VOLUNTEERING] * 2, *[Kind.IMMERSION] * 2, *Kind)
"""What a list holds, the more often the more of it there is."""


def measure_plan(*, weeks: int, seed: int) -> dict[str, Any]:
    """Milliseconds of weeks that fit and of those that do not: of the clock, and of the processor, which a busy machine
    does not stretch as much."""
    chance = random.Random(seed)
    taken: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
    for person, listed in _cases(chance, weeks):
        clock, processor = time.perf_counter(), time.process_time()
        week = plan_week(person, listed, Brief(MONDAY))
        taken[week.fits].append((time.perf_counter() - clock, time.process_time() - processor))
    return {
        "opportunities": LOOKED_AT,
        "fits": _summary(taken[True]),
        "does_not_fit_and_says_what_would": _summary(taken[False]),
        "machine": machine(),
    }


def _cases(chance: random.Random, weeks: int) -> Iterator[tuple[Person, list[Ranked]]]:
    for number in range(weeks):
        stage = (None, *Stage)[number % 4]
        person = Person(key=str(number), home=HOME, stage=stage, schedule=SCHEDULES[number % len(SCHEDULES)])
        yield person, sorted((_ranked(chance, one) for one in range(LOOKED_AT)), key=lambda one: -one.score)


def _ranked(chance: random.Random, number: int) -> Ranked:
    kind = chance.choice(KINDS)
    starts = datetime(2026, 11, 23, 8, tzinfo=UTC) + timedelta(days=chance.randrange(6), hours=chance.randrange(8))
    dated = kind in (Kind.WORKSHOP, Kind.EVENT)
    hours = chance.choice([None, None, 3.0, 8.0]) if kind is Kind.VOLUNTEERING else None
    return Ranked(
        opportunity=Opportunity(
            key=f"bench:{number}",
            kind=kind,
            title=f"Proposition {number}",
            starts=starts if dated else None,
            ends=starts + timedelta(hours=2) if dated else None,
            conditions=Conditions(hours_per_week=hours),
        ),
        score=(score := chance.uniform(0.2, 0.9)),
        parts=(Part("wish", score, 1.0, 1.0),),
        reasons=(Reason("wish", ("ménage",)),),
        ways=(Way(Mode.CAR, chance.uniform(5, 45), 30.0),),
        km=None,
    )


def _summary(taken: list[tuple[float, float]]) -> dict[str, Any]:
    return {"weeks": len(taken)} | {
        f"{name}_ms": {"p50": _at(values, 0.5), "p95": _at(values, 0.95), "max": _at(values, 1.0)}
        for name, values in (("clock", [one for one, _ in taken]), ("processor", [one for _, one in taken]))
        if values
    }


def _at(values: list[float], share: float) -> float:
    return round(1000 * sorted(values)[min(len(values) - 1, int(share * len(values)))], 1)
