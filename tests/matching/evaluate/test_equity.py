"""What groups of people are shown, and how many share it."""

import numpy as np

from matching.evaluate import by_group, candidates_of, measured, ndcg_at, people_elsewhere, prices_for, sharing_of
from matching.evaluate.diagnosis import diagnosis_of
from matching.evaluate.trial import by_means, by_stage, ours
from tests.make.judged import some_people, stand_one
from tests.make.standing import COMMUNES
from tests.matching.evaluate.conftest import Trials


def test_each_group_has_its_size_and_how_far_it_stands_from_the_others(trials: Trials) -> None:
    told = by_group(measured(trials), [by_means(trial) for trial in trials], seed=1)
    assert {name: one["people"] for name, one in told.items()} == {"car": 3, "walk": 1}
    reach = told["car"]["unconditional"]["open_to_them"]
    assert reach["minus_others"] > 0, "a car leads farther"
    assert reach["apart"] is None, "four people tell nothing"


def test_two_sure_groups_stand_apart() -> None:
    values = {"unconditional": {"gain": np.array([0.9] * 6 + [0.1] * 6)}}
    told = by_group(values, ["town"] * 6 + ["village"] * 6, seed=1)
    assert told["village"]["unconditional"]["gain"] == {
        "mean": 0.1, "minus_others": -0.8, "low": -0.8, "high": -0.8, "apart": True
    }  # fmt: skip


def test_what_has_nothing_good_in_reach_counts_in_one_measure_and_not_in_the_other(trials: Trials) -> None:
    told = by_group(measured(trials), [trial.person.key for trial in trials], seed=1)
    assert told["walker"]["unconditional"]["success_at_3"]["mean"] == 0
    assert told["walker"]["conditional"]["success_at_3_where_possible"] is None


def test_people_are_drawn_from_the_communes_of_their_department() -> None:
    crowd = people_elsewhere(some_people(), COMMUNES, count=12, seed=5)
    assert len({person.key for person in crowd}) == 12
    assert {person.insee for person in crowd} <= {"23008", "23030", "23096", "23176"}
    assert [person.wishes for person in crowd[:4]] == [person.wishes for person in some_people()]
    assert crowd == people_elsewhere(some_people(), COMMUNES, count=12, seed=5)


def test_prices_share_the_first_places_and_hide_nothing(trials: Trials) -> None:
    standings = [stand_one(person) for person in people_elsewhere(some_people(), COMMUNES, count=40, seed=5)]
    reachable = np.any([standing.gate < 0 for standing in standings], axis=0)
    candidates = candidates_of(standings)
    prices = prices_for(candidates, standings[0])
    free = np.zeros_like(prices)

    before, after = (sharing_of(candidates, one, reachable=reachable) for one in (free, prices))

    assert after.gini <= before.gini
    assert after.never_shown <= before.never_shown == 0.0
    judged = candidates_of([trial.standing for trial in trials])
    assert ndcg_at(trials, judged, free)[:3].tolist() == list(measured(trials)["conditional"]["ndcg_at_10"][:3])


def test_a_diagnosis_shows_the_first_ten_and_what_was_missed(trials: Trials) -> None:
    told = diagnosis_of(trials[3], ours)
    assert told["persona"] == "walker"
    assert told["ndcg_at_10"] is None
    assert [row["place"] for row in told["first"]] == list(range(1, len(told["first"]) + 1))
    missed = diagnosis_of(trials[0], lambda trial: ours(trial)[::-1][:1])["missed"]
    assert [row["key"] for row in missed] == ["ft:K2204-0", "ft:K2204-1"]
    assert (missed[0]["place"], missed[0]["grade"]) == (None, 3)


def test_people_are_grouped_by_stage(trials: Trials) -> None:
    assert [by_stage(trial) for trial in trials] == ["emploi", "socio_pro", "emploi", "emploi"]
