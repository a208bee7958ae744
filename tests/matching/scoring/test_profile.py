"""What is understood of a person: trades wanted, trades refused, and what was done for how long."""

from typing import Any

import numpy as np
import pytest

from matching import Experience, Person, Schedule, Stage
from matching.scoring.profile import MONTHS_UNSAID, Profile, build_profile, trades_wanted, words_of
from matching.words.wishes.wish import naming_trades
from tests.make.standing import KNOWLEDGE, WEIGHTS, keys
from tests.make.values import some_opportunity, some_person

CLEANER, HOUSEKEEPER, CARER, BAKER, MASON = "K2204", "K1304", "K1302", "D1102", "F1703"


def profile(**said: object) -> Profile:
    return build_profile(some_person(**said), KNOWLEDGE, WEIGHTS)


def trade(read: Profile, code: str) -> float:
    return float(read.trades[KNOWLEDGE.trades[code]])


def months(read: Profile, code: str) -> float:
    return float(read.experience_months[KNOWLEDGE.trades[code]])


def test_a_wish_is_worth_its_trade_and_a_little_of_those_near_it() -> None:
    read = profile(wishes=("aide à domicile",))

    assert trade(read, CARER) == pytest.approx(1)
    assert 1 > trade(read, HOUSEKEEPER) > trade(read, MASON) == 0


def test_what_was_done_counts_less_than_what_is_wished_for_and_a_skill_less_again() -> None:
    wished, done, able = (
        trade(read, BAKER)
        for read in (
            profile(wishes=("boulanger",)),
            profile(experience=(Experience("boulanger", 2),)),
            profile(skills=("boulanger",)),
        )
    )

    assert wished == 1
    assert done == pytest.approx(WEIGHTS.wish["experience"])
    assert able == pytest.approx(WEIGHTS.wish["skill"])


def test_each_trade_is_told_with_the_words_that_gave_it() -> None:
    read = profile(wishes=("maçon",), experience=(Experience("boulanger", 2),))

    told = {code: read.asks[read.best_ask[KNOWLEDGE.trades[code]]].text for code in (MASON, BAKER)}
    assert told == {MASON: "maçon", BAKER: "boulanger"}
    assert [one.text for one in read.understood] == ["maçon"], "only wishes are shown back"


def test_a_trade_that_no_word_names_has_no_words() -> None:
    read = profile(wishes=("maçon",))

    assert read.best_ask[KNOWLEDGE.trades[BAKER]] == -1


def test_a_refusal_takes_away_from_its_trade_and_its_neighbours_only() -> None:
    past = (Experience("femme de ménage", 3), Experience("boulanger", 1))
    before, after = profile(experience=past), profile(experience=past, wishes=("plus femme de ménage",))

    for code in (CLEANER, HOUSEKEEPER):
        assert trade(after, code) == pytest.approx((1 - WEIGHTS.wish["refused"]) * trade(before, code))
    assert trade(after, CARER) < trade(before, CARER)
    assert trade(after, BAKER) == trade(before, BAKER)


def test_a_refusal_is_not_among_the_words_that_are_looked_for() -> None:
    assert profile(wishes=("maçon, pas boulanger",)).words == profile(wishes=("maçon",)).words


def test_months_count_in_the_trade_done_and_in_those_near_it() -> None:
    read = profile(experience=(Experience("employée de ménage", 2),))

    assert (months(read, HOUSEKEEPER), months(read, BAKER)) == (24, 0)
    assert 0 < months(read, CARER) < 24, "a near trade counts in part"


def test_the_longest_of_several_jobs_counts_and_one_without_length_for_a_few_months() -> None:
    read = profile(experience=(Experience("boulanger", 1), Experience("boulangère", 4), Experience("maçon", None)))

    assert [months(read, code) for code in (BAKER, MASON)] == [48, MONTHS_UNSAID]


@pytest.mark.parametrize(
    ("said", "nothing"), [({}, np.nan), ({"wishes": ("maçon",)}, 0.0), ({"skills": ("maçon",)}, np.nan)]
)
def test_a_past_that_was_not_asked_for_is_unknown_not_empty(said: dict[str, object], nothing: float) -> None:
    assert months(profile(**said), MASON) == pytest.approx(nothing, nan_ok=True)


def test_hours_written_in_a_wish_are_told_apart_from_hours_given() -> None:
    written, given = profile(wishes=("ménage 2 heures",)), profile(wishes=("ménage 2 heures",), hours_max=10.0)

    assert (written.person.hours_max, written.hours_in_words, written.hours_written) == (2, True, True)
    assert (given.person.hours_max, given.hours_in_words, given.hours_written) == (10, False, True)


