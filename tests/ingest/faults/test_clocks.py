"""Two of us at once, and clocks that go back: one works, the other says so, and time is never taken for news."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier

from ingest import SOURCES, IngestSettings, RunReport, pull_of, run_pull, run_slot
from ingest.errors import AlreadyRunning
from ingest.sandbox import FaultKind, sandbox_partners
from matching import Matcher
from store import create_store
from tests.ingest.faults.conftest import NOW, Scene
from tests.make.ledger import assert_for_people, runs


def pull_elsewhere(scene: Scene, start: Barrier) -> RunReport | str:
    """What another process makes of the same pull: its report, or why it did not pull."""
    engine = create_store(scene.engine.url.render_as_string(hide_password=False))
    try:
        pull = pull_of(SOURCES[scene.source.slug], "23", sandbox_partners(scene.url), now=NOW)
        start.wait()
        return run_pull(engine, pull, clock=lambda: NOW)
    except AlreadyRunning as busy:
        return str(busy)
    finally:
        engine.dispose()


def test_two_that_pull_the_same_at_once_do_not_meet(scene: Scene) -> None:
    scene.arm(FaultKind.SLOW, delay_seconds=0.5)
    start = Barrier(2)
    with ThreadPoolExecutor(2) as both:
        told = list(both.map(lambda _: pull_elsewhere(scene, start), range(2)))

    (report,) = [one for one in told if isinstance(one, RunReport)]
    (refusal,) = [one for one in told if isinstance(one, str)]
    assert report.status == "complete"
    assert_for_people(refusal)
    assert scene.live() == scene.today
    assert len(runs(scene.engine, scene.source.slug)) == 2


def test_a_clock_set_back_retires_nothing_that_is_there(scene: Scene) -> None:
    scene.now = NOW - timedelta(days=400)
    back = scene.run()
    scene.now = NOW
    again = scene.run()

    assert (back.status, again.status) == ("complete", "complete")
    assert back.applied.retired == len(scene.yesterday.keys() - scene.today.keys())
    assert (again.applied.retired, again.applied.unchanged) == (0, len(scene.today))
    assert scene.live().keys() == scene.today.keys()


def test_a_schedule_whose_clock_is_set_back_runs_no_slot_twice(scene: Scene) -> None:
    def pulled(now: datetime) -> list[str]:
        matcher, settings = Matcher(scene.engine), IngestSettings(departments="23")
        partners = sandbox_partners(scene.url)
        source = SOURCES[scene.source.slug]
        reports = run_slot(scene.engine, matcher, source, settings=settings, partners=partners, clock=lambda: now)
        return [report.status for report in reports]

    tomorrow = NOW + timedelta(days=1)
    assert set(pulled(tomorrow)) == {"complete"}
    assert pulled(tomorrow - timedelta(hours=1)) == []
    pulled(NOW)  # the slot of another day
    assert pulled(tomorrow) == []
    live = scene.live()  # of all scopes, what belongs to no department included
    assert {key: live.get(key) for key in scene.today} == scene.today


def test_a_clock_set_back_during_a_run_makes_no_run_shorter_than_nothing(scene: Scene) -> None:
    times = iter((NOW, NOW - timedelta(hours=5), NOW - timedelta(hours=5)))
    pull = pull_of(SOURCES[scene.source.slug], "23", sandbox_partners(scene.url), now=NOW)

    report = run_pull(scene.engine, pull, clock=lambda: next(times))

    run = runs(scene.engine, scene.source.slug)[-1]
    assert run["finished_at"] >= run["started_at"]
    assert report.seconds > 0
    assert scene.live() == scene.today
