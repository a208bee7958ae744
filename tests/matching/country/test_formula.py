"""What a country makes of its columns is what the live ranking makes of the same people and opportunities."""

from typing import Any

import numpy as np
import pytest

from geo import MODES, Means, Point
from matching import Asked, Conditions, Kind, Level, Opportunity, Person, Schedule
from matching.corpus import KINDS
from matching.country import STAGES, Brute
from matching.rank import Standing
from tests.make.country import small_country
from tests.make.standing import corpus_of, standing_in

OFFERED = 400
ASKED = range(40)
LEVELS = {one.rank: one for one in Level}
CODES = [f"L{bit}" for bit in range(8)]
HOME = Point(46.17, 1.87)


def yes_or_no(code: int) -> bool | None:
    return None if code < 0 else bool(code)


def number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def licences(bits: int) -> list[str]:
    return [code for bit, code in enumerate(CODES) if bits >> bit & 1]


def opportunity(columns: Any, row: int) -> Opportunity:
    one = {name: getattr(columns, name)[row] for name in columns.__dataclass_fields__}
    asked = [Asked(code, required=True, code=code) for code in licences(int(one["licences_required"]))]
    asked += [Asked(code, required=False, code=code) for code in licences(int(one["licences_wished"]))]
    months = number(one["experience_months"])
    conditions = Conditions(
        full_time=yes_or_no(one["full_time"]),
        hours_per_week=number(one["hours"]),
        nights=yes_or_no(one["nights"]),
        weekends=yes_or_no(one["weekends"]),
        experience_months=None if months is None else int(months),
        experience_required=yes_or_no(one["experience_required"]),
        level=LEVELS.get(int(one["level"])),
        level_required=yes_or_no(one["level_required"]),
        licences=tuple(asked),
        vehicle_needed=yes_or_no(one["vehicle"]),
        heavy=yes_or_no(one["heavy"]),
    )
    return Opportunity(key=f"x:{row:04}", kind=KINDS[one["kind"]], title="", conditions=conditions)


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
        schedule=Schedule(nights=yes_or_no(one["nights"]), weekends=yes_or_no(one["weekends"])),
        open_to=None if one["kinds"] == 255 else frozenset(k for bit, k in enumerate(KINDS) if one["kinds"] >> bit & 1),
        civic_service=yes_or_no(one["young"]),
        limits=("pas de charges lourdes",) if one["no_loads"] else (),
    )


@pytest.fixture(scope="module")
def country() -> Brute:
    return small_country()


@pytest.fixture(scope="module")
def standings(country: Brute) -> list[Standing]:
    offered = country.country.opportunities
    corpus = corpus_of(*(opportunity(offered, row) for row in range(OFFERED)))
    return [standing_in(corpus, person(country.country.people, row)) for row in ASKED]


def test_the_gates_are_those_of_the_live_ranking(country: Brute, standings: list[Standing]) -> None:
    for row, standing in zip(ASKED, standings, strict=True):
        shut, _ = country.said(row)
        heavy = country.country.opportunities.heavy[:OFFERED] == 1  # a gate of the text, which a country has not
        read = heavy & bool(country.country.people.no_loads[row])
        assert np.array_equal(shut[:OFFERED] | read, standing.gate >= 0)


@pytest.mark.parametrize("part", ["hours", "schedule", "level", "stage"])
def test_each_part_is_that_of_the_live_score(part: str, country: Brute, standings: list[Standing]) -> None:
    for row, standing in zip(ASKED, standings, strict=True):
        if part == "stage" and standing.case.person.open_to is not None:
            continue  # kinds named among few make up for their stage in the live score alone
        live = standing.scores.parts[part]
        assert np.allclose(country.said(row)[1][part][:OFFERED], live, atol=1e-6, equal_nan=True)


def test_licences_spoken_of_count_as_in_the_live_score(country: Brute, standings: list[Standing]) -> None:
    for row, standing in zip(ASKED, standings, strict=True):
        made = country.said(row)[1]["licence"][:OFFERED]
        said = ~np.isnan(made)  # where nothing is, the live score goes by what the trade takes
        assert np.array_equal(made[said], standing.scores.parts["licence"][said])


def test_the_kinds_of_the_sample_are_many(standings: list[Standing]) -> None:
    assert len({KINDS[code] for code in standings[0].corpus.kind} & set(Kind)) >= 5
