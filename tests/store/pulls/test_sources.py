"""What the database knows of each source, read for whoever judges it."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from store.pulls.health import note_alerts, source_healths
from store.pulls.requests import ask_pull, open_requests, settle_request, take_request
from store.pulls.sources import (
    LeftScope,
    PullHours,
    SourceFacts,
    enter_pull_hours,
    forget_old,
    last_good_start,
    offer_of,
    rejects_by_source,
    scopes_pulled_since,
    source_facts,
)
from store.tables import HeldRetirementRow, RejectRow, RunRow, SlotRow, UserRow
from tests.make.rows import store_opportunities
from tests.make.values import some_opportunity

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
NIGHTLY = PullHours(
    "les-emplois", "Les emplois", nightly_at=time(3, 30), increments=False, scopes=("19", "23", "36", "87")
)


def run(session: Session, *, hours_ago: float, **values: Any) -> int:
    """A run of the source that took no time."""
    began = NOW - timedelta(hours=hours_ago)
    usual = {"source": NIGHTLY.slug, "scope": "23", "status": "complete", "started_at": began, "finished_at": began}
    row = RunRow(**{**usual, **values})
    session.add(row)
    session.flush()
    return row.id


def facts(session: Session) -> SourceFacts:
    return next(one for one in source_facts(session) if one.slug == NIGHTLY.slug)


def test_a_source_is_known_before_its_first_pull(session: Session) -> None:
    enter_pull_hours(session, [NIGHTLY])

    known = facts(session)
    assert (known.nightly_at, known.scopes, known.live) == (time(3, 30), (), 0)


def test_a_source_that_leaves_the_schedule_is_expected_no_longer(session: Session) -> None:
    enter_pull_hours(session, [NIGHTLY])
    enter_pull_hours(session, [PullHours("dora", "Services", nightly_at=time(4), increments=True, scopes=("23",))])

    assert facts(session).nightly_at is None


def test_a_scope_tells_its_last_run_and_what_came_before(session: Session) -> None:
    enter_pull_hours(session, [NIGHTLY])
    run(session, hours_ago=31, pulled=100, rejected=2)
    run(session, hours_ago=29, whole=False)
    run(session, hours_ago=7, status="failed", fault="PartnerSilent")
    run(session, hours_ago=6, status="partial")
    run(session, hours_ago=1, status="running", finished_at=None)

    (scope,) = facts(session).scopes
    assert scope.run is not None
    assert (scope.run.status, scope.running_since) == ("partial", NOW - timedelta(hours=1))
    assert (scope.whole_at, scope.fresh_at) == (NOW - timedelta(hours=31), NOW - timedelta(hours=29))
    assert (scope.failures, scope.failing_since) == (2, NOW - timedelta(hours=7))
    assert (scope.whole_pulled, scope.whole_rejected, scope.usual_rejected_share) == (100, 2, None)


def test_the_usual_share_of_rejects_is_the_median_of_the_ten_pulls_before_the_last(session: Session) -> None:
    enter_pull_hours(session, [NIGHTLY])
    for day, rejected in enumerate([50, 90, *[2] * 9, 100]):
        run(session, hours_ago=24 * day, pulled=100, rejected=rejected)

    (scope,) = facts(session).scopes
    assert (scope.whole_rejected, scope.usual_rejected_share) == (50, 0.02)


@pytest.mark.parametrize(("days_ago", "seen"), [(6, 1000), (8, 800)])
def test_what_a_pull_saw_is_told_with_what_the_week_before_saw(session: Session, days_ago: int, seen: int) -> None:
    enter_pull_hours(session, [NIGHTLY])
    run(session, hours_ago=24 * days_ago, new=900, unchanged=100)
    run(session, hours_ago=24, unchanged=800)
    run(session, hours_ago=2, new=1, unchanged=599)

    (scope,) = facts(session).scopes
    assert (scope.whole_rows, scope.week_ago_rows) == (600, seen)


def test_what_a_person_let_go_is_not_missed(session: Session) -> None:
    enter_pull_hours(session, [NIGHTLY])
    run(session, hours_ago=24 * 6, unchanged=1000)
    run(session, hours_ago=24 * 5, unchanged=600, released_at=NOW)
    run(session, hours_ago=2, unchanged=590)

    (scope,) = facts(session).scopes
    assert scope.week_ago_rows == 600


def test_a_scope_that_the_schedule_no_longer_pulls_is_told_while_something_of_it_is_live(session: Session) -> None:
    enter_pull_hours(session, [NIGHTLY])
    run(session, hours_ago=7)
    run(session, hours_ago=24 * 30, scope="15")
    run(session, hours_ago=24 * 30, scope="63")
    store_opportunities(session, [some_opportunity("les-emplois:a")], scope="15")
    store_opportunities(session, [some_opportunity("les-emplois:b")], scope="63", retired_at=NOW)
    store_opportunities(session, [some_opportunity("les-emplois:c")], scope="23")

    known = facts(session)
    assert [one.scope for one in known.scopes] == ["23"]
    assert known.left == (LeftScope("15", live=1, pulled_at=NOW - timedelta(days=30), held_run_id=None),)


def test_what_is_held_back_is_counted_with_its_run(session: Session) -> None:
    enter_pull_hours(session, [NIGHTLY])
    run_id = run(session, hours_ago=7, held=3)
    session.add_all(HeldRetirementRow(run_id=run_id, table_name="opportunities", row_id=row) for row in (1, 2))
    session.flush()

    (scope,) = facts(session).scopes
    assert (scope.held_now, scope.held_run_id) == (2, run_id)


def test_a_slot_to_be_tried_again_is_told_until_it_is_done(session: Session) -> None:
    enter_pull_hours(session, [NIGHTLY])
    retry_at = NOW + timedelta(minutes=10)
    slot = SlotRow(job=f"ingest:{NIGHTLY.slug}", slot_at=NOW, taken_at=NOW, retry_at=retry_at)
    session.add(slot)
    session.flush()
    waiting = facts(session).retry_at
    slot.finished_at = NOW
    session.flush()

    assert (waiting, facts(session).retry_at) == (retry_at, None)


def test_rejects_are_those_of_the_last_pull_of_everything_with_keys_to_look_up(session: Session) -> None:
    enter_pull_hours(session, [NIGHTLY])
    older, newest = run(session, hours_ago=31), run(session, hours_ago=7)
    run(session, hours_ago=1, whole=False)
    session.add(RejectRow(run_id=older, source_key="old", reason="sans titre"))
    session.add_all(RejectRow(run_id=newest, source_key=key, reason="sans lieu", field="lieu") for key in "abcd")
    session.flush()

    (told,) = [one for one in rejects_by_source(session) if one.source == NIGHTLY.slug]
    assert (told.reason, told.records, told.examples) == ("sans lieu", 4, ("a", "b", "c"))


def test_what_is_no_longer_offered_is_told_apart_from_what_is_refused(session: Session) -> None:
    enter_pull_hours(session, [NIGHTLY])
    newest = run(session, hours_ago=7)
    session.add_all(RejectRow(run_id=newest, source_key=key, reason="complet", gone=key == "a") for key in "abc")
    session.flush()

    told = [(one.gone, one.records) for one in rejects_by_source(session) if one.source == NIGHTLY.slug]
    assert told == [(False, 2), (True, 1)]


def test_an_increment_goes_on_from_the_last_good_pull_after_one_of_everything(session: Session) -> None:
    enter_pull_hours(session, [NIGHTLY])
    run(session, hours_ago=30, whole=False)
    before_any = last_good_start(session, NIGHTLY.slug, "23", before=NOW)
    run(session, hours_ago=7)
    run(session, hours_ago=2, whole=False)
    run(session, hours_ago=1, status="failed", whole=False)
    run(session, hours_ago=-5)  # by a clock that was ahead

    assert before_any is None
    assert last_good_start(session, NIGHTLY.slug, "23", before=NOW) == NOW - timedelta(hours=2)


def test_scopes_pulled_whole_since_an_hour_are_told_apart(session: Session) -> None:
    enter_pull_hours(session, [NIGHTLY])
    run(session, hours_ago=7)
    run(session, hours_ago=6, scope="87", whole=False)
    run(session, hours_ago=6, scope="19", status="partial")
    run(session, hours_ago=31, scope="36")

    assert scopes_pulled_since(session, NIGHTLY.slug, since=NOW - timedelta(hours=8), now=NOW) == {"23"}


def test_a_pull_is_asked_for_once_until_it_is_done(session: Session) -> None:
    enter_pull_hours(session, [NIGHTLY])
    session.add(operator := UserRow(pseudonym=uuid4(), name="Odile", role="operator", created_at=NOW))
    session.flush()

    asked = [ask_pull(session, NIGHTLY.slug, by=operator.id, now=NOW) for _ in range(2)]
    request_id = take_request(session, NIGHTLY.slug, now=NOW)
    assert request_id is not None
    assert open_requests(session)[NIGHTLY.slug].taken_at == NOW
    settle_request(session, request_id, now=NOW)

    assert asked == [True, False]
    assert open_requests(session) == {}
    assert take_request(session, NIGHTLY.slug, now=NOW) is None
    assert ask_pull(session, NIGHTLY.slug, by=operator.id, now=NOW)


def test_an_alert_begins_once_and_ends_once(session: Session) -> None:
    enter_pull_hours(session, [NIGHTLY])

    def note() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        return note_alerts(session, source_healths(session, now=NOW), now=NOW)

    first, second = note(), note()
    run(session, hours_ago=7)

    assert (first, second) == (([(NIGHTLY.slug, "never")], []), ([], []))
    assert note() == ([], [(NIGHTLY.slug, "never")])


def test_what_is_no_opportunity_is_counted_beside(session: Session) -> None:
    enter_pull_hours(session, [NIGHTLY])
    known = facts(session)

    offers = [replace(known, live=live, besides=besides) for live, besides in ((27, 11), (0, 60), (1, 0), (0, 0))]

    assert [offer_of(one) for one in offers] == [
        "27 propositions, 11 fiches",
        "60 fiches",
        "1 proposition",
        "0 proposition",
    ]


def test_old_accounts_are_forgotten_but_the_last_of_a_scope(session: Session) -> None:
    enter_pull_hours(session, [NIGHTLY])
    run(session, hours_ago=24 * 900)
    month = run(session, hours_ago=24 * 40)
    alone = run(session, hours_ago=24 * 900, scope="87")
    session.add_all(RejectRow(run_id=run_id, reason="sans titre") for run_id in (month, alone))
    session.flush()

    forget_old(session, now=NOW)

    assert set(session.scalars(select(RunRow.id))) == {month, alone}
    assert session.scalars(select(RejectRow)).all() == []
