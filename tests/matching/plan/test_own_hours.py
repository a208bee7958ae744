"""A week and the hours that an opportunity says itself: by the clock, or by a part of the day, in its title too."""

import pytest

from matching import Kind, Ranked, Reason, Schedule
from matching.plan import Bounds, Line
from tests.make.listed import listed
from tests.make.weeks import week

FREE = Schedule(days=frozenset(range(5)), start=9 * 60, end=18 * 60)


def mission(title: str, **conditions: object) -> Ranked:
    """A mission near by, of this title."""
    return listed("jva:1", kind=Kind.VOLUNTEERING, title=title, conditions=conditions)


def lines_of(row: Ranked, schedule: Schedule = FREE) -> list[Line]:
    """When somebody is there in their week."""
    return [one for one in week(row, bounds=Bounds(1, 8), schedule=schedule).lines if one.kind is Kind.VOLUNTEERING]


@pytest.mark.parametrize(
    ("title", "label", "day", "hours"),
    [
        ("Réparer des vélos, le mercredi après-midi", "", 2, (14 * 60, 17 * 60)),
        ("Réparer des vélos", "Le mercredi après-midi", 2, (14 * 60, 17 * 60)),
        ("Aider au marché", "Le jeudi de 15 h à 17 h", 3, (15 * 60, 17 * 60)),
    ],
)
def test_a_mission_is_at_the_hours_that_its_title_or_its_label_says(
    title: str, label: str, day: int, hours: tuple[int, int]
) -> None:
    said = {"starts_at": hours[0], "ends_at": hours[1]} if "15 h" in label else {}

    (line,) = lines_of(mission(title, schedule=label, **said))

    assert (line.day.weekday(), (line.starts, line.ends)) == (day, hours)
    assert not line.is_sure


def test_help_after_school_is_in_no_morning_and_lasts_as_long_as_it_says() -> None:
    homework = mission("Aider aux devoirs après l'école", schedule="1 heure 30, deux fois par semaine")

    until_seven = lines_of(homework, Schedule(days=frozenset(range(5)), start=9 * 60, end=19 * 60))

    assert [(one.starts, one.ends) for one in until_seven] == [(16 * 60 + 30, 18 * 60)] * 2
    assert lines_of(homework, Schedule(days=frozenset(range(5)), start=9 * 60, end=16 * 60)) == []


def test_somebody_who_leaves_later_comes_later_as_long_as_the_hours_last() -> None:
    visits = mission("Visites", schedule="2 heures par semaine, de 9 h à 18 h", starts_at=9 * 60, ends_at=18 * 60)

    (line,) = lines_of(visits, Schedule(days=frozenset(range(5)), start=13 * 60, end=18 * 60))

    assert (line.leaves, line.starts, line.ends) == (13 * 60, 13 * 60 + 15, 15 * 60 + 15)


def test_nobody_is_planned_to_come_late_but_a_part_of_the_day_has_no_exact_hour() -> None:
    by_the_clock = mission("Aider au marché", schedule="Le jeudi de 9 h à 12 h", starts_at=9 * 60, ends_at=12 * 60)

    assert lines_of(by_the_clock) == []
    assert [one.starts for one in lines_of(mission("Aider au marché le jeudi matin"))] == [9 * 60 + 15]


def test_hours_that_are_said_tell_how_long_it_lasts() -> None:
    two_hours = mission("Aider au marché", starts_at=15 * 60, ends_at=17 * 60)
    part = mission("Aider au marché le matin")

    said, supposed = (week(one, bounds=Bounds(1, 8), schedule=FREE) for one in (two_hours, part))

    assert "week_once" not in {one.code for one in said.assumed}
    assert Reason("week_once", (3.0, "Aider au marché le matin")) in supposed.assumed
    assert Reason("week_ideas") in supposed.assumed


def test_what_says_no_hours_is_where_the_week_has_room() -> None:
    (line,) = lines_of(mission("Trier des vêtements"), Schedule(days=frozenset({1}), start=13 * 60, end=18 * 60))

    assert (line.leaves, line.starts) == (13 * 60, 13 * 60 + 15)
