"""The gates: each drops what it names, says so in French, and never goes by a guess."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import BASES, Basis, Means, Mode, Point
from matching import GATES, Asked, Conditions, Kind, Level, Opportunity, Person, Rung, Schedule, why_not
from matching.reasons import Reason
from matching.scoring.gates import NO_RIDE, UNFIT_RIDE, ride_told
from tests.make.conditions import some_conditions
from tests.make.standing import gates, keys, reasons, standing_of
from tests.make.values import BOURGANEUF, NOON, some_opportunity, some_person

LICENCE_B = Asked("B - Véhicule léger", required=True, code="B")
SHUT: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "out_of_reach": ({"means": (Means(Mode.WALK, 20),)}, {"point": BOURGANEUF}),
    "kind_refused": ({"open_to": frozenset({Kind.IMMERSION})}, {}),
    "licence_missing": ({"licences": frozenset()}, {"conditions": {"licences": (LICENCE_B,)}}),
    "vehicle_missing": ({"means": (Means(Mode.BUS, 40),)}, {"conditions": {"vehicle_needed": True}}),
    "diploma_missing": ({"level": Level.NONE}, {"conditions": {"level": Level.BAC2, "level_required": True}}),
    "civic_service_age": ({"civic_service": False}, {"kind": Kind.CIVIC_SERVICE, "rome": None}),
    "too_many_hours": ({"hours_max": 15.0}, {"conditions": {"hours_per_week": 35.0}}),
    "nights": ({"schedule": Schedule(nights=False)}, {"conditions": {"nights": True}}),
    "weekends": ({"schedule": Schedule(weekends=False)}, {"conditions": {"weekends": True}}),
    "days": ({"schedule": Schedule(days=frozenset({0, 1, 3, 4}))}, {"conditions": {"days": (2,)}}),
    "hours_of_day": ({"schedule": Schedule(end=17 * 60)}, {"conditions": {"starts_at": 18 * 60}}),
    "limit": ({"limits": ("pas de charges lourdes",)}, {"conditions": {"heavy": True}}),
}
"""Per gate, what a person said and what an opportunity is, that shut it and no other."""
SILENT = some_person(means=(), stage=None)
DEMANDING = some_person(
    means=(Means(Mode.WALK, 10),),
    licences=frozenset(),
    level=Level.NONE,
    hours_max=1.0,
    schedule=Schedule(nights=False, weekends=False),
    civic_service=False,
)


def shut(gate: str) -> tuple[Person, Opportunity]:
    said, is_so = SHUT[gate]
    return some_person(**said), some_opportunity(**is_so)


def test_every_gate_has_a_name_of_its_own() -> None:
    assert [gate.name for gate in GATES] == ["over", *SHUT]


@pytest.mark.parametrize(
    ("starts", "ends", "dropped"),
    [
        (timedelta(hours=-1), timedelta(hours=1), []),
        (timedelta(hours=-2), timedelta(0), ["over"]),
        (timedelta(minutes=-1), None, ["over"]),
        (timedelta(hours=1), None, []),
    ],
)
def test_what_is_over_is_dropped_for_everybody(starts: timedelta, ends: timedelta | None, dropped: list[str]) -> None:
    workshop = some_opportunity(kind=Kind.WORKSHOP, starts=NOON + starts, ends=None if ends is None else NOON + ends)

    assert gates(SILENT, workshop) == dropped


@pytest.mark.parametrize("gate", SHUT)
def test_what_is_required_and_absent_is_dropped_by_its_name(gate: str) -> None:
    person, opportunity = shut(gate)

    assert gates(person, opportunity) == [gate]
    assert gates(SILENT, opportunity) == [], "what the person did not say drops nothing"


@pytest.mark.parametrize("gate", SHUT)
def test_every_gate_says_why_in_one_whole_sentence(gate: str) -> None:
    (told,) = why_not(standing_of(*shut(gate)), limit=1)
    said = told.reason.told()

    assert said[0].isupper()
    assert said[-1] == "."
    assert len(said.split()) >= 4
    assert "None" not in said


def test_a_gate_names_what_is_missing_and_by_how_much() -> None:
    (licence,) = why_not(standing_of(*shut("licence_missing")), limit=1)
    (hours,) = why_not(standing_of(*shut("too_many_hours")), limit=1)

    assert licence.reason.told() == "Permis exigé : B - Véhicule léger."
    assert hours.reason.told() == "Trop d'heures : 35 h par semaine, pour 15 h souhaitées au plus."


@given(kind=st.sampled_from(Kind), conditions=some_conditions)
@settings(max_examples=50, deadline=None)
def test_whoever_says_nothing_is_refused_nothing(kind: Kind, conditions: Conditions) -> None:
    opportunity = Opportunity(key="a:any", kind=kind, title="Agent d'entretien", conditions=conditions)

    assert gates(SILENT, opportunity) == []


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.CIVIC_SERVICE])
def test_what_says_nothing_of_itself_is_dropped_for_nobody(kind: Kind) -> None:
    assert gates(DEMANDING, Opportunity(key="a:silent", kind=kind, title="Agent d'entretien")) == []


def test_the_first_gate_in_their_order_names_what_several_drop() -> None:
    nights_far_away = some_opportunity(point=BOURGANEUF, conditions={"nights": True, "weekends": True})

    assert gates(DEMANDING, nights_far_away) == ["out_of_reach"]
    assert gates(DEMANDING, some_opportunity(conditions={"nights": True, "weekends": True})) == ["nights"]


def test_an_unsure_place_is_not_dropped_for_its_distance() -> None:
    walker = some_person(means=(Means(Mode.WALK, 20),))

    assert keys(walker, some_opportunity("a:unsure", point=BOURGANEUF, rung=Rung.DEPARTMENT)) == ["a:unsure"]


def test_a_place_known_to_its_department_is_dropped_when_even_its_edge_is_too_far() -> None:
    marseille = some_opportunity("a:far", point=Point(43.3, 5.4), rung=Rung.DEPARTMENT)
    limoges = some_opportunity("a:near", point=Point(45.83, 1.26), rung=Rung.DEPARTMENT)

    assert keys(some_person(), marseille, limoges) == ["a:near"]


def test_a_licence_that_is_only_wished_for_drops_nothing() -> None:
    wished = some_opportunity(conditions={"licences": (Asked("B - Véhicule léger", required=False, code="B"),)})

    assert gates(some_person(licences=frozenset()), wished) == []


@pytest.mark.parametrize(
    ("held", "asked"), [("CE", "B"), ("C", "C1"), ("D", "B"), ("BE", "B"), ("A", "AM"), ("B", "AM")]
)
def test_a_licence_opens_the_smaller_ones_everywhere(held: str, asked: str) -> None:
    holder = some_person(licences=frozenset({held}))
    needed = some_opportunity(conditions={"licences": (Asked(f"Permis {asked}", required=True, code=asked),)})

    assert gates(holder, needed) == []
    assert f"Permis {asked} : oui." in reasons(holder, needed)


@pytest.mark.parametrize(
    ("held", "asked"), [("B", "A1"), ("B", "C1"), ("C", "CE"), ("C", "D"), ("A2", "A"), ("AM", "B")]
)
def test_a_licence_opens_no_greater_one(held: str, asked: str) -> None:
    needed = some_opportunity(conditions={"licences": (Asked(f"Permis {asked}", required=True, code=asked),)})

    assert gates(some_person(licences=frozenset({held})), needed) == ["licence_missing"]


def test_civic_service_keeps_its_legal_age() -> None:
    mission = some_opportunity(kind=Kind.CIVIC_SERVICE, rome=None)

    assert gates(some_person(civic_service=False), mission) == ["civic_service_age"]
    assert gates(some_person(civic_service=True), mission) == []
    assert gates(some_person(civic_service=None), mission) == []


def test_a_weekend_now_and_then_can_be_talked_about() -> None:
    rarely = some_opportunity(conditions={"weekends": True, "weekends_rarely": True})

    assert gates(some_person(schedule=Schedule(weekends=False)), rarely) == []


def test_hours_that_only_begin_too_early_can_be_talked_about() -> None:
    early = some_opportunity(conditions={"starts_at": 6 * 60, "ends_at": 14 * 60})

    assert gates(some_person(schedule=Schedule(start=8 * 60)), early) == []
    assert gates(some_person(schedule=Schedule(start=14 * 60)), early) == ["hours_of_day"]


@pytest.mark.parametrize("limits", [("dos fragile",), ("pas de charges lourdes",)])
def test_a_limit_drops_only_what_the_text_names_and_the_person_says_to_be_impossible(limits: tuple[str, ...]) -> None:
    heavy, silent = some_opportunity(conditions={"heavy": True}), some_opportunity()

    assert gates(some_person(limits=limits), silent) == []
    assert gates(some_person(limits=limits), heavy) == (["limit"] if "pas" in limits[0] else [])


@pytest.mark.parametrize(("hours", "dropped"), [(25.0, []), (25.5, ["too_many_hours"])])
def test_ten_hours_more_than_wanted_can_still_be_talked_about(hours: float, dropped: list[str]) -> None:
    assert gates(some_person(hours_max=15.0), some_opportunity(conditions={"hours_per_week": hours})) == dropped


def test_whoever_works_on_saturdays_is_not_dropped_for_weekends() -> None:
    saturdays = some_person(schedule=Schedule(days=frozenset({5}), weekends=False))

    assert gates(saturdays, some_opportunity(conditions={"weekends": True})) == []


@pytest.mark.parametrize(
    ("basis", "minutes", "missed", "told"),
    [
        (Basis.TIMETABLE, np.inf, 0, NO_RIDE),
        (Basis.TIMETABLE, 140.0, 30, UNFIT_RIDE),
        (Basis.TIMETABLE, 140.0, 0, None),
        (Basis.ESTIMATED, np.inf, 0, None),
    ],
    ids=("no way at all", "none at the hours", "one that is too long", "nothing known of coaches"),
)
def test_a_timetable_is_told_as_what_shuts_the_way(
    basis: Basis, minutes: float, missed: int, told: Reason | None
) -> None:
    case = standing_of(some_person(means=(Means(Mode.BUS, 60),)), some_opportunity()).case
    lost = case.reach.missed.copy()
    lost["minutes"] = missed
    by_bus = replace(
        case.reach,
        basis=np.full_like(case.reach.basis, BASES.index(basis)),
        by_means=np.full_like(case.reach.by_means, minutes),
        missed=lost,
    )

    assert ride_told(replace(case, reach=by_bus), 0) is told