@pytest.mark.parametrize(
    ("said", "most"),
    [
        ({"schedule": Schedule(days=frozenset({0, 3}))}, 16),
        ({"wishes": ("ménage que le lundi et le jeudi",)}, 16),
        ({"wishes": ("ménage 5h par semaine",), "schedule": Schedule(days=frozenset({0, 3}))}, 5),
        ({"schedule": Schedule(days=frozenset(range(5)))}, None),
    ],
)
def test_few_days_leave_eight_hours_each_to_who_says_no_hours(said: dict[str, Any], most: float | None) -> None:
    assert profile(**said).person.hours_max == most


def test_whoever_says_nothing_wants_no_trade_in_particular() -> None:
    read = build_profile(Person(key="1", home=some_person().home, stage=Stage.EMPLOI), KNOWLEDGE, WEIGHTS)

    assert not read.trades.any()
    assert set(read.best_ask.tolist()) == {-1}
    assert (read.words, read.skills, read.asks) == ({}, {}, ())


def test_words_of_what_is_refused_are_not_looked_for_although_it_was_done() -> None:
    done = (Experience("hôtesse de caisse en magasin", 13),)

    kept, refused = profile(experience=done), profile(wishes=("plus la caisse",), experience=done)

    assert len(kept.words.keys() - refused.words.keys()) == 1
    assert refused.words.keys() < kept.words.keys()


def test_a_trade_that_is_refused_gives_way_although_it_was_done() -> None:
    baker = some_person(wishes=("plus boulanger", "maçon"), experience=(Experience("boulanger", 9),))
    bakery, site = some_opportunity("a:bakery", rome="D1102"), some_opportunity("a:site", rome="F1703")

    assert keys(baker, bakery, site) == ["a:site", "a:bakery"]


def test_whoever_only_refuses_a_trade_is_open_to_the_others_and_not_to_it() -> None:
    read = profile(wishes=("pas boulanger",))
    bakery, site = some_opportunity("a:bakery", rome="D1102"), some_opportunity("a:site", rome="F1703")

    assert trade(read, MASON) == pytest.approx(0.6)
    assert trade(read, BAKER) < 0.1
    assert keys(some_person(wishes=("pas boulanger",)), bakery, site) == ["a:site", "a:bakery"]


def test_whoever_names_no_trade_may_like_missions_and_the_first_trades_of_their_theme() -> None:
    read = profile(wishes=("voir des mamies",))

    assert trade(read, "theme:elderly") == 1
    assert 0 < trade(read, CARER) < 1


def test_a_refused_theme_takes_its_missions_away() -> None:
    read = profile(wishes=("aider les gens, plus les enfants",))

    assert trade(read, "theme:school") < trade(profile(wishes=("aider les gens",)), "theme:school")


@pytest.mark.parametrize(
    "said",
    [
        {"wishes": ("plus boulanger", "maçon"), "experience": (Experience("boulanger", 9),)},
        {"wishes": ("aider les gens, plus les enfants",), "skills": ("cuisiner pour des enfants",)},
        {"wishes": ()},
    ],
)
def test_trades_are_wanted_as_the_whole_profile_says(said: dict[str, Any]) -> None:
    person = some_person(**said)

    wanted = trades_wanted(person, KNOWLEDGE, WEIGHTS)

    assert np.array_equal(wanted, build_profile(person, KNOWLEDGE, WEIGHTS).trades)


def test_a_wish_is_cleared_of_lessons_once_by_all_who_read_it() -> None:
    person = some_person(wishes=("lire cours apprendre français conduire par", "boulanger"))
    once = naming_trades(person.wishes)
    assert naming_trades(once) != once, "what is left reads as something else again"

    read = build_profile(person, KNOWLEDGE, WEIGHTS)

    assert tuple(one.text for one in read.understood) == once
    assert read.words == words_of(person)
    assert np.array_equal(read.trades, trades_wanted(person, KNOWLEDGE, WEIGHTS))


def test_a_pupils_days_at_a_workplace_are_told_as_no_job() -> None:
    baker = KNOWLEDGE.trades[BAKER]

    assert profile(experience=(Experience("boulanger", 2),)).months_told(baker) == 24
    assert profile(experience=(Experience("stage de 3e boulanger"),)).months_told(baker) == 0
