"""One way of writing a means and its minutes, for addresses, programs and commands."""

import pytest

from geo import MOST_MINUTES, Means, Mode, means_from_text, means_to_text


@pytest.mark.parametrize("mode", Mode)
def test_a_means_comes_back_from_its_own_word(mode: Mode) -> None:
    assert means_from_text(means_to_text(Means(mode, 25))) == Means(mode, 25)


@pytest.mark.parametrize(("text", "mode"), [("voiture:25", Mode.CAR), ("velo-electrique:25", Mode.EBIKE)])
def test_french_words_name_the_same_modes(text: str, mode: Mode) -> None:
    assert means_from_text(text) == Means(mode, 25)


@pytest.mark.parametrize("text", ["", "car", "car:", "car:0", "car:-5", "car:²", "car:181", "car:1e2", "rocket:5"])
def test_what_makes_no_sense_is_no_means(text: str) -> None:
    assert means_from_text(text) is None


@pytest.mark.parametrize(("text", "minutes"), [("car", 30), ("car:abc", 30), ("car:0", 30), ("car:9999", MOST_MINUTES)])
def test_a_forgiving_reader_takes_usual_minutes_and_at_most_the_most(text: str, minutes: int) -> None:
    assert means_from_text(text, usual_minutes=30) == Means(Mode.CAR, minutes)
