"""One opportunity against everybody: the gates and the order of everybody's own list, whoever is looked at."""

from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

import numpy as np
import pytest

from geo import Means, Mode
from matching import GATES, Asked, Experience, Kind, Level, Opportunity, Person, Rung, Schedule, Stage
from matching.people import Followed
from matching.reverse import (
    GATES_ASKED,
    PARTS_ASKED,
    PARTS_AT_BEST,
    Audience,
    Crowd,
    Heard,
    audience_of,
    best_scores,
    crowd_of,
    joined,
    who_hears,
)
from tests.make.standing import KNOWLEDGE, TRAVEL, WEIGHTS, corpus_of, standing_in
from tests.make.values import AUBUSSON, BOURGANEUF, GUERET, LA_SOUTERRAINE, NOON, some_opportunity, some_person

HOMES = (GUERET, BOURGANEUF, AUBUSSON, LA_SOUTERRAINE)
WISHES = (("femme de ménage",), ("maçon",), ("boulanger", "mi-temps"), ("aide à domicile",), ())
MEANS = (
    (),
    (Means(Mode.CAR, 30),),
    (Means(Mode.CAR, 60), Means(Mode.BIKE, 20)),
    (Means(Mode.BUS, 60),),
    (Means(Mode.WALK, 20),),
)
OPPORTUNITIES = (
    some_opportunity(),
    some_opportunity("ft:night", point=BOURGANEUF, conditions={"nights": True, "hours_per_week": 35.0}),
    some_opportunity("ft:licence", point=AUBUSSON, conditions={"vehicle_needed": True, "level": Level.BAC}),
    some_opportunity(
        "ft:far", rome="F1703", title="Maçon", point=LA_SOUTERRAINE, conditions={"transport_offered": True}
    ),
    some_opportunity("jva:mission", kind=Kind.VOLUNTEERING, rome=None, title="Aide aux courses"),
    some_opportunity("ft:somewhere", rung=Rung.DEPARTMENT),
    some_opportunity("ft:anywhere", point=None, rung=None),
)


def followed(number: int, person: Person) -> Followed:
    return Followed(number, "", replace(person, key=str(number)), ranked=True, dismissed=frozenset())


def some_crowd(count: int = 120) -> list[Followed]:
    """People put together by chance, the same each time."""
    chance = Random(23)
    people = (
        some_person(
            home=chance.choice(HOMES),
            wishes=chance.choice(WISHES),
            means=chance.choice(MEANS),
            stage=chance.choice((None, *Stage)),
            licences=chance.choice((None, frozenset(), frozenset({"B"}))),
            level=chance.choice((None, *Level)),
            open_to=chance.choice((None, frozenset({Kind.JOB}), frozenset({Kind.VOLUNTEERING}))),
            hours_max=chance.choice((None, 15.0, 35.0)),
            schedule=Schedule(
                days=chance.choice((None, frozenset({0, 1}), frozenset(range(7)))),
                end=chance.choice((None, 12 * 60)),
                nights=chance.choice((None, True, False)),
                weekends=chance.choice((None, False)),
            ),
            limits=chance.choice(((), ("pas de charges lourdes",))),
            experience=chance.choice(((), (Experience("femme de ménage", 4),))),
            skills=chance.choice(((), ("nettoyer les sols",))),
            french=chance.choice((None, "A1", "B2")),
        )
        for _ in range(count)
    )
    return [followed(n, one) for n, one in enumerate(people)]


PEOPLE = some_crowd()


def audience(crowd: Crowd) -> Audience:
    return audience_of(crowd, TRAVEL, rarity=corpus_of(*OPPORTUNITIES).rarity, weights=WEIGHTS)


def crowd(people: list[Followed]) -> Crowd:
    return crowd_of(people, knowledge=KNOWLEDGE, travel=TRAVEL, weights=WEIGHTS)


@cache
def everybody() -> Audience:
    """Made once by the first test that asks: that compiles what reckons ways."""
    return audience(crowd(PEOPLE))


def heard(opportunity: Opportunity, among: Audience | None = None, *, most: int = 1_000) -> Heard:
    return who_hears(among or everybody(), corpus_of(opportunity), weights=WEIGHTS, as_of=NOON.timestamp(), most=most)


def ids(opportunity: Opportunity, among: Audience | None = None, *, most: int = 1_000) -> list[int]:
    return [int(one) for one in (among or everybody()).crowd.id[heard(opportunity, among, most=most).rows]]


def open_for(opportunity: Opportunity) -> dict[int, float]:
    """Whom no gate drops, with the score, as everybody's own list says."""
    corpus = corpus_of(opportunity)
    standings = {one.id: standing_in(corpus, one.person) for one in PEOPLE}
    return {who: float(one.scores.total[0]) for who, one in standings.items() if one.gate[0] < 0}


