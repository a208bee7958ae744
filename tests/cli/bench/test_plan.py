"""`alentour bench plan` plans weeks that fit and weeks that do not, and says how long they took."""

from cli.bench.plan import measure_plan


def test_both_kinds_of_weeks_are_measured() -> None:
    measured = measure_plan(weeks=6, seed=23)

    fits, does_not = measured["fits"], measured["does_not_fit_and_says_what_would"]
    assert (fits["weeks"], does_not["weeks"]) == (4, 2)
    assert 0 < fits["processor_ms"]["p50"] <= fits["processor_ms"]["max"]
