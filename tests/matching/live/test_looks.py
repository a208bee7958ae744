"""The first look and the second: both say the same of what is in reach, and the lists do not show which one chose."""

from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import Any

import numpy as np
import pytest

from geo import NOWHERE, Means, Mode, OnDemand, Point, Travel
from matching import Asked, Filter, Kind, Knowledge, Level, Opportunity, Person, Rung, Schedule, Stage, stand
from matching.live.glance import MET, Glance, Question, glance, glance_met, kinds_open, question_of
from matching.live.glance.kernel import FAR, OPEN, WITHOUT_CAR
from matching.live.index import Index, index_of_all, parts_of
from matching.scoring.corpus import build_corpus, features_of
from matching.scoring.explain.reasons import without_car_told
from matching.scoring.filters import bits_of
from matching.scoring.profile import build_profile
from matching.scoring.standing import Standing
from matching.words.trades.rome import Context
from tests.make.standing import COMMUNES, KNOWLEDGE, TRAVEL, WEIGHTS, corpus_of, standing_in
from tests.make.values import (
    AUBUSSON,
    BOURGANEUF,
    GUERET,
    LA_SOUTERRAINE,
    NOON,
    some_opportunity,
    some_person,
    some_rome,
)

PLACES = (GUERET, BOURGANEUF, AUBUSSON, LA_SOUTERRAINE, Point(46.2, 1.9), Point(46.1, 1.8), None)
TRADES = (("K2204", "Agent d'entretien"), ("D1102", "Boulanger"), ("F1703", "Maçon"), ("K1304", "Employé de ménage"))
CONDITIONS: tuple[dict[str, Any], ...] = (
    {},
    {"experience_months": 0, "full_time": True},
    {"experience_months": 24, "experience_required": True, "nights": True},
    {"hours_per_week": 20.0, "weekends": True, "accessible": True},
    {"level": Level.BAC, "level_required": True},
    {"licences": (Asked("Permis B", required=True, code="B"),), "vehicle_needed": True},
    {"licences": (Asked("Permis C1", required=True, code="C1"),)},
    {"accommodation_offered": True},
    {"transport_offered": True},
    {"days": (5, 6), "strains": ("loads",)},
    {"starts_at": 5 * 60, "ends_at": 9 * 60},
    {"starts_at": 17 * 60, "ends_at": 21 * 60, "days": (0, 1)},
)


def town(count: int = 400) -> list[Opportunity]:
    """Opportunities of all kinds, places and conditions, each different."""
    rng = np.random.default_rng(23)
    found = []
    for number in range(count):
        place = PLACES[rng.integers(len(PLACES))]
        rome, title = TRADES[rng.integers(len(TRADES))]
        rung = None if place is None else rng.choice([Rung.COORDINATES] * 8 + [Rung.POSTCODE, Rung.DEPARTMENT])
        found.append(
            some_opportunity(
                f"ft:{number}",
                id=number + 1,
                title=f"{title} {number}",
                rome=rome,
                kind=list(Kind)[rng.choice(len(Kind), p=[0.65] + [0.05] * 7)],
                point=place,
                rung=rung,
                conditions=CONDITIONS[rng.integers(len(CONDITIONS))],
            )
        )
    return found


TOWN = town()
CORPUS = build_corpus([features_of(one) for one in TOWN], trades=KNOWLEDGE.trades, communes=COMMUNES)
PEOPLE = {
    "by car": some_person(wishes=("femme de ménage",)),
    "by car, not far": some_person(wishes=("femme de ménage",), means=(Means(Mode.CAR, 5),)),
    "by bike": some_person(wishes=("boulanger",), means=(Means(Mode.BIKE, 40),), stage=Stage.SOCIO_PRO),
    "by bus and moped": some_person(wishes=("maçon",), means=(Means(Mode.BUS, 45), Means(Mode.MOPED, 30)), stage=None),
    "no means": some_person(means=()),
    "limits": some_person(
        wishes=("ménage",),
        level=Level.CAP,
        licences=frozenset(),
        hours_max=15.0,
        schedule=Schedule(nights=False, weekends=False),
        open_to=frozenset({Kind.JOB, Kind.IMMERSION}),
    ),
    "lorries": some_person(wishes=("chauffeur",), licences=frozenset({"CE"})),
    "days and hours": some_person(
        schedule=Schedule(days=frozenset({0, 1, 3}), start=9 * 60, end=17 * 60), limits=("pas de charges lourdes",)
    ),
}


