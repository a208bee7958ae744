"""What but shares words with those of a person: in their week where what they asked for leaves it too short."""

from dataclasses import replace

import pytest

from matching import Kind, Ranked, Reason
from matching.plan import Agreed, Bounds, Week
from tests.make.listed import listed
from tests.make.weeks import jobs, missions, week

BY_WORDS = Reason("words", ("cuisine",))


def by_words(row: Ranked) -> Ranked:
    """The same, that shares but words with those of the person, and stands first by far."""
    return replace(row, score=0.99, reasons=(BY_WORDS,))


def ids(planned: Week) -> set[int | None]:
    """The opportunities that the week holds."""
    return {line.opportunity_id for line in planned.lines if line.opportunity_id is not None}


def wished(count: int) -> list[Ranked]:
    """Offers of the trade that was asked for, numbered from 1."""
    return [replace(one, opportunity=replace(one.opportunity, id=at)) for at, one in enumerate(jobs(count), 1)]


@pytest.mark.parametrize("kind", [Kind.JOB, Kind.VOLUNTEERING])
def test_beside_enough_of_the_trade_that_was_asked_for_nothing_is_there_for_its_words(kind: Kind) -> None:
    other = by_words(listed("x:99", id=99, kind=kind))

    planned = week(other, *wished(3), bounds=Bounds(4, 6))

    assert planned.fits
    assert ids(planned) <= {1, 2, 3}
    assert ids(planned)


def test_where_the_trade_that_was_asked_for_is_too_little_what_shares_its_words_makes_the_week_whole() -> None:
    others = [by_words(one) for one in missions(4)]

    planned = week(*others, *wished(1), bounds=Bounds(12, 16))

    assert planned.fits
    assert len({line.opportunity_key for line in planned.lines if line.kind is Kind.VOLUNTEERING}) > 0
    assert 1 in ids(planned)


def test_where_nothing_is_of_a_trade_what_shares_words_makes_the_week() -> None:
    assert ids(week(by_words(listed("x:99", id=99)), bounds=Bounds(1, 3))) == {99}


def test_what_was_agreed_to_stays_whatever_speaks_for_it() -> None:
    other = by_words(listed("x:99", id=99))

    assert 99 in ids(week(other, *wished(3), bounds=Bounds(4, 6), agreed=Agreed(frozenset({99}))))


def test_the_steps_looked_at_are_first_those_of_the_trade() -> None:
    others = [by_words(listed(f"x:{at}", id=at)) for at in range(100, 110)]

    planned = week(*others, *wished(3), bounds=Bounds(6, 8))

    assert ids(planned) == {1, 2, 3}
