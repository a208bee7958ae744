"""An icon is a reference into the one drawing, hidden from a reader's voice."""

import pytest

from api.serving.assets import Assets
from api.serving.icons import icons


def test_an_icon_names_its_part_of_the_drawing_as_it_is_now() -> None:
    assets = Assets()

    drawn = icons(assets)("bus")

    assert f'<use href="{assets.url("icons.svg")}#bus"/>' in drawn
    assert 'class="icon" aria-hidden="true"' in drawn


@pytest.mark.parametrize("name", ["arrow", "back", "out"])
def test_what_shows_a_way_turns_with_the_direction_of_the_words(name: str) -> None:
    assert 'class="icon turns"' in icons(Assets())(name)
