"""What a proposal warns of fits in a word or two, beside its title."""

import pytest

from matching.reasons import (
    OUT_OF_HOURS,
    TO_CHECK,
    Reason,
    is_called_for,
    is_out_of_hours,
    read_reasons,
    stored,
    to_check,
)

TELLING = {"late": ("weekend",), "limit_likely": ("loads",), "limit_named": ("standing",)}
"""The values of the reasons whose few words depend on them."""


@pytest.mark.parametrize("code", sorted(TO_CHECK - OUT_OF_HOURS))
def test_each_thing_to_check_has_its_few_words(code: str) -> None:
    (words,) = to_check((Reason(code, TELLING.get(code, ())),))
    assert words


def test_a_subject_is_told_once_and_what_does_not_warn_is_left_out() -> None:
    warned = (Reason("wish", ("ménage",)), Reason("licence_usual"), Reason("licence_wished"))

    assert to_check((*warned, Reason("limit_named", ("loads+standing",)))) == (
        "permis",
        "charges à porter, station debout",
    )


@pytest.mark.parametrize("code", sorted(OUT_OF_HOURS))
def test_hours_and_days_that_are_not_possible_are_no_longer_to_be_checked(code: str) -> None:
    reasons = (Reason("wish", ("ménage",)), Reason(code))

    assert (to_check(reasons), is_out_of_hours(reasons)) == ((), True)
    assert not is_out_of_hours(reasons[:1])


def test_what_a_transport_on_demand_leads_to_is_called_for_even_once_kept() -> None:
    led = Reason("without_car", ((Reason("lift"), Reason("on_demand", ("Taxi-bus", "05 36 49 45 10"))),))
    helped = Reason("without_car", ((Reason("lift"), Reason("remote")),))

    assert is_called_for([led])
    assert is_called_for(read_reasons([stored(led)]))
    assert not is_called_for([helped, Reason("lift"), Reason("shuttle_days", ("Taxi-bus", (0,)))])
