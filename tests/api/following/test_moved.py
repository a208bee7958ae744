"""What a change did to a list, told in true words: by what it left, and nothing of a list that nobody had chosen."""

import pytest

from api.following.moved import Moved, read_moved, told


@pytest.mark.parametrize(
    ("part", "moved", "said"),
    [
        ("horaires", Moved(0, 3, 0, 10), "3 propositions ne vont plus avec vos heures et vos jours."),
        ("horaires", Moved(2, 1, 0, 10), "1 proposition ne va plus avec vos heures et vos jours."),
        ("limites", Moved(0, 4, 0, 10), "4 propositions ne vont plus avec ce que vous évitez."),
        ("deplacements", Moved(0, 4, 0, 10), "4 possibilités de moins dans le temps de trajet."),
        ("horaires", Moved(0, 0, 0, 10), "Rien ne change dans le temps de trajet."),
    ],
)
def test_what_left_a_list_is_told_by_what_was_changed(part: str, moved: Moved, said: str) -> None:
    assert told(moved, part)[0] == said


def test_what_came_is_told_beside_what_left() -> None:
    assert told(Moved(2, 1, 1, 10), "horaires")[1:] == (
        "2 possibilités de plus dans le temps de trajet.",
        "Parmi les 10 premières, 1 est nouvelle.",
    )


def test_nothing_is_new_in_a_list_that_nobody_had_asked_for() -> None:
    moved = read_moved(Moved(5, 0, 0, 0).address())

    assert moved is not None
    assert told(moved) == ("5 possibilités de plus dans le temps de trajet.",)
