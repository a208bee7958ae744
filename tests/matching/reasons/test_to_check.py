"""What a proposal warns of fits in a word or two, beside its title."""

from matching.reasons import Reason, to_check
from matching.reasons.reason import WARNING
from matching.reasons.to_check import _SUBJECTS, _WITH_VALUES


def test_each_warning_has_its_few_words() -> None:
    assert {*_SUBJECTS, *_WITH_VALUES} == WARNING


def test_a_subject_is_told_once_and_what_does_not_warn_is_left_out() -> None:
    warned = (Reason("wish", ("ménage",)), Reason("outside", ("le soir",)), Reason("outside_from", (300,)))

    assert to_check((*warned, Reason("limit_named", ("loads+standing",)))) == (
        "horaires",
        "charges à porter, station debout",
    )
