"""What each filter keeps, by what an opportunity says."""

import pytest

from matching import Asked, Filter, Level
from matching.scoring.filters import bits_of
from tests.make.standing import corpus_of
from tests.make.values import some_opportunity


@pytest.mark.parametrize(
    ("one", "passes", "fails"),
    [
        (Filter.BEGINNERS, {"experience_months": 0}, {}),
        (Filter.NO_LICENCE, {}, {"licences": (Asked("Permis", required=True, code="B"),)}),
        (Filter.NO_LICENCE, {"licences": (Asked("Permis", required=False, code="B"),)}, {"vehicle_needed": True}),
        (Filter.NO_DIPLOMA, {"level": Level.BAC}, {"level": Level.BAC, "level_required": True}),
        (Filter.ACCESSIBLE, {"accessible": True}, {}),
        (Filter.PART_TIME, {"hours_per_week": 20.0}, {"hours_per_week": 35.0}),
        (Filter.PART_TIME, {"full_time": False}, {}),
        (Filter.FULL_TIME, {"full_time": True}, {}),
        (Filter.FULL_TIME, {"hours_per_week": 35.0}, {"hours_per_week": 20.0}),
        (Filter.FEW_HOURS, {"hours_per_week": 15.0}, {"full_time": False}),
        (Filter.BY_DAY, {"starts_at": 8 * 60, "ends_at": 17 * 60}, {"starts_at": 8 * 60, "ends_at": 21 * 60}),
        (Filter.BY_DAY, {"starts_at": 6 * 60, "ends_at": 14 * 60}, {"starts_at": 5 * 60, "ends_at": 13 * 60}),
        (Filter.BY_DAY, {"nights": False}, {}),
        (Filter.BY_DAY, {"nights": False, "ends_at": 17 * 60}, {"nights": False, "ends_at": 20 * 60}),
        (Filter.EVENINGS, {"ends_at": 21 * 60}, {"ends_at": 19 * 60}),
        (Filter.EVENINGS, {"nights": True}, {}),
        (Filter.MORNINGS, {"starts_at": 9 * 60, "ends_at": 11 * 60}, {"starts_at": 9 * 60, "ends_at": 17 * 60}),
        (Filter.MORNINGS, {"starts_at": 6 * 60, "ends_at": 13 * 60}, {"ends_at": 12 * 60}),
        (Filter.SOON, {"soon": True}, {}),
        (Filter.WEEKENDS, {"weekends_rarely": True}, {"weekends": False}),
        (Filter.WEEKENDS, {"days": (4, 5)}, {"days": (0, 4)}),
    ],
)
def test_a_filter_keeps_what_says_so(one: Filter, passes: dict[str, object], fails: dict[str, object]) -> None:
    kept, left = bits_of(
        corpus_of(some_opportunity("a:1", conditions=passes), some_opportunity("a:2", conditions=fails))
    )

    assert (bool(kept & one.bit), bool(left & one.bit)) == (True, False)
