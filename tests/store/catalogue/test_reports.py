"""What visitors say of offers, as operators read it."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.catalogue.reports import Fault, looked_at, report, reported
from store.pulls.sources import forget_old
from store.tables import ReportRow
from tests.make.rows import store_opportunities
from tests.make.values import NOON, some_opportunity


def test_the_most_reported_comes_first_with_what_was_said(session: Session) -> None:
    once, twice = store_opportunities(session, [some_opportunity("ft:1"), some_opportunity("ft:2")])
    report(session, once, Fault.GONE, words="", now=NOON)
    report(session, twice, Fault.MONEY, words="50 €", now=NOON)
    report(session, twice, Fault.FALSE, words="", now=NOON + timedelta(hours=1))

    first, second = reported(session)

    assert (first.opportunity_id, first.times, first.words) == (twice, 2, ("50 €",))
    assert set(first.faults) == {Fault.MONEY, Fault.FALSE}
    assert (second.opportunity_id, second.words) == (once, ())


def test_what_was_looked_at_waits_no_more_and_comes_back_with_the_next_report(session: Session) -> None:
    (offer,) = store_opportunities(session, [some_opportunity("ft:1")])
    report(session, offer, Fault.GONE, words="", now=NOON)

    assert looked_at(session, offer, now=NOON) == 1
    assert reported(session) == []
    report(session, offer, Fault.GONE, words="", now=NOON)
    assert [one.times for one in reported(session)] == [1]


def test_a_month_after_a_look_nothing_is_left(session: Session) -> None:
    (offer,) = store_opportunities(session, [some_opportunity("ft:1")])
    report(session, offer, Fault.GONE, words="", now=NOON)
    looked_at(session, offer, now=NOON)

    forget_old(session, now=NOON + timedelta(days=29))
    assert session.scalars(select(ReportRow.id)).all()
    forget_old(session, now=NOON + timedelta(days=31))
    assert not session.scalars(select(ReportRow.id)).all()
