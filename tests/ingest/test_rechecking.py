"""Before a contact, the host of an immersion is asked again: offered, full, gone, or no answer in time."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import stamina
from sqlalchemy import Engine, text

from ingest import SOURCES, IngestSettings, pull_of, run_pull
from ingest.connector import ChecksOne
from ingest.pulling import Station
from ingest.rechecking import answer_wishes
from ingest.sandbox import IMMERSION_FACILITEE, Fault, FaultKind, SandboxServer, sandbox_partners
from matching import Matcher
from store import session
from store.catalogue.rechecks import FRESH, PATIENCE, SOURCES_ASKED, Answer, answer_to, ask_again
from tests.make.partners import served_partners

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
OFFER = "/api/v3/offers/"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[SandboxServer]:
    with served_partners() as server:
        yield server


@pytest.fixture
def station(creuse: Engine, sandbox: SandboxServer) -> Iterator[Station]:
    """What the jobs of the schedule work with, once immersions were pulled."""
    partners = sandbox_partners(sandbox.url)
    run_pull(creuse, pull_of(SOURCES[IMMERSION_FACILITEE], "23", partners, now=NOW), clock=lambda: NOW)
    with stamina.set_testing(True, attempts=2, cap=True):
        yield Station(creuse, Matcher(creuse), settings=IngestSettings(), clock=lambda: NOW, partners=partners)
    sandbox.faults.clear()


def an_immersion(engine: Engine) -> int:
    with engine.connect() as reading:
        return int(reading.scalar(text("select min(id) from opportunities where source = 'immersion-facilitee'")) or 0)


def asked(station: Station) -> tuple[Answer | None, bool]:
    """What is answered to the wish for an immersion, and whether it is still live."""
    one = an_immersion(station.engine)
    with session(station.engine) as opened:
        ask_again(opened, one, now=NOW)
    answer_wishes(station)
    with session(station.engine) as opened:
        live = opened.scalar(text("select retired_at is null from opportunities where id = :id"), {"id": one})
        return answer_to(opened, one, now=NOW), bool(live)


def test_a_host_that_still_welcomes_stays(station: Station) -> None:
    assert asked(station) == (Answer.OFFERED, True)


def test_a_host_that_is_full_is_shown_no_more(station: Station, sandbox: SandboxServer) -> None:
    hosts = [row for row in sandbox.world.shelf(IMMERSION_FACILITEE).payloads() if row["isAvailable"]]
    for row in hosts:
        row["isAvailable"] = False
    said = asked(station)
    for row in hosts:
        row["isAvailable"] = True

    assert said == (Answer.FULL, False)


def test_a_host_that_left_is_shown_no_more(station: Station) -> None:
    with session(station.engine) as opened:
        opened.execute(text("update opportunities set url = regexp_replace(url, 'siret=0', 'siret=1')"))

    assert asked(station) == (Answer.GONE, False)


def test_a_partner_that_fails_keeps_nobody_from_going_on(station: Station, sandbox: SandboxServer) -> None:
    sandbox.faults.arm(Fault(FaultKind.SERVER_ERROR, OFFER, times=9))

    assert asked(station) == (Answer.UNKNOWN, True)


def test_a_wish_waits_for_its_answer_and_not_for_ever(station: Station) -> None:
    one = an_immersion(station.engine)
    with session(station.engine) as opened:
        assert answer_to(opened, one, now=NOW) is Answer.UNKNOWN
        ask_again(opened, one, now=NOW)
        assert answer_to(opened, one, now=NOW) is None
        assert answer_to(opened, one, now=NOW + PATIENCE) is Answer.UNKNOWN


def test_an_answer_of_a_moment_ago_is_not_asked_for_again(station: Station) -> None:
    one = an_immersion(station.engine)
    asked(station)
    with session(station.engine) as opened:
        ask_again(opened, one, now=NOW + timedelta(minutes=1))
        assert answer_to(opened, one, now=NOW + timedelta(minutes=1)) is Answer.OFFERED
        ask_again(opened, one, now=NOW + FRESH + timedelta(minutes=1))
        assert answer_to(opened, one, now=NOW + FRESH + timedelta(minutes=1)) is None


def test_the_sources_that_are_asked_are_those_that_can_be() -> None:
    connectors = {
        slug: row.connect(sandbox_partners("http://x.example").get(slug) or row.settings(), NOW)
        for slug, row in SOURCES.items()
    }

    assert {slug for slug, one in connectors.items() if isinstance(one, ChecksOne)} == SOURCES_ASKED
