"""What somebody keeps to look at again comes into their week before what nobody asked for."""

from matching import Kind, Ranked, Reason
from matching.plan import Bounds, Brief, Doing, Week, keeps_out, plan_week
from tests.make.listed import listed
from tests.make.values import some_person
from tests.make.weeks import MONDAY, jobs, missions

TEN_AT_MOST = Bounds(7, 10)


def week_of(*rows: Ranked, saved: tuple[int, ...] = (), first: int | None = None, called: tuple[int, ...] = ()) -> Week:
    """The week of somebody who works ten hours at most."""
    person = some_person(hours_max=10.0)
    return plan_week(
        person, rows, Brief(MONDAY, bounds=TEN_AT_MOST, first=first, saved=frozenset(saved), called=frozenset(called))
    )


def immersion(**said: object) -> Ranked:
    """A company near by, better ranked than all, which says nothing of hours."""
    return listed("imf:1", kind=Kind.IMMERSION, score=0.9, id=1, **said)  # type: ignore[arg-type]


def test_the_employer_of_a_job_that_is_kept_is_called_first_whatever_an_immersion_may_last() -> None:
    kept = listed("ft:kept", id=7, score=0.2)

    planned = week_of(immersion(), kept, saved=(7,), first=7, called=(7,))

    assert planned.lines[0].opportunity_id == 7
    assert planned.lines[0].doing is Doing.CALL
    assert not [one for one in planned.lines if one.doing is Doing.TAKE_PART]
    assert planned.kept_out is None


def test_an_immersion_that_says_its_hours_stays_beside_a_job_that_is_kept() -> None:
    trial = immersion(conditions={"hours_per_week": 6.0})

    planned = week_of(trial, listed("ft:kept", id=7), saved=(7,), first=7)

    there = {one.opportunity_id for one in planned.lines if one.doing is Doing.TAKE_PART}
    assert there == {1}
    assert 7 in {one.opportunity_id for one in planned.lines}


def test_the_hours_of_an_immersion_that_nobody_said_are_an_example() -> None:
    said, unsaid = immersion(conditions={"hours_per_week": 8.0}), immersion()

    for row, is_supposed in ((said, False), (unsaid, True)):
        there = [one for one in week_of(row).lines if one.doing is Doing.TAKE_PART]
        assert there
        assert {one.is_supposed for one in there} == {is_supposed}


def test_keeping_one_offer_takes_no_other_that_is_kept_out_of_the_week() -> None:
    low, lower = listed("ft:low", id=7, score=0.1), listed("ft:lower", id=8, score=0.05)
    others = (*jobs(8), *missions(3))

    planned = week_of(*others, low, lower, saved=(7, 8), first=7)

    assert {7, 8} <= {one.opportunity_id for one in planned.lines}


def test_what_is_but_to_be_asked_keeps_nothing_out_of_a_week() -> None:
    assert not keeps_out(Reason("limit_likely", ("loads",)))
    assert not keeps_out(Reason("licence_wished", ("B",)))
    assert keeps_out(Reason("late", ("weekend",)))
    assert keeps_out(Reason("licence_required_missing", ("B",)))
