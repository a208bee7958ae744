"""Services and inclusion employers, pulled from the sandbox into the store, are found around a commune."""

from datetime import UTC, datetime

from sqlalchemy import Engine, text

from ingest import SOURCES, RunReport, pull_of, run_pull
from ingest.sandbox import DATA_INCLUSION, LES_EMPLOIS, SandboxServer, sandbox_partners
from store import session
from store.catalogue.services import services_for, structures_around
from tests.make.partners import served_partners

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
GUERET = "23096"


def pull(engine: Engine, server: SandboxServer, slug: str) -> RunReport:
    source = SOURCES[slug]
    return run_pull(engine, pull_of(source, "23", sandbox_partners(server.url), now=NOW), clock=lambda: NOW)


def test_services_around_come_nearest_first_and_remote_ones_last(creuse: Engine) -> None:
    with served_partners() as server:
        assert pull(creuse, server, DATA_INCLUSION).status == "complete"

    with session(creuse) as opened:
        found = services_for(opened, GUERET, limit=100)
        mobility = services_for(opened, GUERET, freins=["mobility"], limit=100)
        themed = services_for(opened, GUERET, theme="mobilite--preparer-un-permis", limit=100)

    km = [one.km for one in found if one.km is not None]
    assert km == sorted(km)
    assert [one.remote for one in found[len(km) :]] == [True] * (len(found) - len(km))
    assert 0 < len(themed) < len(mobility) < len(found)
    assert all("mobility" in one.freins for one in mobility)


def test_a_service_is_shown_to_those_whom_its_zone_covers(creuse: Engine) -> None:
    with served_partners() as server:
        pull(creuse, server, DATA_INCLUSION)

    def zones(zone: list[str]) -> dict[str, bool]:
        with session(creuse) as opened:
            opened.execute(text("update services set zone = :zone"), {"zone": zone})
            return {one.name: one.zone_unsure for one in services_for(opened, GUERET, limit=100)}

    everybody = zones([])
    assert zones(["23"]) == zones(["france"]) == zones([GUERET, "87085"]) == everybody
    assert not any(everybody.values())
    assert zones(["23008"]) == zones(["87"]) == {}
    assert 0 < len(zones(["200034825"])) < len(everybody)
    assert all(zones(["200034825"]).values())


def test_an_employer_that_closes_its_posts_becomes_one_to_know(creuse: Engine) -> None:
    with served_partners() as server:
        assert pull(creuse, server, LES_EMPLOIS).status == "complete"
        before, posts = known_and_posts(creuse)
        # Some of them: where all close at once, nobody believes it before a person says so.
        closing = {"bloque_candidatures": True}
        server.faults.rewrite(lambda siae: siae | (closing if siae["type"] == "EI" else {}), path="/siaes")
        pull(creuse, server, LES_EMPLOIS)
        after, closed = known_and_posts(creuse)
        server.faults.clear()
        again = pull(creuse, server, LES_EMPLOIS)

    assert 0 < before < after
    assert posts > closed
    assert again.status == "complete"
    assert known_and_posts(creuse) == (before, posts)


def known_and_posts(engine: Engine) -> tuple[int, int]:
    """How many employers there are to know around Guéret, and how many inclusion jobs."""
    with session(engine) as opened:
        found = structures_around(opened, GUERET, limit=100)
        assert [one.km for one in found] == sorted(one.km for one in found)
        jobs = "select count(*) from opportunities where kind = 'inclusion_job' and retired_at is null"
        return len(found), int(opened.scalar(text(jobs)) or 0)
