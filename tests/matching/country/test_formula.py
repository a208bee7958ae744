"""What a country makes of its columns is what the live ranking makes of the same people and opportunities."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from geo import MODES, Means, Point
from matching import Asked, Conditions, Kind, Level, Opportunity, Person, Schedule, Strain, stand
from matching.country import ANY_DAY, LICENCES, RARELY, STAGES, Brute
from matching.country.brute import OnePerson
from matching.scoring.corpus import KINDS, build_corpus, features_of
from matching.scoring.standing import Standing
from matching.words.trades.demands import FRENCH, STRAINS
from tests.make.country import known, small_country
from tests.make.standing import COMMUNES, TRAVEL, WEIGHTS
from tests.make.values import NOON

OFFERED = 400
ASKED = range(40)
LEVELS = {one.rank: one for one in Level}
HOME = Point(46.17, 1.87)
SPOKEN = {
    Strain.LOADS: "charges lourdes",
    Strain.STANDING: "station debout",
    Strain.POSTURE: "travail en hauteur",
    Strain.PUBLIC: "public",
    Strain.WRITING: "lit difficilement",
}
REFUSED = {strain: f"éviter : {words}" for strain, words in SPOKEN.items()}
UNLIKE: dict[str, Callable[[OnePerson], bool]] = {
    "hours": lambda one: bool(one.hours_written),
    "french": lambda one: bool(one.strains >> STRAINS.index(Strain.WRITING) & 1),
    "regulated": lambda one: bool((one.past >= 0).any()),
}
"""People who wrote their hours, hardly read, or did something: by part, those for whom texts decide."""


def yes_or_no(code: int) -> bool | None:
    return None if code < 0 else bool(code)


def minutes(code: int) -> int | None:
    return None if code < 0 else int(code)


def days(mask: int) -> tuple[int, ...]:
    return tuple(day for day in range(7) if mask >> day & 1)


def number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def licences(bits: int) -> list[str]:
    return [code for bit, code in enumerate(LICENCES) if bits >> bit & 1]


def opportunity(columns: Any, row: int) -> Opportunity:
    one = {name: getattr(columns, name)[row] for name in columns.__dataclass_fields__}
    asked = [Asked(code, required=True, code=code) for code in licences(int(one["licences_required"]))]
    asked += [Asked(code, required=False, code=code) for code in licences(int(one["licences_wished"]))]
    french = () if one["french"] < 0 else (Asked("Français", required=FRENCH[one["french"]] == "B2"),)
    months = number(one["experience_months"])
    conditions = Conditions(
        full_time=yes_or_no(one["full_time"]),
        hours_per_week=number(one["hours"]),
        nights=yes_or_no(one["nights"]),
        weekends=yes_or_no(one["weekends"]) if one["weekends"] != RARELY else None,
        weekends_rarely=one["weekends"] == RARELY,
        days=days(int(one["days"])),
        starts_at=minutes(one["starts_at"]),
        ends_at=minutes(one["ends_at"]),
        strains=tuple(strain for bit, strain in enumerate(STRAINS) if one["strains"] >> bit & 1),
        languages=french,
        experience_months=None if months is None else int(months),
        experience_required=yes_or_no(one["experience_required"]),
        level=LEVELS.get(int(one["level"])),
        level_required=yes_or_no(one["level_required"]),
        licences=tuple(asked),
        vehicle_needed=yes_or_no(one["vehicle"]),
        heavy=yes_or_no(one["heavy"]),
    )
    trade = known().rome.trades[one["trade"]].code
    return Opportunity(key=f"x:{row:04}", kind=KINDS[one["kind"]], title="", rome=trade, conditions=conditions)


def person(columns: Any, row: int) -> Person:
    one = {name: getattr(columns, name)[row] for name in columns.__dataclass_fields__}
    return Person(
        key=str(row),
        home=HOME,
        means=tuple(Means(mode, int(limit)) for mode, limit in zip(MODES, one["limits"], strict=True) if limit),
        stage=STAGES[one["stage"]],
        level=LEVELS.get(int(one["level"])),
        licences=frozenset(licences(int(one["licences"]))) if one["licences_said"] else None,
        hours_min=number(one["hours_least"]),
        hours_max=number(one["hours_most"]),
        schedule=Schedule(
            nights=yes_or_no(one["nights"]),
            weekends=yes_or_no(one["weekends"]),
            days=None if one["days"] == ANY_DAY else frozenset(days(int(one["days"]))),
            start=minutes(one["starts"]),
            end=minutes(one["ends"]),
        ),
        open_to=None if one["kinds"] == 255 else frozenset(k for bit, k in enumerate(KINDS) if one["kinds"] >> bit & 1),
        civic_service=yes_or_no(one["young"]),
        french=None if one["french"] < 0 else FRENCH[one["french"]],
        limits=tuple(
            (REFUSED if one["refused"] >> bit & 1 else SPOKEN)[strain]
            for bit, strain in enumerate(STRAINS)
            if one["strains"] >> bit & 1
        ),
    )


@pytest.fixture(scope="module")
def country() -> Brute:
    return small_country()


@pytest.fixture(scope="module")
def standings(country: Brute) -> list[Standing]:
    offered = country.country.opportunities
    features = [features_of(opportunity(offered, row)) for row in range(OFFERED)]
    corpus = build_corpus(features, trades=known().trades, communes=COMMUNES)
    people = (person(country.country.people, row) for row in ASKED)
    return [stand(one, corpus, knowledge=known(), travel=TRAVEL, weights=WEIGHTS, as_of=NOON) for one in people]


def test_the_gates_are_those_of_the_live_ranking(country: Brute, standings: list[Standing]) -> None:
    for row, standing in zip(ASKED, standings, strict=True):
        if country.country.people.hours_read[row]:
            continue  # hours that are read in wishes shut nothing: a test's person says them
        assert np.array_equal(country.said(row)[0][:OFFERED], standing.gate >= 0)


@pytest.mark.parametrize("part", ["hours", "schedule", "level", "stage", "limits", "french", "regulated", "licence"])
def test_each_part_is_that_of_the_live_score(part: str, country: Brute, standings: list[Standing]) -> None:
    for row, standing in zip(ASKED, standings, strict=True):
        if part in UNLIKE and UNLIKE[part](OnePerson(country.country.people, row)):
            continue  # what a test's person cannot say
        live = standing.scores.parts[part]
        assert np.allclose(country.said(row)[1][part][:OFFERED], live, atol=1e-6, equal_nan=True)


def test_the_kinds_of_the_sample_are_many(standings: list[Standing]) -> None:
    assert len({KINDS[code] for code in standings[0].corpus.kind} & set(Kind)) >= 5
