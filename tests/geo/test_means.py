"""One way of writing a means and its minutes, for addresses, programs and commands."""

import pytest

from geo import MOST_MINUTES, Means, Mode, means_from_text, means_to_text, on_foot_too


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


def test_whoever_takes_a_bus_walks_to_what_is_nearer_than_the_stop() -> None:
    assert on_foot_too((Means(Mode.BUS, 60),)) == (Means(Mode.BUS, 60), Means(Mode.WALK, 30))
    assert on_foot_too((Means(Mode.BUS, 20),))[1].max_minutes == 20


@pytest.mark.parametrize("said", [(Means(Mode.CAR, 30),), (Means(Mode.BUS, 60), Means(Mode.WALK, 10)), ()])
def test_what_is_said_of_walking_or_driving_is_not_added_to(said: tuple[Means, ...]) -> None:
    assert on_foot_too(said) == said
