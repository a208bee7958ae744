"""Candidates: found from their traits, few, and never far."""

import numpy as np

from ingest.duplicates import Posting, fingerprints
from ingest.duplicates.blocking import MOST_CANDIDATES, candidates
from tests.make.postings import AGENCY, BAKERY, some_posting
from tests.make.values import AUBUSSON


def _found(*postings: Posting) -> list[list[int]]:
    return [[first, second] for first, second in candidates(fingerprints(postings)).tolist()]


def test_copies_in_other_words_or_places_are_candidates() -> None:
    original, cut = some_posting(), some_posting(text=BAKERY[:300], employer=None)
    by_agency = some_posting(text=f"{AGENCY} {BAKERY}", employer="MANPOWER", title="Employé de vente")

    assert sorted(_found(original, cut, by_agency)) == [[0, 1], [0, 2], [1, 2]]


def test_one_text_in_two_far_communes_is_no_candidate() -> None:
    assert _found(some_posting(), some_posting(insee="23008", place="Aubusson", point=AUBUSSON)) == []


def test_an_immersion_is_no_candidate_for_a_job() -> None:
    assert _found(some_posting(), some_posting(kind="immersion")) == []


def test_only_pairs_with_what_changed_are_looked_at() -> None:
    made = fingerprints([some_posting(), some_posting(), some_posting()])

    assert candidates(made, changed=np.array([False, False, True])).tolist() == [[0, 2], [1, 2]]


def test_a_giant_that_posts_one_text_a_thousand_times_makes_no_block_explode() -> None:
    pairs = candidates(fingerprints([some_posting()] * 1_000))

    assert len(pairs) <= 1_000 * 2 * MOST_CANDIDATES
