"""The two usual ways to meet a text with words."""

import numpy as np
import pytest

from matching import Experience
from matching.evaluate.lexical import letters_index, question_of, text_of, words_index
from tests.make.values import some_opportunity, some_person

TEXTS = ("macon pour murs et murs anciens", "boulanger de nuit", "murs et peinture de nuit pour macon")


def test_bm25_follows_its_formula() -> None:
    rare = np.log1p((3 - 1 + 0.5) / (1 + 0.5))
    lengths = np.array([4, 2, 4])  # words that mean something
    expected = rare * 1 * 2.2 / (1 + 1.2 * (0.25 + 0.75 * lengths[1] / lengths.mean()))
    assert words_index(TEXTS).nearness("boulanger") == pytest.approx([0, expected, 0])


def test_letters_are_weighed_as_scikit_learn_does() -> None:
    from sklearn.feature_extraction.text import TfidfVectorizer  # a second to import, for this test alone

    peer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    table = peer.fit_transform(TEXTS)
    expected = (table @ peer.transform(["macons de nuit"]).T).toarray().ravel()
    assert letters_index(TEXTS).nearness("macons de nuit") == pytest.approx(expected, abs=1e-9)


def test_words_that_stand_nowhere_meet_nothing() -> None:
    assert words_index(TEXTS).nearness("zèbre").tolist() == letters_index(TEXTS).nearness("qqq").tolist() == [0, 0, 0]


def test_a_text_says_its_title_three_times_and_a_question_all_that_the_person_says() -> None:
    person = some_person(wishes=("ménage",), experience=(Experience("cantine"),), skills=("repasser",))
    assert text_of(some_opportunity(title="Maçon")).split().count("Maçon") == 3
    assert question_of(person) == "ménage cantine repasser"
