"""A transport on demand helps where it links two communes, on all days of work, before its start and after its end."""

import pytest

from geo import USUAL_HOURS, OnDemand, WorkingHours

WEEK = frozenset(range(5))


def some_transport(*, days: frozenset[int] = WEEK, starts: int | None = None, ends: int | None = None) -> OnDemand:
    return OnDemand(
        "Navette du plateau", "05 36 49 00 12", frozenset({"23008", "23079"}), days, starts=starts, ends=ends
    )


@pytest.mark.parametrize(
    ("days", "starts", "ends", "of_use"),
    [
        (WEEK, None, None, True),
        (WEEK, 7 * 60, 19 * 60, True),
        (frozenset(range(7)), 7 * 60, None, True),
        (WEEK, 9 * 60, 19 * 60, False),
        (WEEK, 7 * 60, 16 * 60, False),
        (frozenset({1, 3}), None, None, False),
    ],
)
def test_it_runs_on_the_days_of_work_around_its_hours(
    *, days: frozenset[int], starts: int | None, ends: int | None, of_use: bool
) -> None:
    assert some_transport(days=days, starts=starts, ends=ends).runs(USUAL_HOURS) is of_use


def test_somebody_who_works_on_two_days_needs_it_on_those_alone() -> None:
    tuesdays_and_thursdays = WorkingHours(frozenset({1, 3}), 9 * 60, 12 * 60)

    assert some_transport(days=frozenset({1, 3}), starts=8 * 60, ends=18 * 60).runs(tuesdays_and_thursdays)


def test_it_links_the_communes_of_its_zone_and_no_other() -> None:
    transport = some_transport()

    assert transport.links("23008", "23079")
    assert transport.links("23079", "23008")
    assert not transport.links("23008", "23096")
    assert not transport.links("23096", "23008")
