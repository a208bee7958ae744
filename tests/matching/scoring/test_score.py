"""The score: each part is monotone and bounded, and one that fails is not made up for by the others."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import Asked, Kind, Knowledge, Person, Schedule, Trade, build_corpus, features_of
from matching.scoring.profile import build_profile
from matching.scoring.score import combined, reach_decay
from matching.scoring.shared_parts import licence_fit
from tests.make.standing import COMMUNES, WEIGHTS, standing_of
from tests.make.values import some_opportunity, some_person, some_rome

minutes = st.floats(min_value=0, max_value=400)
limits = st.integers(min_value=5, max_value=120)


def decay(at: float, limit: float) -> float:
    return float(reach_decay(np.array([at]), np.array([float(limit)]), WEIGHTS)[0])


@given(here=minutes, farther=minutes, limit=limits)
def test_a_longer_way_is_never_worth_more(here: float, farther: float, limit: int) -> None:
    near, far = sorted((here, farther))
    assert 0 <= decay(far, limit) <= decay(near, limit) <= 1


@given(at=minutes, limit=limits, more=limits)
def test_accepting_more_minutes_never_lowers_a_place(at: float, limit: int, more: int) -> None:
    assert decay(at, limit + more) >= decay(at, limit)


def test_reach_is_full_next_door_halves_every_twenty_minutes_and_ends_at_twice_the_limit() -> None:
    assert decay(10, 30) == 1
    assert decay(30, 50) == 0.5
    assert decay(33, 30) == pytest.approx(0.25)
    assert decay(59, 30) > 0
    assert decay(60, 30) == 0


def test_reach_is_unknown_where_the_place_is_unknown() -> None:
    assert np.isnan(decay(np.nan, 30))


part_values = st.dictionaries(
    st.sampled_from(sorted(WEIGHTS.parts)), st.one_of(st.just(np.nan), st.floats(0, 1)), min_size=1
)


def total_of(**values: float) -> float:
    return float(combined({name: np.array([value]) for name, value in values.items()}, WEIGHTS)[0])


@given(values=part_values, more=st.floats(0, 1))
def test_a_better_part_never_lowers_the_whole(values: dict[str, float], more: float) -> None:
    name = next(iter(values))
    known = values | {name: 0.0 if np.isnan(values[name]) else values[name]}

    better = known | {name: max(known[name], more)}

    assert 0 < total_of(**known) <= total_of(**better) <= 1


@given(values=part_values)
def test_an_unknown_part_counts_what_is_usual(values: dict[str, float]) -> None:
    usual = {name: WEIGHTS.unknown[name] if np.isnan(value) else value for name, value in values.items()}

    assert total_of(**values) == total_of(**usual)


def test_saying_nothing_never_beats_saying_that_all_is_well() -> None:
    well = dict.fromkeys(WEIGHTS.parts, 1.0)

    assert all(total_of(**well | {name: np.nan}) < total_of(**well) for name in well)


def test_a_place_out_of_reach_is_not_made_up_for_by_the_right_trade() -> None:
    wished_and_far = total_of(wish=1.0, words=1.0, reach=0.02)
    related_and_near = total_of(wish=0.6, words=0.4, reach=0.7)

    assert wished_and_far < related_and_near


def test_every_weight_has_its_part_and_every_part_its_weight() -> None:
    assert set(standing_of().scores.parts) == set(WEIGHTS.parts)


def part(name: str, person: Person, **conditions: object) -> float:
    """One part of the score of a job with these conditions."""
    return float(standing_of(person, some_opportunity(conditions=conditions)).scores.parts[name][0])


def test_hours_of_the_day_outside_those_possible_cost_as_much_as_they_last() -> None:
    person = some_person(schedule=Schedule(start=8 * 60, end=17 * 60))

    assert part("schedule", person, starts_at=8 * 60, ends_at=16 * 60) == 1
    assert part("schedule", person, starts_at=8 * 60, ends_at=18 * 60) == 0.5
    assert part("schedule", person, starts_at=5 * 60, ends_at=12 * 60) == 0
    assert np.isnan(part("schedule", person))


def test_days_that_are_not_possible_cost_their_share() -> None:
    person = some_person(schedule=Schedule(days=frozenset({0, 1, 3, 4})))

    assert part("schedule", person, days=(0, 1)) == 1
    assert part("schedule", person, days=(0, 1, 2, 3, 4)) == pytest.approx(0.6)
    assert part("schedule", person, days=(2, 3)) == 0


def test_a_weekend_now_and_then_costs_half_of_a_regular_one() -> None:
    person = some_person(schedule=Schedule(weekends=False))

    assert part("schedule", person, weekends=True) == 0
    assert part("schedule", person, weekends=True, weekends_rarely=True) == 0.5


def test_what_the_text_names_against_a_limit_is_worth_nothing() -> None:
    person = some_person(limits=("genoux fragiles",))

    assert part("limits", person, strains=("posture",)) == 0
    assert part("limits", person) == 1
    assert np.isnan(part("limits", some_person(), strains=("posture",)))


def test_french_that_a_post_requires_is_met_or_not() -> None:
    french = (Asked("Français", required=True),)

    assert part("french", some_person(french="C1"), languages=french) == 1
    assert part("french", some_person(french="A1"), languages=french) < 0.1
    assert np.isnan(part("french", some_person(), languages=french)), "nobody was asked"


def test_a_kind_that_the_person_names_fits_better_than_its_stage_says() -> None:
    immersion = some_opportunity(kind=Kind.IMMERSION)
    named = some_person(open_to=frozenset({Kind.JOB, Kind.IMMERSION}))

    fits = [standing_of(person, immersion).scores.parts["stage"][0] for person in (some_person(), named)]

    assert fits[0] < fits[1] < 1


def test_work_that_does_not_say_its_hours_counts_what_is_usual() -> None:
    few, many = some_person(hours_max=12.0), some_person(hours_max=39.0)

    assert part("hours", few, hours_per_week=12.0) == 1
    assert part("hours", few, hours_per_week=35.0) < part("hours", few) < 1
    assert part("hours", few, full_time=False) == 1
    assert part("hours", many) == 1
    assert np.isnan(part("hours", some_person()))


def test_a_trade_tried_takes_the_licence_that_it_takes_as_a_job() -> None:
    lorries = Knowledge(replace(some_rome(), trades=(*some_rome().trades, Trade("N4101", "Conducteur de poids lourd"))))
    kinds = (Kind.JOB, Kind.IMMERSION, Kind.VOLUNTEERING)
    driving = [some_opportunity(kind.value, kind=kind, rome="N4101") for kind in kinds]
    corpus = build_corpus([features_of(one) for one in driving], trades=lorries.trades, communes=COMMUNES)

    none_held = build_profile(some_person(licences=frozenset()), lorries, WEIGHTS)

    assert licence_fit(none_held, corpus).tolist() == pytest.approx([0, 0, np.nan], nan_ok=True)
