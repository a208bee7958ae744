"""What somebody said yes to in their week: the meeting, the interview, the work that is taken."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from matching import Kind, Reason, Schedule
from matching.plan import Agreed, Appointment, Bounds, Doing, Week
from tests.make.listed import listed
from tests.make.weeks import MONDAY, USUAL_DAYS, cleaning, jobs, missions, on, week

EARLY, LATE = on(-1, 12), on(9, 12)
MET = Agreed(frozenset({1}), meetings=frozenset({1}))


def done_about_one(planned: Week) -> list[Doing]:
    """What there is to do about the opportunity of number 1."""
    return [line.doing for line in planned.lines if line.opportunity_id == 1]


def test_what_was_agreed_to_comes_before_an_immersion_that_would_fill_the_week() -> None:
    rows = [listed("if:1", kind=Kind.IMMERSION, score=0.9), *jobs(60), cleaning()]

    assert Doing.APPLY in {one.doing for one in week(*rows, agreed=Agreed(ids=frozenset({1}))).lines}
    assert done_about_one(week(*rows, bounds=Bounds(2, 10), agreed=Agreed(frozenset({1}), frozenset({1})))) == [
        Doing.FOLLOW_UP
    ]


@pytest.mark.parametrize("applied", [frozenset[int](), frozenset({1})])
@pytest.mark.parametrize(
    ("agreed", "left"),
    [
        (Agreed(frozenset({1}), asked={1: LATE}), [Doing.ANSWER]),
        (Agreed(frozenset({1}), asked={1: EARLY}), []),
        (MET, [Doing.AWAIT_CALL]),
        (replace(MET, undated=frozenset({1})), [Doing.PREPARE]),
        (replace(MET, interviews={1: Appointment(date(2026, 11, 26))}), [Doing.MEET]),
        (replace(MET, interviews={1: Appointment(date(2026, 11, 20))}), []),
        (replace(MET, interviews={1: Appointment(date(2026, 12, 2))}), []),
    ],
)
def test_of_a_place_spoken_of_with_its_employer_only_what_comes_next_is_in_the_week(
    agreed: Agreed, left: list[Doing], applied: frozenset[int]
) -> None:
    planned = week(cleaning(), *missions(3), *jobs(3), bounds=Bounds(2, 10), agreed=replace(agreed, applied=applied))

    assert planned.fits
    assert done_about_one(planned) == left


def test_an_employer_who_did_not_answer_is_asked_once_more_and_nothing_is_applied_for_again() -> None:
    silent = Agreed(frozenset({1}), unanswered=frozenset({1}))

    assert done_about_one(week(cleaning(), *missions(3), bounds=Bounds(2, 10), agreed=silent)) == [Doing.ASK_AGAIN]


def test_what_came_to_nothing_is_not_proposed_as_if_it_were_new() -> None:
    rows = (cleaning(), *missions(3))

    assert done_about_one(week(*rows, bounds=Bounds(2, 20)))
    assert not done_about_one(week(*rows, bounds=Bounds(2, 20), agreed=Agreed(over=frozenset({1}))))


@pytest.mark.parametrize("starts", [None, 7 * 60 + 30])
@pytest.mark.parametrize(("day", "schedule"), [(5, Schedule()), (2, Schedule(days=frozenset({0, 1}))), (3, Schedule())])
def test_an_interview_is_on_its_day_and_at_its_hour_even_where_nothing_else_is(
    day: int, schedule: Schedule, starts: int | None
) -> None:
    met = Agreed(frozenset({1}), interviews={1: Appointment(MONDAY + timedelta(days=day), starts)})

    planned = week(cleaning(), *missions(3), bounds=Bounds(2, 10), schedule=schedule, agreed=met)

    (interview,) = (line for line in planned.lines if line.opportunity_id == 1)
    assert interview.day.weekday() == day
    assert interview.has_an_hour is (starts is not None)
    assert starts in (None, interview.starts)
    others = [line.day.weekday() for line in planned.lines if line is not interview]
    assert others
    assert day not in others or day in USUAL_DAYS


@pytest.mark.parametrize(("hours", "kept"), [((9 * 60, 12 * 60), {"morning"}), (None, {"morning", "afternoon"})])
def test_an_interview_of_which_nobody_knows_the_hour_keeps_its_half_day_free(
    hours: tuple[int, int] | None, kept: set[str]
) -> None:
    met = Agreed(frozenset({1}), interviews={1: Appointment(MONDAY)})
    said = {"starts_at": hours[0], "ends_at": hours[1]} if hours else {}
    workshop = listed("ft:bikes", id=1, kind=Kind.VOLUNTEERING, conditions=said)

    planned = week(workshop, *missions(6), *jobs(4), bounds=Bounds(2, 20), agreed=met)

    (interview,) = (line for line in planned.lines if line.opportunity_id == 1)
    others = {
        "morning" if line.starts < 13 * 60 else "afternoon"
        for line in planned.lines
        if line is not interview and line.day == interview.day
    }
    assert interview.day == MONDAY
    assert not others & kept


def test_what_is_taken_has_its_own_days_and_hours_in_the_week() -> None:
    rows = [listed("if:1", kind=Kind.IMMERSION, score=0.9), *missions(3), cleaning()]

    planned = week(*rows, bounds=Bounds(2, 10), agreed=Agreed(ids=frozenset({1}), taken=frozenset({1})))

    assert planned.fits
    assert [(line.day.weekday(), line.starts, line.ends) for line in planned.lines] == [
        (day, 9 * 60, 11 * 60) for day in range(5)
    ]


@pytest.mark.parametrize(("first", "days"), [(date(2026, 11, 20), 5), (date(2026, 11, 26), 2), (date(2026, 11, 30), 0)])
def test_what_is_taken_is_in_no_week_before_its_first_day(first: date, days: int) -> None:
    taken = Agreed(frozenset({1}), taken=frozenset({1}), begins={1: first})

    planned = week(cleaning(), *missions(3), bounds=Bounds(2, 10), agreed=taken)

    held = [line for line in planned.lines if line.opportunity_id == 1]
    assert [(line.minutes, line.day >= first) for line in held] == [(120, True)] * days
    assert not {Doing.APPLY, Doing.PREPARE} & set(done_about_one(planned))


def test_who_has_work_is_proposed_its_hours_and_nothing_beside_it() -> None:
    full = listed("ft:full", id=1, score=0.3, conditions={"hours_per_week": 37.0, "full_time": True})
    hired = Agreed(frozenset({1}), taken=frozenset({1}), has_work=True)

    planned = week(full, *jobs(9), *missions(3), agreed=hired)
    before = week(full, *jobs(9), agreed=replace(hired, begins={1: date(2026, 12, 2)}))

    assert {line.opportunity_id for line in planned.lines} == {1}
    assert planned.hours == 37
    assert (before.lines, before.fits) == ((), True)


def test_what_is_taken_and_lies_outside_of_the_days_of_a_person_does_not_empty_their_week() -> None:
    taken = Agreed(ids=frozenset({1}), taken=frozenset({1}))

    assert week(cleaning(), *missions(3), schedule=Schedule(start=13 * 60, end=18 * 60), agreed=taken).lines


def test_a_job_and_its_trial_are_spoken_of_in_one_meeting() -> None:
    rows = [listed(f"alentour:{one}", id=one, employer="Le Fournil", title="Vendre le pain") for one in (1, 2)]

    met = week(*rows, agreed=Agreed(frozenset({1, 2}), meetings=frozenset({1, 2})))

    assert sum(line.doing is Doing.AWAIT_CALL for line in met.lines) == 1


def test_what_is_agreed_to_is_in_the_week_whatever_its_card_warns_of() -> None:
    warned = replace(listed("ft:1", id=1), reasons=(Reason("licence_required_missing", ("B",)),))

    assert "ft:1" in {line.opportunity_key for line in week(warned, agreed=Agreed(ids=frozenset({1}))).lines}
