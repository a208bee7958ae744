"""Fingerprints: the same however they are made, and near where they should be."""

import unicodedata

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from geo import Point
from ingest.duplicates import FINGERPRINT, columns_of, fingerprints
from ingest.duplicates.fingerprint import NO_HASH, around, cells_of
from ingest.duplicates.words import read_shingles
from tests.make.postings import BAKERY, some_posting

texts = st.text(alphabet="abcdeéœ’ \n.-1🥖\ud800", max_size=60)


@given(st.lists(texts, min_size=1, max_size=6))
def test_a_batch_gives_what_each_posting_gives_alone(some: list[str]) -> None:
    postings = [some_posting(text=text) for text in some]

    together = fingerprints(postings)

    assert [one.tobytes() for one in together] == [fingerprints([one])[0].tobytes() for one in postings]


def test_accents_capitals_plurals_and_figures_change_nothing() -> None:
    one, other = (set(read_shingles([text]).hashes) for text in ("Élèves préparés, 12 €", "ELEVES\nPREPARES 14 €"))

    assert one == other
    assert len(one) == 1


def test_composed_and_decomposed_accents_are_the_same() -> None:
    one = read_shingles([BAKERY, "élève préparé"])
    other = read_shingles([unicodedata.normalize("NFD", BAKERY), unicodedata.normalize("NFD", "élève préparé")])

    assert one.hashes.tolist() == other.hashes.tolist()
    assert one.count.tolist() == other.count.tolist()


def test_a_text_without_words_has_an_empty_sketch() -> None:
    (made,) = fingerprints([some_posting(text="12 € … !")])

    assert (made["whole"] == NO_HASH).all()


def test_a_place_lies_among_the_cells_around_a_place_less_than_twenty_kilometres_away() -> None:
    made = fingerprints([some_posting(point=Point(46.249, 1.999)), some_posting(point=Point(46.351, 2.2))])

    here, there = cells_of(made)

    assert here != there
    assert there in around(np.array([here], np.int32))


def test_what_has_no_place_is_nowhere() -> None:
    ((cell, fingerprint),) = columns_of(fingerprints([some_posting(point=None)]))

    assert (cell, len(fingerprint)) == (0, FINGERPRINT.itemsize)