@cache
def index_of_town() -> Index:
    """Made once by the first test that asks: that compiles what counts words."""
    parts = parts_of(TOWN, trades=KNOWLEDGE.trades, communes=COMMUNES)
    return index_of_all([parts], trades=KNOWLEDGE.trades, communes=COMMUNES)


def question_for(
    person: Person, *, why_not: bool = True, travel: Travel = TRAVEL, knowledge: Knowledge = KNOWLEDGE
) -> Question:
    profile = build_profile(person, knowledge, WEIGHTS)
    times = WEIGHTS.reach["times_limit"]
    asked = {"person": person, "radius_km": 2_000.0, "times": times, "weights": WEIGHTS, "as_of": NOON.timestamp()}
    return question_of(profile, travel, **asked, why_not=why_not)  # type: ignore[arg-type]


def anew() -> Travel:
    """The travel times, of which nobody asked for any."""
    return Travel(COMMUNES, TRAVEL.layers)


def seen_by(person: Person, index: Index | None = None, *, why_not: bool = True) -> Glance:
    whole = index_of_town() if index is None else index
    return glance(whole, question_for(person, why_not=why_not), weights=WEIGHTS)


def by_id(seen: Glance, standing: Standing) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """The row of the standing for each row that was seen."""
    return np.searchsorted(standing.corpus.id, seen.index.column("id", seen.rows).astype(np.int64))


@pytest.mark.parametrize("name", PEOPLE)
def test_the_first_look_lets_pass_what_the_gates_let_pass(name: str) -> None:
    seen, standing = seen_by(PEOPLE[name]), standing_in(CORPUS, PEOPLE[name])

    passed = set(seen.index.column("id", seen.rows[seen.gate == OPEN]).tolist())
    assert passed == set(standing.corpus.id[standing.gate < 0].tolist())


@pytest.mark.parametrize("name", PEOPLE)
def test_the_first_look_orders_nearly_as_the_full_score(name: str) -> None:
    """Equal parts give equal scores: the ranks of what is open are compared, and where the full best stand.

    Days and hours are not read in the first look (ADR 22): whoever gave theirs finds one fewer of the best there.
    """
    seen, standing = seen_by(PEOPLE[name]), standing_in(CORPUS, PEOPLE[name])
    rows = np.flatnonzero(seen.gate == OPEN)
    total = standing.scores.total[by_id(seen, standing)[rows]]

    agreement = np.corrcoef(np.argsort(np.argsort(seen.score[rows])), np.argsort(np.argsort(total)))[0, 1]

    assert agreement > (0.7 if name in ("limits", "days and hours") else 0.95)
    first = set(rows[np.argsort(-seen.score[rows])][:40].tolist())
    found = len(first & set(rows[np.argsort(-total)][:20].tolist()))
    assert found >= (15 if name == "days and hours" else 16)


@pytest.mark.parametrize("mode", [Mode.CAR, Mode.BIKE])
def test_the_first_look_leaves_nothing_out_of_who_says_no_more_than_a_search(mode: Mode) -> None:
    """The law of a trade counts, wheels for who goes from home to home, a room where no way leads."""
    person = some_person(wishes=("maçon", "femme de ménage"), means=(Means(mode, 40),), stage=None)
    trades = tuple(replace(one, regulated=one.code == "F1703") for one in some_rome().trades)
    labels = ("Au domicile d'un particulier", "Déplacements professionnels")
    rounds = tuple(Context("K1304", label, label) for label in labels)
    knowledge = Knowledge(replace(some_rome(), trades=trades, contexts=rounds))

    seen = glance(index_of_town(), question_for(person, knowledge=knowledge), weights=WEIGHTS)
    standing = stand(person, CORPUS, knowledge=knowledge, travel=TRAVEL, weights=WEIGHTS, as_of=NOON)

    full = sum(WEIGHTS.parts.values()) * np.log(standing.scores.total[by_id(seen, standing)])
    assert np.ptp((seen.score - full)[seen.gate == OPEN]) < 0.3


def test_kilometres_and_minutes_accepted_are_those_of_the_second_look() -> None:
    seen, standing = seen_by(PEOPLE["by car"]), standing_in(CORPUS, PEOPLE["by car"])
    places = by_id(seen, standing)

    assert np.allclose(seen.km, standing.reach.km[places], atol=0.05, equal_nan=True)
    assert np.array_equal(seen.within, standing.reach.minutes[places] <= standing.reach.limit[places])


