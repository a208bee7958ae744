"""Words to take out are quoted as they were typed, whole."""

from matching.words.spelling.as_written import as_written


def test_a_span_that_cuts_a_word_ends_with_it() -> None:
    text = "Essai d'une journée, au noir"

    assert as_written(text, [(0, 16), (21, 26)]) == ("Essai d'une journée", "au noir")


def test_spans_that_meet_in_a_word_are_told_once() -> None:
    assert as_written("non payée", [(0, 8), (4, 9)]) == ("non payée",)
