"""What is found around a sign is read to its end, wherever the same sign stands before."""

import pytest

from matching.words.conditions import Passage, window_in


@pytest.mark.parametrize("before", ("Agent", "Agent hôtelier", "Un chauffeur", "Chez nous,", "Homme de chambre"))
def test_a_word_with_the_sign_in_it_cuts_no_time_of_day_short(before: str) -> None:
    found = window_in(Passage(f"{before} 7h30-15h10 CDI"))

    assert found is not None
    assert found.value == (7 * 60 + 30, 15 * 60 + 10)
