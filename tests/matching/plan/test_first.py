"""What comes first in a week: what is to be proposed first, then what is linked to the words of the person."""

from dataclasses import replace

import pytest

from matching import Kind, Ranked, Reason
from matching.plan import Bounds, Brief, Edits, Week, plan_week
from tests.make.listed import listed
from tests.make.values import some_person
from tests.make.weeks import MONDAY, jobs, missions, week


def week_of(first: int, *rows: Ranked, edits: Edits | None = None, bounds: Bounds = Bounds(2, 3)) -> Week:
    """A short week of somebody to whom the opportunity of this number is to be proposed first."""
    return plan_week(some_person(), rows, Brief(MONDAY, bounds=bounds, edits=edits or Edits(), first=first))


def unlinked(row: Ranked) -> Ranked:
    """The same, of which nothing quotes the person."""
    return replace(row, reasons=(Reason("beginners"),))


def test_what_is_to_be_proposed_first_is_in_the_week_however_low_or_far() -> None:
    low, far = listed("ft:low", id=7, score=0.1), listed("ft:far", id=8, score=0.1, minutes=47)

    for first, row in ((7, low), (8, far)):
        planned = week_of(first, *jobs(8), *missions(3), row)
        assert first in {line.opportunity_id for line in planned.lines}
        assert planned.kept_out is None


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (replace(listed("ft:1", id=7), reasons=(Reason("late"),)), "hors des jours ou des heures possibles"),
        (replace(listed("ft:1", id=7), reasons=(Reason("licence_usual"),)), "le permis manque"),
        (listed("ft:1", id=7, kind=Kind.VOLUNTEERING, minutes=47), "trop loin"),
        (listed("ft:1", id=7, kind=Kind.VOLUNTEERING, conditions={"hours_per_week": 30.0}), "Pas choisie"),
    ],
)
def test_it_is_said_why_what_is_to_be_proposed_first_is_not_there(row: Ranked, said: str) -> None:
    planned = week_of(7, row, *jobs(3))

    assert planned.kept_out is not None
    assert said in planned.kept_out.told()
    assert planned.kept_out.told().endswith(": Proposition ft:1.")


def test_a_mission_that_a_transport_on_demand_leads_to_is_in_the_week() -> None:
    called = Reason("without_car", ((Reason("on_demand", ("Taxi-bus", "05 36 49 45 10")),),))
    far = replace(listed("jva:1", id=7, kind=Kind.VOLUNTEERING), ways=(), km=7.0)
    told = (Reason("near", ("couture",)), Reason("km", (7,)))

    led, alone = week_of(7, replace(far, reasons=(*told, called))), week_of(7, replace(far, reasons=told))

    assert 7 in {line.opportunity_id for line in led.lines}
    assert 7 not in {line.opportunity_id for line in alone.lines}


def test_what_other_things_left_no_room_for_is_not_said_to_be_too_far() -> None:
    far = listed("ft:far", id=7, minutes=47)

    planned = week_of(7, far, bounds=Bounds(1.0, 1.0))

    assert planned.kept_out is not None
    assert planned.kept_out.told() == "Pas choisie pour cette semaine : Proposition ft:far."


def test_nothing_is_said_of_a_first_one_that_was_taken_out() -> None:
    planned = week_of(7, listed("ft:1", id=7), *jobs(3), edits=Edits(removed=frozenset({"ft:1/step"})))

    assert 7 not in {line.opportunity_id for line in planned.lines}
    assert planned.kept_out is None


def test_a_week_is_short_rather_than_filled_with_what_nobody_asked_for() -> None:
    linked = [listed(f"jva:linked-{index}", kind=Kind.VOLUNTEERING, score=0.3) for index in range(2)]
    others = [
        unlinked(listed("if:other", kind=Kind.IMMERSION, score=0.9, conditions={"hours_per_week": 3.0})),
        unlinked(listed("ft:other", score=0.9)),
    ]

    planned = week(*others, *linked, bounds=Bounds(11, 12))

    assert {line.opportunity_key for line in planned.lines} <= {None, "jva:linked-0", "jva:linked-1"}
    assert not planned.fits
    assert "tiennent dans cette semaine, pour 11 à 12 h visées" in planned.told


def test_the_same_mission_of_several_associations_is_there_once() -> None:
    calls = [
        listed(f"jva:{index}", kind=Kind.VOLUNTEERING, title="Appeler des personnes seules", employer=f"Asso {index}")
        for index in range(5)
    ]

    lines = week(*calls, bounds=Bounds(2, 10)).lines

    assert len({line.opportunity_key for line in lines if line.opportunity_key}) == 1


@pytest.mark.parametrize(("french", "is_there"), [("A1", False), ("B2", True), (None, True)])
def test_nobody_who_says_some_words_of_french_is_asked_to_phone(french: str | None, *, is_there: bool) -> None:
    calls = listed("jva:1", kind=Kind.VOLUNTEERING, title="Appeler des personnes seules, de chez soi")

    planned = plan_week(some_person(french=french), [calls], Brief(MONDAY, bounds=Bounds(2, 10)))

    assert ("jva:1" in {line.opportunity_key for line in planned.lines}) == is_there


def test_kinds_vary_where_nothing_is_linked_to_the_person() -> None:
    rows = [unlinked(one) for one in (*missions(4), listed("ft:1", score=0.4))]

    assert {Kind.VOLUNTEERING, Kind.JOB} <= {line.kind for line in week(*rows, bounds=Bounds(5, 8)).lines}
