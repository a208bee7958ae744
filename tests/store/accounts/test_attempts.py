"""Attempts are counted in the database, by window, by what is tried and by who tries."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.accounts.attempts import Limit, give_back, is_spent, take_attempt
from store.tables import AttemptsRow
from tests.make.values import NOON

TWICE = Limit("twice", most=2, minutes=10)


def test_so_many_may_be_made_and_then_one_waits_for_the_next_window(session: Session) -> None:
    assert [take_attempt(session, TWICE, "here", now=NOON) for _ in range(3)] == [True, True, False]
    assert take_attempt(session, TWICE, "here", now=NOON + timedelta(minutes=10))


def test_others_and_other_things_have_their_own_count(session: Session) -> None:
    for _ in range(3):
        take_attempt(session, TWICE, "here", now=NOON)

    assert take_attempt(session, TWICE, "there", now=NOON)
    assert take_attempt(session, Limit("else", most=1, minutes=10), "here", now=NOON)


def test_what_is_left_is_asked_without_counting(session: Session) -> None:
    told = []
    for _ in range(2):
        told += [is_spent(session, TWICE, "here", now=NOON) for _ in range(3)]
        take_attempt(session, TWICE, "here", now=NOON)

    assert not any(told)
    assert is_spent(session, TWICE, "here", now=NOON)
    assert not is_spent(session, TWICE, "here", now=NOON + timedelta(minutes=10))


def test_what_succeeded_is_given_back(session: Session) -> None:
    for _ in range(5):
        assert take_attempt(session, TWICE, "here", now=NOON)
        give_back(session, TWICE, "here", now=NOON)


def test_who_tried_is_not_stored(session: Session) -> None:
    take_attempt(session, TWICE, "192.0.2.7", now=NOON)

    assert "192.0.2.7" not in session.scalars(select(AttemptsRow.who_hash)).one()
