"""A corpus: what is said of each opportunity, in columns, and rows that stay the same whoever stands beside."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import Point
from matching import Asked, Kind, Level, Opportunity, Rung
from matching.scoring.corpus import BUCKETS, KINDS, bag_of, features_of, vector_of
from tests.make.standing import KNOWLEDGE, corpus_of, standing_in, standing_of
from tests.make.values import AUBUSSON, NOON, some_opportunity, some_person

NUMBERS = (
    *("hours", "full_time", "nights", "weekends", "heavy", "vehicle", "experience", "experience_required", "level"),
    *("level_required", "responsiveness"),
)


def test_a_word_said_four_times_counts_twice_not_four_times() -> None:
    (once,) = bag_of(("boulanger", 1.0)).values()
    (often,) = bag_of(("boulanger boulangers boulangère boulanger", 1.0)).values()

    assert often == pytest.approx(2 * once)


def test_a_word_of_the_title_counts_as_three_of_the_text() -> None:
    said = features_of(some_opportunity(title="Maçon", text="Maçon pétrin pétrin pétrin pétrin")).words

    (mason,), (trough,) = bag_of(("maçon", 1.0)), bag_of(("pétrin", 1.0))
    assert said[mason] == said[trough] == 2.0


def test_what_is_not_said_is_neither_zero_nor_no() -> None:
    corpus = corpus_of(Opportunity(key="a:silent", kind=Kind.JOB, title="Maçon"))

    for name in (*NUMBERS, "lat", "lon", "blur_km", "created"):
        assert np.isnan(getattr(corpus, name)).all(), name
    assert corpus.rome.tolist() == [-1]
    assert corpus.licences == ()


def test_what_is_said_stands_in_its_column() -> None:
    said = {
        "hours_per_week": 17.5,
        "nights": False,
        "weekends": True,
        "experience_months": 0,
        "level": Level.BAC,
        "vehicle_needed": True,
    }
    corpus = corpus_of(some_opportunity(kind=Kind.TRAINING, conditions=said))

    columns = (corpus.hours, corpus.nights, corpus.weekends, corpus.experience, corpus.level, corpus.vehicle)
    assert [float(column[0]) for column in columns] == [17.5, 0, 1, 0, Level.BAC.rank, 1]
    assert KINDS[corpus.kind[0]] is Kind.TRAINING
    assert corpus.rome[0] == KNOWLEDGE.trades["K2204"]
    assert corpus.created[0] == NOON.timestamp()


def test_a_licence_is_required_or_wished_for_where_it_is() -> None:
    asks = [
        some_opportunity(f"a:{required}", conditions={"licences": (Asked("Permis", required=required, code="B"),)})
        for required in (True, False)
    ]

    ((code, required, wished),) = corpus_of(*asks, some_opportunity("a:none")).licences

    assert (code, required.tolist(), wished.tolist()) == ("B", [True, False, False], [False, True, False])


@pytest.mark.parametrize(
    ("rung", "km"),
    [
        (None, 0),
        (Rung.COORDINATES, 0),
        (Rung.INSEE, 0),
        (Rung.ADDRESS, 0),
        (Rung.POSTCODE, 15),
        (Rung.DEPARTMENT, 80),
    ],
)
def test_a_place_is_as_blurred_as_what_placed_it(rung: Rung | None, km: float) -> None:
    assert corpus_of(some_opportunity(rung=rung)).blur_km.tolist() == [km]


def test_a_word_that_is_everywhere_is_worth_less_than_a_rare_one() -> None:
    corpus = corpus_of(*[some_opportunity(f"a:{word}", title=f"Agent {word}") for word in ("zinc", "laine", "tuile")])

    (everywhere,), (rare,) = bag_of(("agent", 1.0)), bag_of(("zinc", 1.0))
    assert 0 < corpus.rarity[everywhere] < corpus.rarity[rare]


@given(text=st.text(alphabet="abé xyz", max_size=40))
@settings(max_examples=30, deadline=None)
def test_the_words_of_a_question_have_length_one_or_no_words(text: str) -> None:
    bag = bag_of((text, 1.0))

    row = vector_of(bag, np.ones(BUCKETS, dtype=np.float32))

    assert float((row.data**2).sum()) == pytest.approx(1.0 if bag else 0.0, abs=1e-5)


def test_some_rows_keep_their_order_their_licences_and_the_rarity_of_the_whole() -> None:
    licence = {"licences": (Asked("Permis", required=True, code="B"),)}
    whole = corpus_of(*[some_opportunity(f"a:{key}", title=key) for key in "xyz"], some_opportunity(conditions=licence))

    taken = whole.take(np.array([3, 0]))

    assert [one.key for one in taken.opportunities] == ["france-travail:1", "a:x"]
    assert taken.order.tolist() == [3, 0]
    assert taken.licences[0][1].tolist() == [True, False]
    assert taken.rarity is whole.rarity
    assert np.array_equal(taken.words.indices, whole.words[[3, 0]].indices)


def test_nothing_can_be_taken_out_of_a_corpus_too() -> None:
    nothing = corpus_of(some_opportunity()).take(np.empty(0, dtype=np.intp))

    assert standing_in(nothing, some_person(wishes=("maçon",))).open_rows().size == 0


def test_nobody_breaks_on_an_empty_corpus() -> None:
    assert standing_in(corpus_of(), some_person(wishes=("maçon",))).open_rows().size == 0


@given(st.lists(st.tuples(st.floats(45.6, 46.5), st.floats(1.3, 2.6)), min_size=1, max_size=6))
@settings(max_examples=30, deadline=None)
def test_one_row_stands_as_it_would_among_others(places: list[tuple[float, float]]) -> None:
    """A corpus taken apart scores as the whole does: live and batch cannot disagree."""
    whole = standing_of(some_person(), *[some_opportunity(f"a:{i}", point=Point(*at)) for i, at in enumerate(places)])
    rows = np.arange(len(places))[::-1]

    taken = standing_in(whole.corpus.take(rows), some_person())

    assert np.array_equal(taken.scores.total, whole.scores.total[rows])
    assert np.array_equal(taken.gate, whole.gate[rows])


def test_the_order_of_keys_does_not_depend_on_the_order_of_rows() -> None:
    here, there = some_opportunity("a:1"), replace(some_opportunity("b:1"), point=AUBUSSON)

    assert corpus_of(there, here).order.tolist() == [1, 0]
    assert corpus_of(here, there).order.tolist() == [0, 1]
