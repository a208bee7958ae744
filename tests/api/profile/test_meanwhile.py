"""Two at one file at once: what each changed stays, and what both changed is asked."""

from dataclasses import replace
from typing import cast

import pytest

from api.places import Places
from api.profile import Known
from api.profile.meanwhile import Clash, settled, shown_in
from api.profile.own_words import Past
from api.profile.times import Times
from matching import Experience, Schedule
from store.people.person import PersonCard
from tests.make.values import some_person

WEEK = Schedule(days=frozenset(range(7)))
ALL_DAYS = tuple("0123456")


def kept(**more: object) -> Known:
    return Known(replace(some_person(), schedule=WEEK, **more), cast(PersonCard, None), cast(Places, None))  # type: ignore[arg-type]


SHOWN = Times.of(kept())


def test_what_each_of_two_changed_stays() -> None:
    written = settled(Times(jour=ALL_DAYS[:6]), shown=SHOWN, known=kept(hours_max=30.0))

    assert written == Times(jour=ALL_DAYS[:6], au_plus="30")


def test_what_both_changed_otherwise_is_not_written_and_keeps_what_was_typed() -> None:
    with pytest.raises(Clash) as asked:
        settled(Times(jour=ALL_DAYS, au_plus="20"), shown=SHOWN, known=kept(hours_max=30.0, hours_min=10.0))

    assert asked.value.form == Times(jour=ALL_DAYS, au_moins="10", au_plus="20")


def test_what_both_changed_alike_is_no_clash() -> None:
    both = Times(jour=ALL_DAYS, au_plus="30")

    assert settled(both, shown=SHOWN, known=kept(hours_max=30.0)) == both


def test_years_stay_with_what_was_done_when_two_change_them() -> None:
    shown = Past(fait=("cuisine", "marché"), annees=("1", "2"))
    known = kept(experience=(Experience("marché", 2.0),))

    with pytest.raises(Clash):
        settled(Past(fait=("cuisine", "marché"), annees=("1", "3")), shown=shown, known=known)


def test_what_a_form_showed_comes_back_as_it_left() -> None:
    assert shown_in(Times, SHOWN.model_dump_json()) == SHOWN
    assert shown_in(Times, "") is shown_in(Times, "{") is None
