"""Each source at its hour, once for all replicas, and everybody ranked after it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
import stamina
from pydantic import SecretStr
from sqlalchemy import Engine, text

from ingest import (
    SOURCES,
    ApiEngagementSettings,
    IngestSettings,
    Partners,
    RunReport,
    create_scheduler,
    pull_of,
    run_pull,
    run_slot,
)
from ingest.pulling import Station, answer_request, pull_news
from ingest.sandbox import sandbox_partners
from matching import Matcher, rank_if_changed
from store import session
from store.tables import PullRequestRow, SourceRow
from tests.make.partners import served_partners
from tests.make.rows import store_person
from tests.make.values import some_person

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
SOURCE = SOURCES["api-engagement"]
SCOPES = ["23", "FR"]


def slot(engine: Engine, partners: Partners, *, now: datetime = NOW) -> list[RunReport]:
    settings = IngestSettings(departments="23")
    return run_slot(engine, Matcher(engine), SOURCE, settings=settings, partners=partners, clock=lambda: now)


def without_keys() -> Partners:
    return {"api-engagement": ApiEngagementSettings(key=SecretStr(""))}


def test_replicas_that_wake_together_pull_once(creuse: Engine) -> None:
    with served_partners() as sandbox:
        partners = sandbox_partners(sandbox.url)
        with ThreadPoolExecutor(4) as replicas:
            reports = [report for done in replicas.map(lambda _: slot(creuse, partners), range(4)) for report in done]

    assert [(report.scope, report.status) for report in reports] == [(scope, "complete") for scope in SCOPES]


def test_everybody_is_ranked_after_a_pull(creuse: Engine) -> None:
    with session(creuse) as opened:
        store_person(opened, some_person(wishes=("visiter des personnes âgées",)))
    with served_partners() as sandbox:
        slot(creuse, sandbox_partners(sandbox.url))

    with creuse.connect() as connection:
        assert connection.execute(text("select count(*) from lists where audience = 'batch'")).scalar_one() == 1


def test_what_a_killed_run_changed_is_ranked_in_the_next_round(creuse: Engine) -> None:
    with session(creuse) as opened:
        store_person(opened, some_person(wishes=("visiter des personnes âgées",)))
    with served_partners() as sandbox:
        partners = sandbox_partners(sandbox.url)
        run_pull(creuse, pull_of(SOURCE, "23", partners, now=NOW), clock=lambda: NOW)

    settings = IngestSettings(departments="23")
    pull_news(Station(creuse, Matcher(creuse), settings=settings, clock=lambda: NOW, partners=without_keys()), SOURCE)

    with creuse.connect() as connection:
        assert connection.execute(text("select count(*) from lists where audience = 'batch'")).scalar_one() == 1


def test_services_rank_nobody(creuse: Engine) -> None:
    matcher = Matcher(creuse)
    with served_partners() as sandbox:
        run_pull(
            creuse,
            pull_of(SOURCES["data-inclusion"], "23", sandbox_partners(sandbox.url), now=NOW),
            clock=lambda: NOW,
        )

    assert rank_if_changed(creuse, matcher, now=NOW) is None


def test_the_next_day_is_another_slot(creuse: Engine) -> None:
    days = [slot(creuse, without_keys(), now=NOW + timedelta(days=day)) for day in (0, 0, 1)]

    assert [{report.status for report in day} for day in days] == [{"failed"}, set(), {"failed"}]


def test_old_slots_are_forgotten(creuse: Engine) -> None:
    slot(creuse, without_keys(), now=NOW - timedelta(days=40))
    slot(creuse, without_keys())

    with creuse.connect() as connection:
        assert connection.execute(text("select count(*) from slots")).scalar_one() == 1


def test_every_source_has_its_hour(creuse: Engine) -> None:
    scheduler = create_scheduler(
        creuse, Matcher(creuse), settings=IngestSettings(), partners=without_keys(), clock=lambda: NOW
    )
    nights = [job for job in scheduler.timed if job.name.startswith("ingest:")]

    assert {job.name for job in nights} == {f"ingest:{slug}" for slug in SOURCES}
    at_once = [(one.name, other.name) for one, other in combinations(nights, 2) if one.times == other.times]
    assert at_once == []


def test_what_was_pulled_whole_since_its_hour_is_not_pulled_again(creuse: Engine) -> None:
    with served_partners() as sandbox:
        partners = sandbox_partners(sandbox.url)
        run_pull(creuse, pull_of(SOURCE, "23", partners, now=NOW), clock=lambda: NOW)

        assert [report.scope for report in slot(creuse, partners)] == ["FR"]
        assert [report.scope for report in slot(creuse, partners, now=NOW + timedelta(days=1))] == SCOPES


def test_a_pull_that_failed_is_tried_again_for_what_is_missing(creuse: Engine) -> None:
    with stamina.set_testing(True, attempts=2):
        failed = slot(creuse, sandbox_partners("http://127.0.0.1:9"))
    with served_partners() as sandbox:
        partners = sandbox_partners(sandbox.url)
        too_early = slot(creuse, partners, now=NOW + timedelta(minutes=9))
        again = slot(creuse, partners, now=NOW + timedelta(minutes=11))
        done = slot(creuse, partners, now=NOW + timedelta(hours=3))

    told = [{report.status for report in reports} for reports in (failed, too_early, again, done)]
    assert told == [{"failed"}, set(), {"complete"}, set()]


def test_a_key_that_is_missing_is_not_asked_for_again_before_the_next_day(creuse: Engine) -> None:
    hours = [slot(creuse, without_keys(), now=NOW + timedelta(hours=hour)) for hour in (0, 1, 24)]

    assert [{report.fault for report in reports} for reports in hours] == [{"KeyMissing"}, set(), {"KeyMissing"}]


def test_a_pull_that_somebody_asks_for_is_made_once(creuse: Engine) -> None:
    ask(creuse)
    with served_partners() as sandbox:
        station = Station(
            creuse,
            Matcher(creuse),
            settings=IngestSettings(departments="23"),
            clock=lambda: NOW,
            partners=sandbox_partners(sandbox.url),
        )
        for _ in range(2):
            answer_request(station, SOURCE)

    with creuse.connect() as connection:
        assert connection.execute(text("select status from runs")).scalars().all() == ["complete"] * 2
        assert connection.execute(text("select done_at from pull_requests")).scalars().all() == [NOW]


def test_a_pull_that_fails_by_a_fault_of_ours_is_not_asked_for_again(
    creuse: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(creuse)
    monkeypatch.setattr("ingest.pulling.run_pull", lambda *_, **__: 1 / 0)
    station = Station(creuse, Matcher(creuse), settings=IngestSettings(departments="23"), clock=lambda: NOW)

    with pytest.raises(ZeroDivisionError):
        answer_request(station, SOURCE)
    answer_request(station, SOURCE)


def test_a_pull_that_cannot_begin_leaves_the_other_departments_theirs(creuse: Engine) -> None:
    ask(creuse)
    with served_partners() as sandbox:
        station = Station(
            creuse,
            Matcher(creuse),
            settings=IngestSettings.model_construct(departments="00,23"),
            clock=lambda: NOW,
            partners=sandbox_partners(sandbox.url),
        )
        answer_request(station, SOURCE)

    with creuse.connect() as connection:
        assert connection.execute(text("select scope from runs order by id")).scalars().all() == SCOPES


def ask(engine: Engine) -> None:
    """Somebody presses the button, before the source was ever pulled."""
    with session(engine) as opened:
        opened.add(SourceRow(slug=SOURCE.slug, label=SOURCE.label))
        opened.flush()
        opened.add(PullRequestRow(source=SOURCE.slug, asked_at=NOW))
