"""What the ranking may know of a person, and the order of what has one."""

from dataclasses import fields

import pytest

from matching import Level, Person, Rung


def test_the_ranking_cannot_know_a_name_a_gender_a_nationality_or_an_age() -> None:
    """R5: turning over any of them changes nothing, as there is nowhere to write them. A new field is a decision."""
    assert {one.name for one in fields(Person)} == {
        *("key", "home", "insee", "means", "licences", "stage", "wishes", "experience", "skills", "level", "french"),
        *("hours_min", "hours_max", "schedule", "limits", "open_to", "civic_service"),
    }


@pytest.mark.parametrize("fact", ["first_name", "gender", "nationality", "birth_year"])
def test_a_forbidden_fact_cannot_be_written_beside_the_others(fact: str) -> None:
    assert not hasattr(Person, fact)
    assert "__dict__" not in dir(Person)


def test_diplomas_are_ranked_lowest_first() -> None:
    assert [level.rank for level in (Level.NONE, Level.CAP, Level.BAC, Level.BAC5)] == [0, 1, 2, 5]


def test_a_postcode_and_a_department_are_no_places_to_compute_a_way_from() -> None:
    assert {rung for rung in Rung if not rung.is_precise} == {Rung.POSTCODE, Rung.DEPARTMENT}