def test_each_row_taken_from_the_index_scores_as_in_the_whole() -> None:
    rows = index_of_town().rows_of(np.array([5, 17, 120]))

    taken = index_of_town().take(np.sort(rows), load=lambda ids: [TOWN[one - 1] for one in ids])
    alone, whole = standing_in(taken), standing_in(CORPUS)

    place = np.searchsorted(whole.corpus.id, taken.id)
    assert np.allclose(alone.scores.total, whole.scores.total[place], atol=1e-6)
    assert [one.key for one in taken.opportunities] == [TOWN[one - 1].key for one in taken.id]


def test_a_change_is_in_the_index_and_what_it_was_is_not() -> None:
    edited = [replace(TOWN[4], title="Boulanger de nuit", rome="D1102"), replace(TOWN[4], id=999, key="ft:new")]
    fresh = parts_of(edited, trades=KNOWLEDGE.trades, communes=COMMUNES)

    changed = index_of_town().changed(gone=np.array([5, 9]), fresh=[fresh])

    ids = changed.column("id", changed.rows()).tolist()
    assert ids == [one for one in range(1, 401) if one != 9] + [999]
    assert len(changed) == 400
    assert changed.column("rome", changed.rows_of(np.array([5]))).tolist() == [KNOWLEDGE.trades["D1102"]]
    assert len(index_of_town()) == 400


def test_what_was_told_of_a_row_is_forgotten_where_the_row_changed() -> None:
    before = replace(index_of_town(), told={})
    corpus = before.take(before.rows_of(np.array([5, 17])), load=lambda ids: [TOWN[one - 1] for one in ids])
    corpus.opportunities.ready(range(2))

    after = before.changed(gone=np.array([5]), fresh=[])

    assert (sorted(before.told), sorted(after.told)) == ([5, 17], [17])


@pytest.mark.parametrize("name", PEOPLE)
def test_what_is_dropped_is_left_aside_where_nobody_is_told_why(name: str) -> None:
    """Nor are ways looked for that lead to nothing else."""
    everything = seen_by(PEOPLE[name])
    open_only = glance(index_of_town(), question_for(PEOPLE[name], why_not=False, travel=anew()), weights=WEIGHTS)

    passed = everything.gate == OPEN
    for column in ("rows", "answers", "within", "bits", "km", "score"):
        assert np.array_equal(getattr(open_only, column), getattr(everything, column)[passed], equal_nan=column == "km")


def test_long_ways_are_not_looked_for_where_nobody_is_told_why() -> None:
    asked = question_for(PEOPLE["by car, not far"], why_not=False, travel=anew())
    told = question_for(PEOPLE["by car, not far"])

    assert np.count_nonzero(asked.tables.minutes != NOWHERE) < np.count_nonzero(told.tables.minutes != NOWHERE)
    assert np.array_equal(asked.communes, told.communes)


@pytest.mark.parametrize("name", PEOPLE)
def test_what_meets_the_wishes_can_be_looked_at_alone(name: str) -> None:
    question = question_for(PEOPLE[name])
    everything, met = (
        glance(index_of_town(), question, weights=WEIGHTS),
        glance_met(index_of_town(), question, weights=WEIGHTS),
    )

    where = everything.answers == MET
    for column in ("rows", "gate", "within", "bits", "kind", "km", "score"):
        assert np.array_equal(getattr(met, column), getattr(everything, column)[where], equal_nan=column == "km")


