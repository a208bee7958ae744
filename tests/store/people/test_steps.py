"""Whose word a step is: a counsellor takes back what they noted, never what the person said or told more of."""

from datetime import timedelta

from sqlalchemy.orm import Session

from store.people.steps import Step, Told, detail_step, say_step, steps_of, take_back_note
from tests.make.town import Town, settle_town
from tests.make.values import NOON


def say(session: Session, town: Town, *, by_counsellor: bool, minutes: int = 0) -> Told:
    now = NOON + timedelta(minutes=minutes)
    person, live = town.own_person, town.live
    return say_step(session, person_id=person, opportunity_id=live, step=Step.TAKEN, now=now, confirmed=by_counsellor)


def take_back(session: Session, town: Town, step: Told) -> bool:
    return take_back_note(session, person_id=town.own_person, step_id=step.id)


def test_what_a_counsellor_noted_alone_is_gone_once_taken_back(session: Session) -> None:
    town = settle_town(session)
    noted = say(session, town, by_counsellor=True)

    assert take_back(session, town, noted)

    assert not steps_of(session, town.own_person)


def test_what_nobody_noted_for_the_person_cannot_be_taken_back(session: Session) -> None:
    town = settle_town(session)
    said = say(session, town, by_counsellor=False)

    assert not take_back(session, town, said)

    assert [one.id for one in steps_of(session, town.own_person)] == [said.id]


def test_what_the_person_says_after_their_counsellor_is_their_word_too(session: Session) -> None:
    town = settle_town(session)
    noted = say(session, town, by_counsellor=True)

    assert say(session, town, by_counsellor=False, minutes=5) == Told(noted.id, is_new=True)
    assert say(session, town, by_counsellor=False, minutes=6) == Told(noted.id, is_new=False)

    assert take_back(session, town, noted)
    assert [one.id for one in steps_of(session, town.own_person)] == [noted.id]


def test_what_the_person_told_more_of_is_their_word_too(session: Session) -> None:
    town = settle_town(session)
    noted = say(session, town, by_counsellor=True)
    words = "Le vestiaire est au fond"
    detail_step(session, person_id=town.own_person, step_id=noted.id, on_day=None, starts_at=None, words=words)

    assert take_back(session, town, noted)

    assert [one.words for one in steps_of(session, town.own_person)] == [words]
