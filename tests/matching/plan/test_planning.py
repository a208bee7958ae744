"""A week planned out of a list: within days, hours, ways and bounds, the best of each kind first."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching import Kind, Ranked, Reason, Schedule, Stage
from matching.plan import Agreed, Bounds, Brief, Doing, plan_week
from matching.scoring.commute import AtWork
from tests.make.listed import listed
from tests.make.values import some_person
from tests.make.weeks import MONDAY, USUAL_DAYS, jobs, missions, on, week

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


def test_nobody_is_called_about_how_it_goes_where_nobody_accompanies() -> None:
    bounds = Bounds(1, 3)

    followed, alone = (
        plan_week(some_person(), [], Brief(MONDAY, bounds=bounds, accompanied=one)) for one in (True, False)
    )

    assert Doing.TALK in {line.doing for line in followed.lines}
    assert Doing.TALK not in {line.doing for line in alone.lines}


def test_a_workshop_is_at_its_own_hour_and_only_in_its_week() -> None:
    then = listed("rdv:1", kind=Kind.WORKSHOP, starts=on(2, 14), ends=on(2, 16))
    later = listed("rdv:2", kind=Kind.WORKSHOP, starts=on(9, 14), ends=on(9, 16))

    planned = week(then, later, *jobs(8))

    (line,) = [one for one in planned.lines if one.kind is Kind.WORKSHOP]
    assert (line.opportunity_key, line.day.weekday()) == ("rdv:1", 2)
    assert (line.leaves, line.starts, line.ends, line.back) == (14 * 60 - 15, 14 * 60, 16 * 60, 16 * 60 + 15)


def test_news_are_asked_for_days_after_the_application_never_the_next_morning() -> None:
    planned = week(*jobs(6), stage=Stage.EMPLOI)

    sent = {one.opportunity_key: one.day for one in planned.lines if one.what.startswith("Préparer et envoyer")}
    calls = [one for one in planned.lines if one.what.startswith("Demander des nouvelles")]
    assert calls
    assert all((one.day - sent[one.opportunity_key]).days >= 3 for one in calls)


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


def test_minutes_within_one_commune_are_told_as_supposed() -> None:
    near = replace(listed("jva:1", kind=Kind.VOLUNTEERING, minutes=14), km=0.0)

    planned = week(near, bounds=Bounds(1, 6))

    going = [line for line in planned.lines if line.travel_minutes]
    assert [(line.mode, line.travel_minutes) for line in going] == [(None, 15)]
    assert "Trajet inconnu, compté 15 min : Proposition jva:1" in [one.told().rstrip(".") for one in planned.assumed]


@pytest.mark.parametrize("code", ["french", "french_usual"])
def test_what_asks_more_french_leaves_the_week_to_what_does_not(code: str) -> None:
    warned = replace(listed("if:1", kind=Kind.IMMERSION, score=0.7), reasons=(Reason(code),))
    fits = listed("if:2", kind=Kind.IMMERSION, score=0.5)

    planned = week(warned, fits, bounds=Bounds(2, 10))

    assert {line.opportunity_key for line in planned.lines if line.travel_minutes} == {"if:2"}


@pytest.mark.parametrize("code", ["french", "french_usual"])
def test_what_asks_more_french_and_no_word_of_the_person_speaks_for_fills_no_week(code: str) -> None:
    unasked = replace(listed("jva:1", kind=Kind.VOLUNTEERING), reasons=(Reason(code),))
    wished = replace(listed("jva:1", kind=Kind.VOLUNTEERING), reasons=(Reason("wish", ("aider",)), Reason(code)))

    assert not [line for line in week(unasked, bounds=Bounds(2, 10)).lines if line.opportunity_key]
    assert [line for line in week(wished, bounds=Bounds(2, 10)).lines if line.opportunity_key]


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


@pytest.mark.parametrize("code", ["days", "outside", "hours_more", "late", "licence_required_missing"])
def test_nobody_applies_for_what_is_at_hours_or_with_a_licence_that_they_do_not_have(code: str) -> None:
    warned = replace(listed("ft:1", score=0.9, id=1), reasons=(Reason("wish", ("ménage",)), Reason(code)))
    fits = listed("ft:2", score=0.5, id=2)

    assert {line.opportunity_key for line in week(warned, fits).lines} == {"ft:2", None}
    assert {line.opportunity_key for line in week(warned).lines} == {None}


def test_nothing_far_is_done_before_what_is_near() -> None:
    far = [listed(f"ft:far-{index}", minutes=47, score=0.9) for index in range(8)]
    nowhere = replace(listed("ft:nowhere", minutes=None, score=0.95), reasons=(Reason("km", (38,)),))
    too_late = listed("ft:too-late", minutes=20, score=0.95)
    missed = AtWork(Reason("too_late", (814,)), is_in_time=False, is_as_asked=False)
    too_late = replace(too_late, ways=tuple(way._replace(at_work=missed) for way in too_late.ways))
    near = listed("ft:near", minutes=20, score=0.3)

    planned = week(*far, nowhere, too_late, near, bounds=Bounds(2, 3))

    assert [line.opportunity_key for line in planned.lines if line.doing is Doing.APPLY] == ["ft:near"]


def test_what_is_far_is_done_where_nothing_is_near_or_it_was_agreed_to() -> None:
    far, near = listed("ft:far", id=7, minutes=47, score=0.6), listed("ft:near", minutes=20, score=0.5)

    alone, agreed = week(far, bounds=Bounds(2, 3)), week(far, near, bounds=Bounds(2, 3), agreed=Agreed(frozenset({7})))

    for planned in (alone, agreed):
        assert "ft:far" in {line.opportunity_key for line in planned.lines}


def test_an_employer_with_a_number_and_no_page_is_called_and_nothing_is_written() -> None:
    rows = [listed("alentour:1", id=1)]

    planned = plan_week(some_person(), rows, Brief(MONDAY, bounds=Bounds(0.5, 6), called=frozenset({1})))

    of_it = [line for line in planned.lines if line.opportunity_id == 1]
    assert [(line.doing, line.minutes) for line in of_it] == [(Doing.CALL, 30)]
    assert "appeler l'employeur" in of_it[0].what


@pytest.mark.parametrize(
    ("label", "minutes", "supposed"),
    [
        ("2 heures par semaine", [120], ""),
        ("1 heure 30, deux fois par semaine", [90, 90], ""),
        ("Le mercredi", [180], "Durée non dite, comptée 3 h"),
        ("Selon vos disponibilités", [180], "Durée et jour non dits, comptés 3 h une fois"),
    ],
)
def test_a_mission_lasts_as_long_as_it_says(label: str, minutes: list[int], supposed: str) -> None:
    planned = week(*missions(1, conditions={"schedule": label}), bounds=Bounds(2, 10))

    assert [line.minutes for line in planned.lines if line.kind is Kind.VOLUNTEERING] == minutes
    told = [one.told() for one in planned.assumed if one.told().startswith("Durée")]
    assert [one.split(" : ")[0] for one in told] == ([supposed] if supposed else [])
