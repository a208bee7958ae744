"""A week planned out of a list: within days, hours, ways and bounds, and said so where it does not fit."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import milp

from matching import Kind, Person, Ranked, Reason, Schedule, Stage
from matching.plan import Agreed, Appointment, Bounds, Doing, Edits, Week, next_monday, placing, plan_week
from tests.make.listed import listed
from tests.make.values import some_person

MONDAY = date(2026, 11, 23)
USUAL_DAYS = frozenset(range(5))


def week(
    *rows: Ranked,
    bounds: Bounds | None = None,
    edits: Edits | None = None,
    agreed: Agreed | None = None,
    **said: object,
) -> Week:
    return plan_week(
        some_person(**said),
        rows,
        monday=MONDAY,
        bounds=bounds or Bounds(),
        edits=edits or Edits(),
        agreed=agreed or Agreed(),
    )


def cleaning(**said: object) -> Ranked:
    """Two hours each morning, far down a list."""
    conditions = {"hours_per_week": 10.0, "days": (0, 1, 2, 3, 4), "starts_at": 9 * 60, "ends_at": 11 * 60}
    return listed("ft:cleaning", score=0.3, id=1, conditions=conditions, **said)  # type: ignore[arg-type]


def jobs(count: int) -> list[Ranked]:
    return [listed(f"ft:{index}", score=0.7 - index / 100) for index in range(count)]


def missions(count: int, **said: object) -> list[Ranked]:
    return [listed(f"jva:{index}", kind=Kind.VOLUNTEERING, **said) for index in range(count)]  # type: ignore[arg-type]


def on(day: int, hour: int) -> datetime:
    """An hour of that week in winter, France being one hour ahead."""
    return datetime(2026, 11, 23, hour - 1, tzinfo=UTC) + timedelta(days=day)


some_rows = st.lists(
    st.builds(
        lambda index, kind, minutes, score, hours, day, hour: listed(
            f"x:{index}",
            kind=kind,
            minutes=minutes,
            score=score,
            conditions={} if hours is None else {"hours_per_week": hours},
            **({"starts": on(day, hour)} if kind in (Kind.WORKSHOP, Kind.EVENT) else {}),
        ),
        st.integers(0, 10_000),
        st.sampled_from(Kind),
        st.floats(1, 70),
        st.floats(0.05, 1),
        st.none() | st.sampled_from([3.0, 8.0, 14.0, 35.0]),
        st.integers(-1, 8),
        st.integers(7, 20),
    ),
    max_size=9,
    unique_by=lambda row: row.opportunity.key,
)
some_schedule = st.builds(
    Schedule,
    days=st.none() | st.frozensets(st.integers(0, 6), min_size=1),
    start=st.none() | st.sampled_from([480, 540, 795]),
    end=st.none() | st.sampled_from([720, 960, 1110]),
)


@given(rows=some_rows, schedule=some_schedule, stage=st.none() | st.sampled_from(Stage), least=st.sampled_from([4, 15]))
@settings(max_examples=40, deadline=None)
def test_a_week_keeps_to_days_hours_ways_and_bounds(
    rows: list[Ranked], schedule: Schedule, stage: Stage | None, least: int
) -> None:
    planned = week(*rows, bounds=Bounds(least, 20), stage=stage, schedule=schedule)

    by_key = {row.opportunity.key: row for row in rows}
    for line in planned.lines:
        assert line.day.weekday() in (USUAL_DAYS if schedule.days is None else schedule.days)
        assert line.leaves >= (min(510, schedule.end or 510) if schedule.start is None else schedule.start)
        assert line.back <= (max(1050, schedule.start or 0) if schedule.end is None else schedule.end)
        assert line.starts - line.leaves == line.back - line.ends == line.travel_minutes
        assert line.ends - line.starts >= line.minutes > 0
        if line.travel_minutes:
            way = by_key[line.opportunity_key or ""].way
            assert way is not None
            assert round(way.minutes) <= min(line.travel_minutes, way.limit)
    for one, after in pairwise(planned.lines):
        assert one.day < after.day or one.back <= after.leaves
    if planned.fits:
        alone = {line.opportunity_key for line in planned.lines} if planned.hours > 20 else set()
        assert planned.hours >= least - 1e-9
        assert len(alone) <= 1
        assert not planned.loosen
    assert planned.fits or planned.hours < least


def test_an_immersion_of_a_company_s_hours_fills_a_week_alone() -> None:
    planned = week(listed("if:1", kind=Kind.IMMERSION, score=0.9), *jobs(3), stage=Stage.SOCIO_PRO)

    assert {line.kind for line in planned.lines} == {Kind.IMMERSION}
    assert planned.hours == 35
    assert planned.told == "35 h d'activité : une immersion remplit la semaine à elle seule."
    assert "Durée non dite, comptée 35 h (jours : 5) : Proposition if:1." in [one.told() for one in planned.assumed]


@pytest.mark.parametrize("most", [2.0, 5.0, 10.0, 15.0])
def test_an_immersion_is_agreed_upon_for_as_few_hours_as_are_asked(most: float) -> None:
    row = listed("immersion:1", kind=Kind.IMMERSION, minutes=10)

    planned = week(row, bounds=Bounds(1, most), hours_min=2.0, hours_max=10.0)

    assert 0 < planned.hours <= most


def test_nobody_is_called_about_how_it_goes_where_nobody_accompanies() -> None:
    bounds = Bounds(1, 3)

    followed, alone = (
        plan_week(some_person(), [], monday=MONDAY, bounds=bounds, accompanied=one) for one in (True, False)
    )

    assert Doing.TALK in {line.doing for line in followed.lines}
    assert Doing.TALK not in {line.doing for line in alone.lines}


def test_few_hours_of_work_wished_leave_a_trial_of_as_few() -> None:
    row = listed("immersion:1", kind=Kind.IMMERSION, minutes=10)

    planned = week(row, hours_max=10.0)

    assert 0 < sum(line.minutes for line in planned.lines if line.doing is Doing.TAKE_PART) <= 10 * 60


def test_a_workshop_is_at_its_own_hour_and_only_in_its_week() -> None:
    then = listed("rdv:1", kind=Kind.WORKSHOP, starts=on(2, 14), ends=on(2, 16))
    later = listed("rdv:2", kind=Kind.WORKSHOP, starts=on(9, 14), ends=on(9, 16))

    planned = week(then, later, *jobs(8))

    (line,) = [one for one in planned.lines if one.kind is Kind.WORKSHOP]
    assert (line.opportunity_key, line.day.weekday()) == ("rdv:1", 2)
    assert (line.leaves, line.starts, line.ends, line.back) == (14 * 60 - 15, 14 * 60, 16 * 60, 16 * 60 + 15)


def test_a_call_comes_some_day_after_the_application() -> None:
    planned = week(*jobs(6), stage=Stage.EMPLOI)

    sent = {one.opportunity_key: one.day for one in planned.lines if one.what.startswith("Préparer et envoyer")}
    calls = [one for one in planned.lines if one.what.startswith("Appeler l'employeur")]
    assert calls
    assert all(one.day > sent[one.opportunity_key] for one in calls)


def test_the_sessions_of_a_mission_are_all_there_each_on_a_day_of_its_own() -> None:
    planned = week(*missions(1, conditions={"hours_per_week": 16.0}), *jobs(4))

    sessions = [line for line in planned.lines if line.kind is Kind.VOLUNTEERING]
    assert sum(line.minutes for line in sessions) in (16 * 60, 0)
    assert len({line.day for line in sessions}) == len(sessions) == 3


def test_a_week_is_not_all_writing_at_home_for_those_furthest_from_work() -> None:
    planned = week(*jobs(8), *missions(4, score=0.3), stage=Stage.REMOBILISATION)

    at_home = sum(line.minutes for line in planned.lines if not line.travel_minutes)
    assert planned.fits
    assert at_home <= 6 * 60


def test_kinds_vary_before_the_same_one_comes_back() -> None:
    rows = [*jobs(8), listed("jva:1", kind=Kind.VOLUNTEERING, score=0.5)]

    kinds = Counter(line.kind for line in week(*rows, stage=Stage.EMPLOI).lines)

    assert kinds[Kind.VOLUNTEERING] == 1
    assert kinds[Kind.JOB] > 1


def test_the_best_of_a_kind_has_its_place_however_many_others_stand_before_it() -> None:
    workshop = listed("ft:workshop", kind=Kind.WORKSHOP, score=0.4, starts=on(1, 10), ends=on(1, 12))

    kinds = {line.kind for line in week(*missions(12), workshop).lines}

    assert kinds >= {Kind.VOLUNTEERING, Kind.WORKSHOP}


def test_a_kind_that_is_refused_has_no_place() -> None:
    planned = week(*missions(3), *jobs(8), open_to=frozenset({Kind.JOB}))

    assert Kind.VOLUNTEERING not in {line.kind for line in planned.lines}


def test_what_would_make_it_fit_does() -> None:
    """Three mornings, and missions that lie a little too far: every change that is named is enough by itself."""
    person = some_person(
        stage=Stage.REMOBILISATION, schedule=Schedule(days=frozenset({0, 1, 3}), start=9 * 60, end=13 * 60)
    )
    rows = [*missions(6), *(listed(f"far:{i}", kind=Kind.VOLUNTEERING, minutes=40) for i in range(3))]
    bounds = Bounds(11, 20)

    planned = plan_week(person, rows, monday=MONDAY, bounds=bounds)

    said = {one.bound: one.said.phrase() for one in planned.loosen}
    assert not planned.fits
    assert said["hours"] == f"avec {planned.hours:g} h au lieu de 11 h"
    assert plan_week(person, rows, monday=MONDAY, bounds=Bounds(planned.hours, 20)).fits
    assert said["day"] == "avec un jour en plus : mercredi"
    assert plan_week(with_days(person, {0, 1, 2, 3}), rows, monday=MONDAY, bounds=bounds).fits
    assert "travel" not in said


def test_a_few_minutes_more_on_the_way_can_be_enough() -> None:
    rows = missions(6, minutes=40)

    planned = week(*rows, bounds=Bounds(10, 20), stage=Stage.REMOBILISATION)

    assert [one.said.phrase() for one in planned.loosen if one.bound == "travel"] == [
        "avec 15 min de trajet de plus, par trajet"
    ]
    longer = [replace(row, ways=tuple(way._replace(limit=45.0) for way in row.ways)) for row in rows]
    assert week(*longer, bounds=Bounds(10, 20), stage=Stage.REMOBILISATION).fits


def with_days(person: Person, days: set[int]) -> Person:
    return replace(person, schedule=replace(person.schedule, days=frozenset(days)))


def test_an_empty_list_still_leaves_what_is_useful_any_week() -> None:
    planned = week()

    assert not planned.fits
    assert planned.hours == 3
    assert planned.told == "3 h d'activité tiennent dans cette semaine, pour 15 à 20 h visées."


@pytest.mark.parametrize(("day", "monday"), [(20, 23), (23, 30)])
def test_a_week_begins_on_the_monday_that_comes(day: int, monday: int) -> None:
    assert next_monday(date(2026, 11, day)) == date(2026, 11, monday)


def test_what_was_removed_leaves_its_place_to_the_next_best() -> None:
    rows = [*jobs(9), *missions(3)]
    first = week(*rows)
    gone = first.lines[0].activity

    planned = week(*rows, edits=Edits(removed=frozenset({gone})))

    assert gone not in {line.activity for line in planned.lines}
    assert planned.fits


def test_what_was_kept_stays_on_its_day_whatever_else_changes() -> None:
    rows = [*jobs(9), *missions(3)]
    worst = week(*rows).lines[-1]
    kept = Edits(kept={worst.activity: {worst.day.weekday(): worst.starts}})

    planned = week(*rows, bounds=Bounds(4, 6), edits=kept)

    assert (worst.activity, worst.day) in {(line.activity, line.day) for line in planned.lines}


def test_what_was_kept_and_does_not_fit_any_more_does_not_empty_the_week() -> None:
    rows = [*jobs(9), *missions(3)]
    everything = Edits(kept={line.activity: {line.day.weekday(): line.starts} for line in week(*rows).lines})

    planned = week(*rows, bounds=Bounds(2, 3), edits=everything)

    assert planned.lines
    assert not planned.fits


def test_what_was_agreed_to_comes_before_an_immersion_that_would_fill_the_week() -> None:
    rows = [listed("if:1", kind=Kind.IMMERSION, score=0.9), *jobs(60), cleaning()]

    assert Doing.APPLY in {one.doing for one in week(*rows, agreed=Agreed(ids=frozenset({1}))).lines}
    assert done_about_one(week(*rows, bounds=Bounds(2, 10), agreed=Agreed(frozenset({1}), frozenset({1})))) == [
        Doing.FOLLOW_UP
    ]


EARLY, LATE = on(-1, 12), on(9, 12)
MET = Agreed(frozenset({1}), meetings=frozenset({1}))


@pytest.mark.parametrize("applied", [frozenset[int](), frozenset({1})])
@pytest.mark.parametrize(
    ("agreed", "left"),
    [
        (Agreed(frozenset({1}), asked={1: LATE}), [Doing.ANSWER]),
        (Agreed(frozenset({1}), asked={1: EARLY}), []),
        (MET, [Doing.AWAIT_CALL]),
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


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Le premier mercredi du mois, des bénévoles lisent.", []),
        ("Le quatrième mercredi du mois, des bénévoles lisent.", [2]),
        ("Un samedi par mois, une équipe marche.", []),
    ],
)
def test_what_takes_place_once_a_month_is_in_the_week_of_that_day_alone(text: str, days: list[int]) -> None:
    reading = listed("jva:reading", kind=Kind.VOLUNTEERING, id=1, text=text)

    planned = week(reading, bounds=Bounds(1, 10), schedule=Schedule(weekends=True))

    assert [line.day.weekday() for line in planned.lines if line.opportunity_id == 1] == days


def done_about_one(planned: Week) -> list[Doing]:
    """What there is to do about the opportunity of number 1."""
    return [line.doing for line in planned.lines if line.opportunity_id == 1]


def test_what_is_taken_has_its_own_days_and_hours_in_the_week() -> None:
    rows = [listed("if:1", kind=Kind.IMMERSION, score=0.9), *missions(3), cleaning()]

    planned = week(*rows, bounds=Bounds(2, 10), agreed=Agreed(ids=frozenset({1}), taken=frozenset({1})))

    assert planned.fits
    assert [(line.day.weekday(), line.starts, line.ends) for line in planned.lines] == [
        (day, 9 * 60, 11 * 60) for day in range(5)
    ]


def test_what_is_taken_and_lies_outside_of_the_days_of_a_person_does_not_empty_their_week() -> None:
    taken = Agreed(ids=frozenset({1}), taken=frozenset({1}))

    assert week(cleaning(), *missions(3), schedule=Schedule(start=13 * 60, end=18 * 60), agreed=taken).lines


@pytest.mark.parametrize(("others", "bounds"), [(0, Bounds(2, 10)), (2, Bounds(8, 15))])
def test_several_sessions_of_one_thing_have_the_same_hours_each_day_in_the_morning(others: int, bounds: Bounds) -> None:
    rows = [listed("if:1", kind=Kind.IMMERSION, minutes=5, score=0.9, id=1), *missions(others), *jobs(others)]

    planned = week(*rows, bounds=bounds, agreed=Agreed(ids=frozenset({1})))

    starts = {line.starts for line in planned.lines if line.kind is Kind.IMMERSION and line.travel_minutes}
    assert starts == {8 * 60 + 35}


def test_neighbours_of_a_list_that_change_places_change_no_line() -> None:
    rows = [*jobs(9), *missions(4, score=0.55), listed("if:1", kind=Kind.IMMERSION, score=0.5)]
    swapped = [rows[1], rows[0], *rows[2:9], rows[10], rows[9], *rows[11:]]

    assert week(*rows, bounds=Bounds(4, 12)).lines == week(*swapped, bounds=Bounds(4, 12)).lines


@pytest.mark.parametrize("most", [12, 20])
def test_offers_that_grow_older_by_the_minute_move_no_line(most: float) -> None:
    """Their scores fall a little, each by a little more or less."""
    rows = [*jobs(9), *missions(4, score=0.556), listed("if:1", kind=Kind.IMMERSION, score=0.5)]
    first = week(*rows, bounds=Bounds(4, most)).lines

    for minute in range(1, 6):
        older = [replace(row, score=row.score - minute * (1 + index % 3) * 1e-6) for index, row in enumerate(rows)]
        assert week(*sorted(older, key=lambda row: -row.score), bounds=Bounds(4, most)).lines == first


def test_the_work_of_the_solver_is_bounded_and_not_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, float]] = []

    def spied(*problem: Any, options: Any, **said: Any) -> Any:
        asked.append(dict(options))
        return milp(*problem, options=options, **said)

    monkeypatch.setattr(placing, "milp", spied)
    week(*jobs(5))

    assert asked
    assert all("time_limit" not in one and one["node_limit"] > 0 for one in asked)


@pytest.mark.parametrize("bounds", [Bounds(), Bounds(4, 12)])
def test_what_is_kept_and_what_stays_put_keep_their_days_and_hours(bounds: Bounds) -> None:
    rows = [*jobs(9), *missions(3), listed("if:1", kind=Kind.IMMERSION, score=0.3)]
    first = week(*rows, bounds=bounds).lines
    sessions: dict[str, dict[int, int]] = {}
    for line in first:
        sessions.setdefault(line.activity, {})[line.day.weekday()] = line.starts

    assert week(*rows, bounds=bounds, edits=Edits(sessions)).lines == first


def test_minutes_within_one_commune_are_told_as_supposed() -> None:
    near = replace(listed("jva:1", kind=Kind.VOLUNTEERING, minutes=14), km=0.0)

    planned = week(near, bounds=Bounds(1, 6))

    going = [line for line in planned.lines if line.travel_minutes]
    assert [(line.mode, line.travel_minutes) for line in going] == [(None, 15)]
    assert "Trajet inconnu, compté 15 min : Proposition jva:1" in [one.told().rstrip(".") for one in planned.assumed]


def test_what_is_kept_in_the_afternoon_stays_there_with_the_rest_around_it() -> None:
    kept = Edits({"jva:0": {0: 14 * 60}})

    planned = week(*jobs(9), *missions(3), edits=kept)

    assert [line.starts for line in planned.lines if line.activity == "jva:0"] == [14 * 60]
    assert all(one.day < after.day or one.back <= after.leaves for one, after in pairwise(planned.lines))


@pytest.mark.parametrize("code", ["french", "french_usual"])
def test_what_asks_more_french_leaves_the_week_to_what_does_not(code: str) -> None:
    warned = replace(listed("if:1", kind=Kind.IMMERSION, score=0.7), reasons=(Reason(code),))
    fits = listed("if:2", kind=Kind.IMMERSION, score=0.5)

    planned = week(warned, fits, bounds=Bounds(2, 10))

    assert {line.opportunity_key for line in planned.lines if line.travel_minutes} == {"if:2"}


def test_what_is_kept_alone_stays_where_it_was_and_nothing_fills_the_room() -> None:
    rows = [*missions(3), *jobs(3)]
    proposed = week(*rows)
    kept = [line for line in proposed.lines if line != proposed.lines[0]]
    sessions: dict[str, dict[int, int]] = {}
    for line in kept:
        sessions.setdefault(line.activity, {})[line.day.weekday()] = line.starts

    left = week(*rows, edits=Edits(sessions, alone=True))

    assert [(line.activity, line.day, line.starts) for line in left.lines] == [
        (line.activity, line.day, line.starts) for line in kept
    ]
    assert left.fits


def test_nobody_is_called_at_dawn_or_at_night() -> None:
    early = week(*jobs(5), schedule=Schedule(start=4 * 60, end=14 * 60))
    late = week(*jobs(5), schedule=Schedule(start=14 * 60, end=23 * 60))

    assert early.lines
    assert late.lines
    assert min(line.starts for line in early.lines) >= 8 * 60 + 30
    assert max(line.ends for line in late.lines) <= 19 * 60


def test_nobody_is_sent_where_no_way_is_known() -> None:
    unreached = listed("jva:1", kind=Kind.VOLUNTEERING, minutes=None)

    assert all(line.doing is not Doing.TAKE_PART for line in week(unreached, *jobs(3)).lines)


@pytest.mark.parametrize(("asked_on", "is_there"), [(date(2026, 11, 22), False), (date(2026, 11, 10), True)])
def test_an_immersion_needs_time_to_be_agreed_upon(asked_on: date, is_there: bool) -> None:  # noqa: FBT001 - parametrized
    rows = [listed("if:1", kind=Kind.IMMERSION)]

    planned = plan_week(some_person(), rows, monday=MONDAY, asked_on=asked_on)

    assert any(line.doing is Doing.TAKE_PART for line in planned.lines) is is_there
    assert all(not line.is_sure for line in planned.lines if line.doing is Doing.TAKE_PART)


def test_a_job_and_its_trial_are_spoken_of_in_one_meeting() -> None:
    rows = [listed(f"alentour:{one}", id=one, employer="Le Fournil", title="Vendre le pain") for one in (1, 2)]

    met = week(*rows, agreed=Agreed(frozenset({1, 2}), meetings=frozenset({1, 2})))

    assert sum(line.doing is Doing.AWAIT_CALL for line in met.lines) == 1


@pytest.mark.parametrize(
    ("most", "aimed"),
    [(None, (15, 20)), (35.0, (15, 20)), (20.0, (15, 20)), (10.0, (7, 10)), (2.0, (1, 2)), (0.5, (0.5, 0.5))],
)
def test_a_week_aims_at_no_more_hours_than_the_person_said(most: float | None, aimed: tuple[float, float]) -> None:
    bounds = Bounds.usual_for(some_person(hours_max=most))

    assert (bounds.least, bounds.most) == aimed
    assert bounds.are_usual is (aimed == (15, 20))


@pytest.mark.parametrize("code", ["days", "outside", "hours_more", "late", "licence_required_missing"])
def test_nobody_applies_for_what_is_at_hours_or_with_a_licence_that_they_do_not_have(code: str) -> None:
    warned = replace(listed("ft:1", score=0.9, id=1), reasons=(Reason("wish", ("ménage",)), Reason(code)))
    fits = listed("ft:2", score=0.5, id=2)

    assert {line.opportunity_key for line in week(warned, fits).lines} == {"ft:2", None}
    assert {line.opportunity_key for line in week(warned).lines} == {None}


def test_what_is_agreed_to_is_in_the_week_whatever_its_card_warns_of() -> None:
    warned = replace(listed("ft:1", id=1), reasons=(Reason("licence_required_missing", ("B",)),))

    assert "ft:1" in {line.opportunity_key for line in week(warned, agreed=Agreed(ids=frozenset({1}))).lines}


def test_nothing_far_is_done_before_what_is_near() -> None:
    far = [listed(f"ft:far-{index}", minutes=47, score=0.9) for index in range(8)]
    nowhere = replace(listed("ft:nowhere", minutes=None, score=0.95), reasons=(Reason("km", (38,)),))
    near = listed("ft:near", minutes=20, score=0.3)

    planned = week(*far, nowhere, near, bounds=Bounds(2, 3))

    assert [line.opportunity_key for line in planned.lines if line.doing is Doing.APPLY] == ["ft:near"]


def test_what_is_far_is_done_where_nothing_is_near_or_it_was_agreed_to() -> None:
    far, near = listed("ft:far", id=7, minutes=47, score=0.6), listed("ft:near", minutes=20, score=0.5)

    alone, agreed = week(far, bounds=Bounds(2, 3)), week(far, near, bounds=Bounds(2, 3), agreed=Agreed(frozenset({7})))

    for planned in (alone, agreed):
        assert "ft:far" in {line.opportunity_key for line in planned.lines}


def test_an_employer_with_a_number_and_no_page_is_called_and_nothing_is_written() -> None:
    rows = [listed("alentour:1", id=1)]

    planned = plan_week(some_person(), rows, monday=MONDAY, bounds=Bounds(0.5, 6), called={1})

    of_it = [line for line in planned.lines if line.opportunity_id == 1]
    assert [(line.doing, line.minutes) for line in of_it] == [(Doing.CALL, 30)]
    assert "appeler l'employeur" in of_it[0].what