@pytest.mark.parametrize("name", PEOPLE)
def test_places_far_apart_are_looked_at_as_those_side_by_side(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    together = glance(index_of_town(), question_for(PEOPLE[name]), weights=WEIGHTS)

    monkeypatch.setattr(import_module("matching.live.glance.glance"), "FAR_APART", -1)  # each commune is far from all
    apart = glance(index_of_town(), question_for(PEOPLE[name]), weights=WEIGHTS)

    assert np.array_equal(apart.rows, together.rows)
    assert np.array_equal(apart.answers, together.answers)
    assert np.array_equal(apart.score, together.score)


@pytest.mark.parametrize("name", PEOPLE)
def test_the_kinds_of_what_is_open_are_known_without_looking_at_all(name: str) -> None:
    question = question_for(PEOPLE[name])
    everything = glance(index_of_town(), question, weights=WEIGHTS)

    every_kind = everything.kinds_of(everything.gate == OPEN)
    assert kinds_open(index_of_town(), question, weights=WEIGHTS) == every_kind
    for known in map(frozenset, ((kind,) for kind in every_kind)):
        assert kinds_open(index_of_town(), question, weights=WEIGHTS, known=known) == every_kind
    assert kinds_open(index_of_town(), question, weights=WEIGHTS, known=every_kind) == every_kind


def test_kinds_are_sought_in_what_changed_since_too() -> None:
    gone = np.array([one.id for one in TOWN if one.kind is not Kind.JOB])
    fresh = parts_of([replace(TOWN[4], id=999, kind=Kind.EVENT)], trades=KNOWLEDGE.trades, communes=COMMUNES)
    question = question_for(PEOPLE["no means"])

    changed = index_of_town().changed(gone=gone, fresh=[fresh])

    assert kinds_open(changed, question, weights=WEIGHTS) == {Kind.JOB, Kind.EVENT}


def test_words_weigh_the_same_however_the_rows_came() -> None:
    fresh = parts_of([replace(TOWN[4], id=999)], trades=KNOWLEDGE.trades, communes=COMMUNES)

    changed = index_of_town().changed(gone=np.array([5, 9]), fresh=[fresh])

    assert np.array_equal(changed.rarity, changed.in_order().rarity)


def test_an_index_put_in_order_holds_the_same_in_one_piece() -> None:
    changed = index_of_town().changed(gone=np.array([5, 9]), fresh=[])

    ordered = changed.in_order()

    assert len(ordered.segments) == 1
    assert ordered.column("id", ordered.rows()).tolist() == changed.column("id", changed.rows()).tolist()
    assert len(seen_by(PEOPLE["by car"], ordered)) == len(seen_by(PEOPLE["by car"], changed))


@pytest.mark.parametrize(
    ("one", "passes", "fails"),
    [
        (Filter.BEGINNERS, {"experience_months": 0}, {}),
        (Filter.NO_LICENCE, {}, {"licences": (Asked("Permis", required=True, code="B"),)}),
        (Filter.NO_LICENCE, {"licences": (Asked("Permis", required=False, code="B"),)}, {"vehicle_needed": True}),
        (Filter.NO_DIPLOMA, {"level": Level.BAC}, {"level": Level.BAC, "level_required": True}),
        (Filter.ACCESSIBLE, {"accessible": True}, {}),
        (Filter.PART_TIME, {"hours_per_week": 20.0}, {"hours_per_week": 35.0}),
        (Filter.PART_TIME, {"full_time": False}, {}),
        (Filter.FULL_TIME, {"full_time": True}, {}),
        (Filter.FULL_TIME, {"hours_per_week": 35.0}, {"hours_per_week": 20.0}),
        (Filter.FEW_HOURS, {"hours_per_week": 15.0}, {"full_time": False}),
        (Filter.BY_DAY, {"starts_at": 8 * 60, "ends_at": 17 * 60}, {"starts_at": 8 * 60, "ends_at": 21 * 60}),
        (Filter.BY_DAY, {"starts_at": 6 * 60, "ends_at": 14 * 60}, {"starts_at": 5 * 60, "ends_at": 13 * 60}),
        (Filter.BY_DAY, {"nights": False}, {}),
        (Filter.BY_DAY, {"nights": False, "ends_at": 17 * 60}, {"nights": False, "ends_at": 20 * 60}),
        (Filter.EVENINGS, {"ends_at": 21 * 60}, {"ends_at": 19 * 60}),
        (Filter.EVENINGS, {"nights": True}, {}),
        (Filter.MORNINGS, {"starts_at": 9 * 60, "ends_at": 11 * 60}, {"starts_at": 9 * 60, "ends_at": 17 * 60}),
        (Filter.MORNINGS, {"starts_at": 6 * 60, "ends_at": 13 * 60}, {"ends_at": 12 * 60}),
        (Filter.SOON, {"soon": True}, {}),
        (Filter.WEEKENDS, {"weekends_rarely": True}, {"weekends": False}),
        (Filter.WEEKENDS, {"days": (4, 5)}, {"days": (0, 4)}),
    ],
)
def test_a_filter_keeps_what_says_so(one: Filter, passes: dict[str, object], fails: dict[str, object]) -> None:
    kept, left = bits_of(
        corpus_of(some_opportunity("a:1", conditions=passes), some_opportunity("a:2", conditions=fails))
    )

    assert (bool(kept & one.bit), bool(left & one.bit)) == (True, False)


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
