"""People come out of the store as the ranking may know them: what they said, and nothing of who they are."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy.orm import Session

from matching import Experience, Kind, Level, Schedule, Stage, read_people
from store.tables import SuggestionRow
from tests.make.rows import store_opportunities, store_person
from tests.make.values import NOON, some_opportunity, some_person


def test_a_stored_person_is_read_as_the_value_that_was_stored(session: Session) -> None:
    person = some_person(
        insee="23096",
        wishes=("maçon", "dehors"),
        experience=(Experience("manœuvre", 2.5), Experience("bénévole", None)),
        skills=("coffrage",),
        licences=frozenset({"AM"}),
        level=Level.CAP,
        stage=Stage.SOCIO_PRO,
        schedule=Schedule(days=frozenset({0, 2}), start=480, end=960, nights=False, weekends=False),
        limits=("pas de charges lourdes",),
        open_to=frozenset({Kind.JOB}),
        hours_min=10.0,
        hours_max=20.0,
    )

    (read,) = read_people(session, [store_person(session, person)])

    assert replace(read.person, key="1") == person
    assert read.ranked


def test_two_people_who_differ_by_name_counsellor_or_date_alone_are_ranked_as_one(session: Session) -> None:
    """R5, down to the columns: what the ranking may not know is not read."""
    said = some_person(insee="23096", wishes=("maçon",), civic_service=False)
    for columns in ({}, {"first_name": "Mohamed", "created_at": NOON - timedelta(days=99), "place": "Ailleurs"}):
        store_person(session, said, **columns)

    one, other = read_people(session)

    assert replace(one.person, key="1") == replace(other.person, key="1") == said


def test_those_asked_for_are_read_by_id_and_everybody_without(session: Session) -> None:
    first, second, third = (store_person(session, some_person()) for _ in range(3))

    assert [one.id for one in read_people(session, [third, first, 999_999])] == [first, third]
    assert [one.id for one in read_people(session)] == [first, second, third]
    assert read_people(session, []) == ()


def test_what_was_set_aside_is_set_aside_for_that_person_only(session: Session) -> None:
    (opportunity,) = store_opportunities(session, [some_opportunity()])
    one, other = (store_person(session, some_person()) for _ in range(2))
    for person, decision in ((one, "dismissed"), (other, "suggested")):
        session.add(
            SuggestionRow(
                person_id=person, opportunity_id=opportunity, by_person=False, decision=decision, made_at=NOON
            )
        )
    session.flush()

    assert [read.dismissed for read in read_people(session)] == [{opportunity}, frozenset()]


def test_whoever_turned_ranking_off_is_read_so(session: Session) -> None:
    (read,) = read_people(session, [store_person(session, some_person(), ranked=False)])

    assert not read.ranked
