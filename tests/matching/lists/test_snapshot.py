"""The person kept with a list is the person who was ranked, and no more than that."""

import json

from hypothesis import given
from hypothesis import strategies as st

from geo import Means, Mode
from matching import Experience, Kind, Level, Person, Schedule, Stage
from matching.lists.snapshot import person_from_json, person_to_json, program_version
from tests.make.values import AUBUSSON, GUERET

some_words = st.lists(st.text(max_size=9), max_size=2).map(tuple)
some_people = st.builds(
    Person,
    key=st.just("7"),
    home=st.sampled_from([GUERET, AUBUSSON]),
    insee=st.none() | st.just("23096"),
    means=st.lists(st.builds(Means, st.sampled_from(Mode), st.integers(1, 90)), max_size=2).map(tuple),
    licences=st.none() | st.frozensets(st.sampled_from(["B", "C"])),
    stage=st.none() | st.sampled_from(Stage),
    wishes=some_words,
    experience=st.lists(st.builds(Experience, st.text(max_size=9), st.none() | st.just(2.5)), max_size=2).map(tuple),
    skills=some_words,
    level=st.none() | st.sampled_from(Level),
    french=st.none() | st.just("A2"),
    hours_min=st.none() | st.just(5.0),
    hours_max=st.none() | st.just(20.0),
    schedule=st.builds(
        Schedule,
        days=st.none() | st.frozensets(st.integers(0, 6)),
        start=st.none() | st.just(540),
        end=st.none() | st.just(960),
        nights=st.none() | st.booleans(),
        weekends=st.none() | st.booleans(),
    ),
    limits=some_words,
    open_to=st.none() | st.frozensets(st.sampled_from(Kind)),
    civic_service=st.none() | st.booleans(),
)


@given(person=some_people)
def test_what_is_kept_of_a_person_is_the_person(person: Person) -> None:
    assert person_from_json(json.loads(json.dumps(person_to_json(person)))) == person


def test_the_program_has_one_version_a_process() -> None:
    assert len(program_version()) == 12
