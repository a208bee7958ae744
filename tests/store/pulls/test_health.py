"""What is wrong with a source: decided in one place, out of what is known of its pulls."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from store.pulls.health import ASIDE, BY_HAND, FINE, Trouble, health_of
from store.pulls.sources import LastRun, LeftScope, ScopeFacts, SourceFacts

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
NIGHT = NOW - timedelta(hours=7)

RUN = LastRun(
    id=7,
    source="france-travail",
    scope="23",
    status="complete",
    whole=True,
    started_at=NIGHT,
    finished_at=NIGHT,
    pulled=800,
    new=10,
    changed=5,
    unchanged=785,
    retired=12,
    rejected=0,
    held=0,
    message=None,
    fault=None,
    released_at=None,
)
CREUSE = ScopeFacts(
    scope="23",
    run=RUN,
    running_since=None,
    whole_at=NIGHT,
    fresh_at=NIGHT,
    failures=0,
    failing_since=None,
    whole_pulled=800,
    whole_rejected=0,
    whole_rows=800,
    week_ago_rows=800,
    usual_rejected_share=0.0,
    held_now=0,
    held_run_id=None,
)
SOURCE = SourceFacts(
    slug="france-travail",
    label="France Travail",
    nightly_at=time(3, 10),
    increments=False,
    live=800,
    besides=0,
    retry_at=None,
    scopes=(CREUSE,),
)


def troubles(facts: SourceFacts, *, now: datetime = NOW) -> list[Trouble]:
    return [alert.trouble for alert in health_of(facts, now=now).alerts]


def creuse(**changes: object) -> SourceFacts:
    return replace(SOURCE, scopes=(replace(CREUSE, **changes),))  # type: ignore[arg-type]


def ended(status: str, *, message: str | None = None, fault: str | None = None) -> LastRun:
    return replace(RUN, status=status, message=message, fault=fault)


def test_a_source_pulled_last_night_is_fine_and_waits_for_the_next() -> None:
    health = health_of(SOURCE, now=NOW)

    assert (health.state, health.whole_at) == (FINE, NIGHT)
    assert health.next_at == datetime(2026, 11, 22, 2, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [(1000, 690, [Trouble.DWINDLING]), (1000, 710, []), (25, 6, []), (None, 6, []), (800, 1200, [])],
)
def test_a_source_that_loses_a_third_in_a_week_is_told_however_slowly(
    before: int | None, after: int, found: list[Trouble]
) -> None:
    assert troubles(creuse(week_ago_rows=before, whole_rows=after)) == found


def test_what_is_held_back_is_not_told_as_a_slow_shrinkage_too() -> None:
    assert troubles(creuse(week_ago_rows=1000, whole_rows=600, held_now=400, held_run_id=7)) == [Trouble.SHRUNK]


@pytest.mark.parametrize(("held_run_id", "todo"), [(None, "ingest leave france-travail 19"), (9, "retirez-les")])
def test_a_department_that_is_no_longer_pulled_is_told_with_what_to_do(held_run_id: int | None, todo: str) -> None:
    left = LeftScope("19", live=812, pulled_at=NIGHT, held_run_id=held_run_id)

    (alert,) = health_of(replace(SOURCE, left=(left,)), now=NOW).alerts
    assert (alert.trouble, alert.run_id) == (Trouble.LEFT, held_run_id)
    assert alert.what == "Corrèze : plus relevé, et 812 fiches sont encore montrées."
    assert todo in alert.todo


@pytest.mark.parametrize(("hours", "found"), [(26, []), (27, [Trouble.LATE])])
def test_a_night_without_a_complete_pull_is_late(hours: int, found: list[Trouble]) -> None:
    assert troubles(creuse(whole_at=NOW - timedelta(hours=hours))) == found


def test_a_late_source_says_since_when_and_what_to_do() -> None:
    (alert,) = health_of(creuse(whole_at=NOW - timedelta(hours=31)), now=NOW).alerts

    assert alert.since == NOW - timedelta(hours=31)
    assert alert.what == "Plus de récolte complète : il en faut une par nuit."
    assert alert.todo.endswith("relancez la récolte.")


@pytest.mark.parametrize(
    ("hour", "silent_hours", "found"), [(10, 2, []), (10, 4, [Trouble.NO_NEWS]), (5, 6, []), (22, 6, [])]
)
def test_what_is_new_is_expected_in_the_day_alone(hour: int, silent_hours: int, found: list[Trouble]) -> None:
    now = NOW.replace(hour=hour)
    facts = replace(creuse(fresh_at=now - timedelta(hours=silent_hours)), increments=True)

    assert troubles(facts, now=now) == found


def test_a_source_that_was_never_pulled_is_told() -> None:
    assert troubles(replace(SOURCE, scopes=())) == [Trouble.NEVER]


def test_a_source_without_a_schedule_is_expected_at_no_hour() -> None:
    by_hand = replace(SOURCE, nightly_at=None, scopes=(replace(CREUSE, whole_at=NOW - timedelta(days=90)),))

    assert health_of(by_hand, now=NOW).state == BY_HAND


def test_a_source_that_never_had_a_key_is_left_aside() -> None:
    without = creuse(run=ended("failed", fault="KeyMissing"), whole_at=None, fresh_at=None, failures=4)

    assert (health_of(without, now=NOW).state, troubles(without)) == (ASIDE, [])


def test_a_key_that_is_lost_is_not_left_aside() -> None:
    lost = creuse(run=ended("failed", fault="KeyMissing", message="Il manque la clé."), failures=1)

    assert [alert.todo for alert in health_of(lost, now=NOW).alerts] == ["Il manque la clé."]


@pytest.mark.parametrize("status", ["failed", "partial"])
def test_a_pull_that_failed_tells_why(status: str) -> None:
    broken = creuse(run=ended(status, message="Le partenaire ne répond pas."), failures=3, failing_since=NIGHT)
    (alert,) = health_of(broken, now=NOW).alerts

    assert (alert.trouble, alert.since) == (Trouble.FAILING, NIGHT)
    assert alert.what == "Les 3 dernières récoltes ont échoué."
    assert alert.todo == "Le partenaire ne répond pas."


@pytest.mark.parametrize(("minutes", "found"), [(10, []), (-10, []), (-20, [Trouble.FAILING])])
def test_a_pull_about_to_be_tried_again_troubles_nobody(minutes: int, found: list[Trouble]) -> None:
    broken = replace(creuse(run=ended("failed"), failures=1), retry_at=NOW + timedelta(minutes=minutes))

    assert troubles(broken) == found


def test_a_pull_that_does_not_end_is_stuck() -> None:
    assert troubles(creuse(running_since=NOW - timedelta(hours=2))) == []
    assert troubles(creuse(running_since=NOW - timedelta(hours=4))) == [Trouble.STUCK]


def test_a_retirement_held_back_names_its_run() -> None:
    (alert,) = health_of(creuse(held_now=320, held_run_id=7), now=NOW).alerts

    assert (alert.trouble, alert.run_id) == (Trouble.SHRUNK, 7)
    assert alert.what.startswith("320 annonces ont disparu")


@pytest.mark.parametrize(
    ("rejected", "usual", "found"),
    [
        (90, 0.02, [Trouble.REJECTS]),
        (90, None, []),  # a first night: nothing is usual yet
        (300, None, [Trouble.REJECTS]),
        (90, 0.10, []),  # as many as ever, or nearly
        (30, 0.0, []),  # under one in twenty
    ],
)
def test_rejects_that_jump_are_told(rejected: int, usual: float | None, found: list[Trouble]) -> None:
    assert troubles(creuse(whole_rejected=rejected, usual_rejected_share=usual)) == found


def test_a_few_rejects_of_a_small_source_are_nothing() -> None:
    assert troubles(creuse(whole_pulled=30, whole_rejected=20)) == []


def test_the_departments_in_trouble_are_named_and_the_others_are_not() -> None:
    late = [replace(CREUSE, scope=code, whole_at=NOW - timedelta(days=5)) for code in ("19", "87", "FR")]
    (alert,) = health_of(replace(SOURCE, scopes=(CREUSE, *late)), now=NOW).alerts

    assert alert.what == (
        "Plus de récolte complète (Corrèze, Haute-Vienne, toute la France) : il en faut une par nuit."
    )


def test_the_worst_trouble_is_the_state_of_the_source() -> None:
    broken = replace(CREUSE, scope="87", run=ended("failed"), failures=1)
    facts = replace(SOURCE, scopes=(replace(CREUSE, held_now=30, held_run_id=7), broken))

    assert health_of(facts, now=NOW).state == Trouble.FAILING
    assert troubles(facts) == [Trouble.FAILING, Trouble.SHRUNK]
