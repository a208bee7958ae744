"""What the first look counts for each choice of a list, and what it tells of ways without a car."""

from geo import Means, Mode, OnDemand, Travel
from matching import Filter, Kind, Person, Rung
from matching.live.glance import MET, glance
from matching.live.glance.kernel import FAR, WITHOUT_CAR
from matching.scoring.explain.reasons import without_car_told
from tests.make.looks import CORPUS, PEOPLE, TOWN, index_of_town, question_for, seen_by
from tests.make.standing import COMMUNES, TRAVEL, WEIGHTS, standing_in
from tests.make.values import AUBUSSON, GUERET, LA_SOUTERRAINE, some_person


def test_the_bit_of_machine_code_is_that_of_the_filter() -> None:
    assert Filter.WITHOUT_CAR.bit == WITHOUT_CAR


def kept_without_car(person: Person, travel: Travel = TRAVEL) -> set[int]:
    seen = glance(index_of_town(), question_for(person, travel=travel), weights=WEIGHTS)
    return set(seen.index.column("id", seen.rows[(seen.bits & Filter.WITHOUT_CAR.bit) > 0]).tolist())


def test_a_way_without_a_car_is_a_ride_or_work_from_home_and_never_a_lift_alone() -> None:
    kept = kept_without_car(PEOPLE["by car"])

    here = {one.id for one in TOWN if one.point == GUERET and one.rung is Rung.COORDINATES}
    lifts = {one.id for one in TOWN if one.conditions.transport_offered and one.point == AUBUSSON}
    assert here <= kept
    assert lifts
    assert not lifts & kept


def test_the_filter_keeps_what_a_card_tells_as_a_way_without_a_car_and_drops_all_others() -> None:
    shuttle = OnDemand("Navette", "05", frozenset({"23030", "23096"}), frozenset(range(7)))
    travel = Travel(COMMUNES, TRAVEL.layers, on_demand=(shuttle,))
    for person in (some_person(means=(Means(Mode.WALK, 20),)), PEOPLE["by bike"]):
        standing, kept = standing_in(CORPUS, person, travel=travel), kept_without_car(person, travel)
        open_rows = standing.open_rows()
        told = {
            int(row): (reason := without_car_told(helps)) is not None and reason.code == "without_car"
            for row, helps in zip(open_rows, standing.some(open_rows).helps.said(open_rows.tolist()), strict=True)
        }
        lifts = {row for row, said in told.items() if not said and TOWN[row].conditions.transport_offered}
        far = {int(CORPUS.id[row]) for row in lifts if TOWN[row].point in (AUBUSSON, LA_SOUTERRAINE)}

        assert {int(CORPUS.id[row]) for row, said in told.items() if said} <= kept
        assert far
        assert not far & kept


def test_facets_count_what_each_choice_would_leave() -> None:
    seen = seen_by(PEOPLE["by car"])

    facets = seen.facets(0, frozenset({Kind.JOB}), {Filter.BEGINNERS}, without=())

    narrowed = seen.wanted({Kind.JOB}, {Filter.BEGINNERS, Filter.PART_TIME})
    assert facets.filters[Filter.PART_TIME] == narrowed.sum()
    alone = {kind: int(seen.wanted({kind}, {Filter.BEGINNERS}).sum()) for kind in Kind}
    assert facets.kinds == {kind: count for kind, count in alone.items() if count}
    assert facets.filters[Filter.BEGINNERS] == facets.kinds[Kind.JOB]


def test_a_choice_among_hours_is_counted_in_the_place_of_the_one_that_was_made() -> None:
    seen = seen_by(PEOPLE["by car"])

    facets = seen.facets(0, None, {Filter.FULL_TIME, Filter.BEGINNERS}, without=())

    assert facets.filters[Filter.PART_TIME] == seen.wanted(None, {Filter.PART_TIME, Filter.BEGINNERS}).sum()
    met = seen.answers >= MET
    assert facets.unfiltered == (seen.wanted(None) & met).sum()
    assert facets.given_up == {
        Filter.FULL_TIME: (seen.wanted(None, {Filter.BEGINNERS}) & met).sum(),
        Filter.BEGINNERS: (seen.wanted(None, {Filter.FULL_TIME}) & met).sum(),
    }


def test_what_other_kinds_would_give_is_counted_too() -> None:
    seen = seen_by(PEOPLE["by car"])

    facets = seen.facets(0, frozenset({Kind.EVENT}), (), without=())

    assert facets.met == (seen.wanted({Kind.EVENT}) & (seen.answers >= MET)).sum()
    assert facets.any_kind == (seen.wanted(None) & (seen.answers >= MET)).sum() > facets.kinds[Kind.EVENT]


def test_nothing_that_was_dropped_as_far_is_told_before_what_is_near() -> None:
    seen = seen_by(PEOPLE["limits"])

    told = seen.told_why_not(300)
    gates = dict(zip(seen.rows.tolist(), seen.gate.tolist(), strict=True))
    far = [gates[row] == FAR for row in told.tolist()]
    assert far == sorted(far)
