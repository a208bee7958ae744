"""The first look and the second: both say the same of what is in reach, and the lists do not show which one chose."""

from dataclasses import replace
from importlib import import_module

import numpy as np
import pytest

from geo import NOWHERE, Means, Mode
from matching import Kind, Knowledge, stand
from matching.live.glance import MET, glance, glance_met, kinds_open
from matching.live.glance.kernel import OPEN
from matching.live.index import parts_of
from matching.words.trades.rome import Context
from tests.make.looks import CORPUS, PEOPLE, TOWN, anew, by_id, index_of_town, question_for, seen_by
from tests.make.standing import COMMUNES, KNOWLEDGE, TRAVEL, WEIGHTS, standing_in
from tests.make.values import NOON, some_person, some_rome


@pytest.mark.parametrize("name", PEOPLE)
def test_the_first_look_lets_pass_what_the_gates_let_pass(name: str) -> None:
    seen, standing = seen_by(PEOPLE[name]), standing_in(CORPUS, PEOPLE[name])

    passed = set(seen.index.column("id", seen.rows[seen.gate == OPEN]).tolist())
    assert passed == set(standing.corpus.id[standing.gate < 0].tolist())


@pytest.mark.parametrize("name", PEOPLE)
def test_the_first_look_orders_nearly_as_the_full_score(name: str) -> None:
    """Equal parts give equal scores: the ranks of what is open are compared, and where the full best stand."""
    seen, standing = seen_by(PEOPLE[name]), standing_in(CORPUS, PEOPLE[name])
    rows = np.flatnonzero(seen.gate == OPEN)
    total = standing.scores.total[by_id(seen, standing)[rows]]

    agreement = np.corrcoef(np.argsort(np.argsort(seen.score[rows])), np.argsort(np.argsort(total)))[0, 1]

    assert agreement > 0.95
    first = set(rows[np.argsort(-seen.score[rows])][:40].tolist())
    found = len(first & set(rows[np.argsort(-total)][:20].tolist()))
    assert found >= 16


@pytest.mark.parametrize("name", PEOPLE)
def test_the_first_look_leaves_out_but_skills_and_licences_wished_for(name: str) -> None:
    """Days, hours, limits, a diploma, French and the kinds that somebody names are all in its score."""
    person = replace(PEOPLE[name], licences=None, skills=())
    seen, standing = seen_by(person), standing_in(CORPUS, person)

    full = sum(WEIGHTS.parts.values()) * np.log(standing.scores.total[by_id(seen, standing)])
    assert np.ptp((seen.score - full)[seen.gate == OPEN]) < 0.3


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
