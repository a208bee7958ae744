"""The table of everyday words: it must be usable whole."""

from collections import Counter
from pathlib import Path

from ingest.reference import read_rome
from kit import fold
from matching.words.trades.titles.everyday import abbreviations, everyday


def test_an_expression_stands_once() -> None:
    twice = [words for words, times in Counter(fold(one.words) for one in everyday()).items() if times > 1]

    assert twice == []


def test_no_abbreviation_hides_another_word_of_the_language() -> None:
    assert not {"ou", "si", "ca", "as", "son", "bus", "car"} & abbreviations().keys()


def test_every_code_is_one_of_rome(shared_data: Path) -> None:
    known = {trade.code for trade in read_rome(shared_data).trades}

    assert {code for one in everyday() for code in one.codes} <= known
