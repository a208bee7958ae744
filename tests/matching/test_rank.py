"""One person, several opportunities: what comes first, what is dropped, and what is said."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import Estimate, Means, Mode, Point
from matching import Asked, Experience, Kind, Knowledge, Level, Opportunity, Person, Rung, Schedule, Stage
from matching.corpus import build_corpus, features_of
from matching.rank import Ranked, Standing, explained, stand, why_not
from matching.weights import load_weights
from tests.make.values import AUBUSSON, BOURGANEUF, GUERET, NOON, some_opportunity, some_person, some_rome

KNOWLEDGE = Knowledge(some_rome())
WEIGHTS = load_weights()


def standing_of(person: Person | None = None, *opportunities: Opportunity) -> Standing:
    corpus = build_corpus([features_of(one) for one in opportunities or (some_opportunity(),)], trades=KNOWLEDGE.trades)
    who = person or some_person()
    return stand(who, corpus, knowledge=KNOWLEDGE, travel_times=Estimate(), weights=WEIGHTS, as_of=NOON)


def ranked(person: Person, *opportunities: Opportunity) -> list[Ranked]:
    standing = standing_of(person, *opportunities)
    return [explained(standing, int(row), weights=WEIGHTS, as_of=NOON) for row in standing.open_rows()]


def keys(person: Person, *opportunities: Opportunity) -> list[str]:
    return [one.opportunity.key for one in ranked(person, *opportunities)]


def gates(person: Person, opportunity: Opportunity) -> list[str]:
    return [one.gate for one in why_not(standing_of(person, opportunity), limit=5)]


def test_the_trade_wished_for_comes_before_a_near_one_before_another() -> None:
    wished = some_opportunity("a:wished", rome="K1304", title="Employé de ménage")
    near = some_opportunity("a:near", rome="K1302", title="Aide à domicile")
    other = some_opportunity("a:other", rome="F1703", title="Maçon")

    assert keys(some_person(wishes=("employée de ménage",)), other, near, wished) == ["a:wished", "a:near", "a:other"]


def test_nearer_comes_first_at_equal_fit() -> None:
    here, there = some_opportunity("a:here"), some_opportunity("a:there", point=AUBUSSON)

    assert keys(some_person(means=(Means(Mode.CAR, 60),)), there, here) == ["a:here", "a:there"]


def test_what_is_twice_too_far_is_dropped_and_said() -> None:
    walker = some_person(means=(Means(Mode.WALK, 20),))

    assert gates(walker, some_opportunity(point=BOURGANEUF)) == ["out_of_reach"]


def test_an_unsure_place_is_not_dropped_for_its_distance() -> None:
    walker = some_person(means=(Means(Mode.WALK, 20),))

    assert keys(walker, some_opportunity("a:unsure", point=BOURGANEUF, rung=Rung.DEPARTMENT)) == ["a:unsure"]


@pytest.mark.parametrize(
    ("said", "conditions", "gate"),
    [
        (
            {"licences": frozenset()},
            {"licences": (Asked("B - Véhicule léger", required=True, code="B"),)},
            "licence_missing",
        ),
        ({"means": (Means(Mode.BUS, 40),)}, {"vehicle_needed": True}, "vehicle_missing"),
        ({"level": Level.NONE}, {"level": Level.BAC2, "level_required": True}, "diploma_missing"),
        ({"hours_max": 15.0}, {"hours_per_week": 35.0}, "too_many_hours"),
        ({"schedule": Schedule(nights=False)}, {"nights": True}, "nights"),
        ({"schedule": Schedule(weekends=False)}, {"weekends": True}, "weekends"),
    ],
)
def test_what_is_required_and_absent_is_dropped_by_its_name(
    said: dict[str, object], conditions: dict[str, object], gate: str
) -> None:
    opportunity = some_opportunity(conditions=conditions)

    assert gates(some_person(**said), opportunity) == [gate]
    assert gates(some_person(), opportunity) == [], "what the person did not say drops nothing"


def test_a_licence_that_is_only_wished_for_drops_nothing() -> None:
    wished = some_opportunity(conditions={"licences": (Asked("B - Véhicule léger", required=False, code="B"),)})

    assert gates(some_person(licences=frozenset()), wished) == []


def test_a_kind_that_is_refused_is_dropped() -> None:
    person = some_person(open_to=frozenset({Kind.IMMERSION}))

    assert gates(person, some_opportunity()) == ["kind_refused"]


def test_civic_service_keeps_its_legal_age() -> None:
    mission = some_opportunity(kind=Kind.CIVIC_SERVICE, rome=None)

    assert gates(some_person(civic_service=False), mission) == ["civic_service_age"]
    assert gates(some_person(civic_service=True), mission) == []
    assert gates(some_person(civic_service=None), mission) == []


def test_far_from_work_a_mission_comes_before_a_full_time_job() -> None:
    mission = some_opportunity("a:mission", kind=Kind.VOLUNTEERING, rome=None, title="Aider à l'épicerie solidaire")
    job = some_opportunity("a:job", conditions={"hours_per_week": 35.0})

    assert keys(some_person(stage=Stage.REMOBILISATION), job, mission) == ["a:mission", "a:job"]
    assert keys(some_person(stage=Stage.EMPLOI), job, mission) == ["a:job", "a:mission"]


def test_a_trade_that_is_refused_gives_way_although_it_was_done() -> None:
    baker = some_person(wishes=("plus boulanger", "maçon"), experience=(Experience("boulanger", 9),))
    bakery, site = some_opportunity("a:bakery", rome="D1102"), some_opportunity("a:site", rome="F1703")

    assert keys(baker, bakery, site) == ["a:site", "a:bakery"]


def test_reasons_say_the_commute_the_wish_and_the_hours() -> None:
    person = some_person(wishes=("femme de ménage",), hours_min=10.0, hours_max=20.0)
    job = some_opportunity(point=BOURGANEUF, conditions={"hours_per_week": 15.0, "experience_months": 0})

    said = ranked(person, job)[0].reasons

    assert said[:4] == (
        "Répond au souhait « femme de ménage ».",
        f"Environ {round(ranked(person, job)[0].minutes or 0)} min en voiture : un peu plus que les 30 min acceptées.",
        "15 h par semaine, entre les 10 et 20 h souhaitées.",
        "Débutants acceptés.",
    )


def test_the_score_recomputes_from_its_parts() -> None:
    one = ranked(some_person(wishes=("maçon",)), some_opportunity(point=BOURGANEUF))[0]

    weight = sum(part.weight for part in one.parts)
    assert one.score == pytest.approx(sum(part.value * part.weight for part in one.parts) / weight)
    assert all(0 <= part.value <= part.ceiling for part in one.parts)


def test_without_means_nothing_is_said_of_minutes_and_nothing_is_dropped_for_them() -> None:
    one = ranked(some_person(means=()), some_opportunity(point=AUBUSSON))[0]

    assert one.minutes is None
    assert any("vol d'oiseau" in reason for reason in one.reasons)


def test_equal_scores_stand_in_the_order_of_their_keys() -> None:
    twins = [some_opportunity(f"a:{letter}") for letter in "cab"]

    assert keys(some_person(), *twins) == ["a:a", "a:b", "a:c"]


def test_nobody_breaks_on_an_empty_corpus() -> None:
    corpus = build_corpus([], trades=KNOWLEDGE.trades)
    standing = stand(
        some_person(wishes=("maçon",)),
        corpus,
        knowledge=KNOWLEDGE,
        travel_times=Estimate(),
        weights=WEIGHTS,
        as_of=NOON,
    )

    assert standing.open_rows().size == 0


@given(st.lists(st.tuples(st.floats(45.6, 46.5), st.floats(1.3, 2.6)), min_size=1, max_size=6))
def test_one_row_stands_as_it_would_among_others(places: list[tuple[float, float]]) -> None:
    """A corpus taken apart scores as the whole does: live and batch cannot disagree."""
    whole = standing_of(some_person(), *[some_opportunity(f"a:{i}", point=Point(*at)) for i, at in enumerate(places)])
    rows = np.arange(len(places))[::-1]

    taken = stand(
        some_person(),
        whole.corpus.take(rows),
        knowledge=KNOWLEDGE,
        travel_times=Estimate(),
        weights=WEIGHTS,
        as_of=NOON,
    )

    assert np.array_equal(taken.scores.total, whole.scores.total[rows])
    assert np.array_equal(taken.gate, whole.gate[rows])


def test_home_is_the_only_place_that_counts() -> None:
    here, there = some_opportunity("a:here"), some_opportunity("a:there", point=AUBUSSON)
    moved = replace(some_person(means=(Means(Mode.CAR, 60),)), home=AUBUSSON)

    assert keys(moved, here, there) == ["a:there", "a:here"]
    assert keys(replace(moved, home=GUERET), here, there) == ["a:here", "a:there"]


def test_hours_read_in_a_wish_order_the_list_and_drop_nothing() -> None:
    few, many = (some_opportunity(f"a:{hours}", conditions={"hours_per_week": hours}) for hours in (2.0, 35.0))

    assert keys(some_person(wishes=("ménage 2 heures",)), many, few) == ["a:2.0", "a:35.0"]


def test_whoever_writes_the_hours_they_want_sees_paid_hours_first() -> None:
    trial = some_opportunity("a:trial", kind=Kind.IMMERSION)
    job = some_opportunity("b:job", conditions={"hours_per_week": 2.0})

    assert keys(some_person(wishes=("ménage 2 heures",), stage=None), trial, job) == ["b:job", "a:trial"]


def test_a_place_known_to_its_department_is_dropped_when_even_its_edge_is_too_far() -> None:
    marseille = some_opportunity("a:far", point=Point(43.3, 5.4), rung=Rung.DEPARTMENT)
    limoges = some_opportunity("a:near", point=Point(45.83, 1.26), rung=Rung.DEPARTMENT)

    assert keys(some_person(), marseille, limoges) == ["a:near"]


def test_a_sure_place_near_home_comes_before_one_known_to_its_department() -> None:
    unsure = some_opportunity("a:unsure", rung=Rung.DEPARTMENT)
    sure = some_opportunity("b:sure", point=Point(46.1, 1.8))

    assert keys(some_person(), unsure, sure) == ["b:sure", "a:unsure"]
    assert "Le lieu exact n'est pas dit : à demander." in ranked(some_person(), unsure)[0].reasons


def test_experience_counts_in_its_own_trade_only() -> None:
    asks = some_opportunity(rome="F1703", conditions={"experience_months": 24, "experience_required": True})
    baker = some_person(experience=(Experience("boulanger", 20),))
    mason = some_person(experience=(Experience("maçon", 5),))

    assert "Expérience demandée : 2 ans." in ranked(baker, asks)[0].reasons
    assert "Expérience demandée : 2 ans : elle est là." in ranked(mason, asks)[0].reasons


@pytest.mark.parametrize(
    ("schedule", "told"),
    [
        (Schedule(nights=True, weekends=True), "Travail la nuit et le week-end : c'est possible."),
        (Schedule(weekends=True), "Attention : travail la nuit et le week-end."),
        (Schedule(nights=True), "Attention : travail la nuit et le week-end."),
    ],
)
def test_nights_and_weekends_are_each_held_to_their_own_answer(schedule: Schedule, told: str) -> None:
    job = some_opportunity(conditions={"nights": True, "weekends": True})

    assert told in ranked(some_person(schedule=schedule), job)[0].reasons


def test_a_day_is_a_day_in_france() -> None:
    late = NOON.replace(day=19, hour=23, minute=30)  # the 20th, half past midnight, for people in France

    assert "Publiée aujourd'hui." in ranked(some_person(), some_opportunity(created=late))[0].reasons


def test_only_loads_and_the_back_are_read_as_limits_on_loads() -> None:
    heavy = some_opportunity(conditions={"heavy": True})

    def warned(limit: str) -> bool:
        return any("charges" in reason for reason in ranked(some_person(limits=(limit,)), heavy)[0].reasons)

    assert warned("mal de dos")
    assert warned("pas de charges lourdes")
    assert not warned("pas debout toute la journée")
    assert not warned("ne doit pas s'endosser de responsabilités")


def test_going_farther_changes_neither_scores_nor_what_is_said_of_the_limit() -> None:
    walker = some_person(means=(Means(Mode.BIKE, 10),))
    standing = standing_of(walker, some_opportunity(point=Point(46.13, 1.82)))

    farther = standing.going_farther(times=2)

    assert standing.open_rows().size == 0
    (row,) = farther.open_rows()
    one = explained(farther, int(row), weights=WEIGHTS, as_of=NOON)
    assert one.limit == 10
    assert any("que les 10 min acceptées" in reason for reason in one.reasons)
