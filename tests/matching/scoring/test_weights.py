"""The weights: every moment of the parcours knows every kind, and a change of the file is a new version."""

from pathlib import Path

import pytest

from matching import Kind, Stage, load_weights
from matching.scoring.weights import FILE

WEIGHTS = load_weights()


@pytest.mark.parametrize("stage", [None, *Stage])
def test_every_stage_says_of_every_kind_how_well_it_fits(stage: Stage | None) -> None:
    assert set(WEIGHTS.stage[stage]) == set(Kind)
    assert all(0 < fit <= 1 for fit in WEIGHTS.stage[stage].values()), "no kind is hidden from a stage"


def test_every_part_weighs_something_and_never_all() -> None:
    assert min(WEIGHTS.parts.values()) > 0
    assert all(0 < floor < 1 for floor in WEIGHTS.floor.values()), "a part that is 0 orders what else is left"
    assert all(0 < usual < 1 for usual in WEIGHTS.unknown.values())


def test_what_is_asked_for_weighs_more_than_anything_read_around_it() -> None:
    assert max(WEIGHTS.parts, key=lambda name: WEIGHTS.parts[name]) == "wish"
    assert WEIGHTS.wish["skill"] < WEIGHTS.wish["experience"] < 1


def test_any_change_of_the_file_is_a_new_version_and_no_change_is_none(tmp_path: Path) -> None:
    same, other = tmp_path / "same.toml", tmp_path / "other.toml"
    same.write_bytes(FILE.read_bytes())
    other.write_bytes(FILE.read_bytes().replace(b"wish = { weight = 6.0", b"wish = { weight = 6.5"))

    assert load_weights(same).version == WEIGHTS.version
    assert load_weights(other).version != WEIGHTS.version
    assert load_weights(other).parts["wish"] == 6.5