@pytest.mark.parametrize("opportunity", OPPORTUNITIES, ids=lambda one: one.key)
def test_nobody_is_missed_whose_own_list_would_hold_it(opportunity: Opportunity) -> None:
    exact = open_for(opportunity)
    found = ids(opportunity)

    assert set(exact) <= set(found)
    assert len(found) - len(exact) <= 0.25 * len(PEOPLE)


@pytest.mark.parametrize("opportunity", OPPORTUNITIES, ids=lambda one: one.key)
def test_those_who_stand_highest_are_among_the_first_candidates(opportunity: Opportunity) -> None:
    exact = open_for(opportunity)
    best = sorted(exact, key=lambda who: -exact[who])[:10]
    level = exact[best[-1]] if best else 0.0

    first = ids(opportunity, most=40)

    assert sum(who in first for who in best if exact[who] > level) >= 0.9 * sum(exact[who] > level for who in best)


@pytest.mark.parametrize(
    "conditions",
    [
        {"nights": True, "hours_per_week": 30.0, "vehicle_needed": True},
        {"weekends": True, "days": (5, 6), "level": Level.BAC, "level_required": True},
        {"heavy": True, "licences": (Asked("Permis B", required=True, code="B"),)},
        {"starts_at": 13 * 60, "ends_at": 21 * 60},
    ],
    ids=str,
)
def test_a_gate_drops_the_same_people_both_ways(conditions: dict[str, Any]) -> None:
    """Where the way is no matter, what remains is exactly what everybody's own gates let pass."""
    anywhere = some_opportunity("ft:anywhere", point=None, rung=None, conditions=conditions)

    assert sorted(ids(anywhere)) == sorted(open_for(anywhere))


@pytest.mark.parametrize("opportunity", OPPORTUNITIES, ids=lambda one: one.key)
def test_no_score_of_a_list_exceeds_the_one_told_and_most_are_just_below(opportunity: Opportunity) -> None:
    exact = open_for(opportunity)

    (told,) = best_scores(everybody(), corpus_of(opportunity), weights=WEIGHTS, as_of=NOON.timestamp())
    above = [float(told[row]) - exact[one.id] for row, one in enumerate(PEOPLE) if one.id in exact]

    assert min(above) >= -1e-6
    assert np.median(above) <= 0.05


def test_some_opportunities_at_once_are_told_as_one_after_the_other() -> None:
    corpus = corpus_of(*OPPORTUNITIES)

    at_once = list(best_scores(everybody(), corpus, weights=WEIGHTS, as_of=NOON.timestamp()))

    for row, told in enumerate(at_once):
        (alone,) = best_scores(everybody(), corpus.take(np.array([row])), weights=WEIGHTS, as_of=NOON.timestamp())
        assert np.array_equal(told, alone)


def test_every_gate_and_every_part_is_asked_of_a_crowd() -> None:
    of_a_start_or_a_want = {"wish", "words", "skills", "reach"}
    of_all = {"freshness", "responsiveness"}
    assert {gate.name for gate in GATES} == {*GATES_ASKED, "out_of_reach"}
    assert set(WEIGHTS.parts) == {*PARTS_ASKED, *PARTS_AT_BEST, *of_a_start_or_a_want, *of_all}


def test_a_person_who_wants_no_ranking_is_in_no_crowd() -> None:
    assert len(crowd([replace(PEOPLE[0], ranked=False)])) == 0
    assert ids(some_opportunity(), audience(crowd([]))) == []


def test_two_crowds_joined_are_one() -> None:
    both = joined(crowd(PEOPLE[:50]), crowd(PEOPLE[50:]))

    for opportunity in OPPORTUNITIES:
        assert ids(opportunity, audience(both)) == ids(opportunity)


def test_some_of_a_crowd_are_a_crowd() -> None:
    few = everybody().crowd.take(np.arange(0, 120, 2))

    for opportunity in OPPORTUNITIES:
        assert ids(opportunity, audience(few)) == [one for one in ids(opportunity) if one % 2 == 0]


def test_what_is_not_a_part_that_may_order_people_does_not_order_them() -> None:
    people = [
        followed(n, some_person(wishes=("femme de ménage",), home=home, stage=stage, means=MEANS[2]))
        for n, (home, stage) in enumerate(zip(HOMES, (None, *Stage), strict=True))
    ]

    made = who_hears(
        audience(crowd(people)),
        corpus_of(some_opportunity()),
        weights=WEIGHTS,
        as_of=NOON.timestamp(),
        most=10,
        only_parts=("wish", "words", "hours"),
    )

    assert len(made.rows) == 4
    assert len(set(made.scores.tolist())) == 1
