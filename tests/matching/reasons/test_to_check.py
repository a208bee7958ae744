"""What a proposal warns of fits in a word or two, beside its title."""

import pytest

from matching.reasons import Reason, to_check
from matching.reasons.reason import WARNING

TELLING = {"late": ("weekend",), "limit_likely": ("loads",), "limit_named": ("standing",)}
"""The values of the reasons whose few words depend on them."""


@pytest.mark.parametrize("code", sorted(WARNING))
def test_each_warning_has_its_few_words(code: str) -> None:
    (words,) = to_check((Reason(code, TELLING.get(code, ())),))
    assert words


def test_a_subject_is_told_once_and_what_does_not_warn_is_left_out() -> None:
    warned = (Reason("wish", ("ménage",)), Reason("outside", ("le soir",)), Reason("outside_from", (300,)))

    assert to_check((*warned, Reason("limit_named", ("loads+standing",)))) == (
        "horaires",
        "charges à porter, station debout",
    )
