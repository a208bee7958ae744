"""What a new means of transport needs, wherever it is: words, an icon, a field to type it in, a filter, a speed."""

from pathlib import Path

import numpy as np
import pytest

from api.pages.desk import portfolio
from api.pages.desk.newcomers import NewcomerTyped
from api.pages.desk.situation import Situation
from api.wording import words
from cli.road_matrix import MODE_WORDS
from geo import MODES, Mode
from geo.estimate.times import straight_minutes
from geo.means import MODE_NAMES, TOP_SPEED_KM_A_MINUTE
from geo.roads import MODES_BY_ROAD
from matching.changes import WITH_MEANS
from matching.reasons.values import BY
from sheets import PEOPLE
from store.tables import travel

ICONS = Path(words.__file__).parents[1] / "static/icons.svg"
PUBLIC = {Mode.BUS, Mode.WALK}
"""What everybody has where it runs: somebody with nothing else is « sans voiture ni deux-roues »."""


@pytest.mark.parametrize("mode", Mode)
def test_a_means_has_its_words_its_icon_and_its_speed(mode: Mode) -> None:
    assert mode in words.MODES
    assert mode in BY
    assert mode in WITH_MEANS
    assert mode in MODE_NAMES.values()
    assert f'id="{mode.value}"' in ICONS.read_text(encoding="utf-8")
    assert np.isfinite(straight_minutes(mode, np.array([1.0]))).all()
    assert TOP_SPEED_KM_A_MINUTE[mode] > 0


@pytest.mark.parametrize("mode", Mode)
def test_a_means_can_be_typed_wherever_means_are(mode: Mode) -> None:
    assert mode.value in Situation.model_fields
    assert mode.value in NewcomerTyped.model_fields
    assert mode.value in {column.name for column in PEOPLE.columns}


def test_people_with_a_means_of_their_own_are_found_by_it() -> None:
    found = [modes for _, modes in portfolio.MEANS.values()]

    assert frozenset().union(*found) == set(Mode) - PUBLIC


def test_the_means_that_roads_answer_for_are_those_that_are_kept_and_told() -> None:
    assert [mode.value for mode in MODES_BY_ROAD] == [*travel.MODES_BY_ROAD]
    assert set(MODE_WORDS) == set(MODES_BY_ROAD)


def test_the_codes_of_means_in_files_never_change() -> None:
    assert MODES[:6] == (Mode.CAR, Mode.MOPED, Mode.EBIKE, Mode.BIKE, Mode.BUS, Mode.WALK)
