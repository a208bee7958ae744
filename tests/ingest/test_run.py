"""A pull from the sandbox over real HTTP into a real PostGIS: what is new, changed, gone and refused adds up."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import stamina
from pydantic import SecretStr
from sqlalchemy import Engine, text

from geo import departments
from ingest import (
    SOURCES,
    Pull,
    RunReport,
    pull_of,
    run_pull,
)
from ingest.errors import AlreadyRunning, PullCutShort
from ingest.sandbox import Fault, FaultKind, SandboxServer, sandbox_partners
from ingest.sources.france_travail import clean_france_travail
from store.locks import exclusive
from tests.make import ledger
from tests.make.partners import served_partners

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_waiting() -> Iterator[None]:
    with stamina.set_testing(True, attempts=4, cap=True):
        yield


@pytest.fixture
def sandbox() -> Iterator[SandboxServer]:
    with served_partners() as server:
        yield server


def pull(
    engine: Engine, sandbox: SandboxServer, slug: str = "france-travail", *, secret: str | None = None
) -> RunReport:
    partners = dict(sandbox_partners(sandbox.url))
    if secret is not None:
        partners["france-travail"] = partners["france-travail"].model_copy(update={"client_secret": SecretStr(secret)})
    return run_pull(engine, pull_of(SOURCES[slug], "23", partners, now=NOW), clock=lambda: NOW)


def captured(*pages: list[dict[str, Any]], cut: bool = False) -> Pull:
    """A pull of pages written here; `cut` where something may be missing."""

    def given() -> Iterator[list[dict[str, Any]]]:
        yield from pages
        if cut:
            raise PullCutShort("La lecture a été coupée.")

    creuse = departments()["23"]
    return Pull("france-travail", "France Travail", "23", creuse, given, clean_france_travail)


def offer(identifier: str, title: str = "Boulanger") -> dict[str, Any]:
    return {"id": identifier, "intitule": title, "lieuTravail": {"commune": "23008"}}


def run(engine: Engine, one: Pull, *, now: datetime = NOW) -> RunReport:
    return run_pull(engine, one, clock=lambda: now)


def live(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        statement = text("select source_key from opportunities where retired_at is null order by source_key")
        return list(connection.execute(statement).scalars())


def counted(report: RunReport) -> tuple[int, int, int, int]:
    applied = report.applied
    return applied.new, applied.changed, applied.unchanged, applied.retired


@pytest.mark.parametrize("slug", SOURCES)
def test_every_record_of_a_partner_is_accounted_for(creuse: Engine, sandbox: SandboxServer, slug: str) -> None:
    first, second = pull(creuse, sandbox, slug), pull(creuse, sandbox, slug)

    there = len(ledger.live(creuse, slug))
    assert (first.status, second.status) == ("complete", "complete")
    assert counted(first) == (there, 0, 0, 0)
    assert counted(second) == (0, 0, there, 0)
    assert first.pulled - first.rejected - sum(first.gone.values()) <= there
    assert there >= 10


def test_what_the_partner_changes_withdraws_and_adds_is_seen(creuse: Engine, sandbox: SandboxServer) -> None:
    before = pull(creuse, sandbox)
    sandbox.world.withdraw("france-travail", 5)
    sandbox.world.modify("france-travail", 7)
    added = len(sandbox.world.add("france-travail", 3))

    after = pull(creuse, sandbox)

    assert counted(after) == (added, 7, before.applied.new - 12, 5)


def test_a_pull_that_ends_early_keeps_what_it_read_and_retires_nothing(creuse: Engine, sandbox: SandboxServer) -> None:
    there = pull(creuse, sandbox).applied.new
    sandbox.world.withdraw("france-travail", 5)
    sandbox.world.modify("france-travail", there)
    sandbox.faults.arm(Fault(FaultKind.NO_CONTENT, path="/offres/search", after=1))

    report = pull(creuse, sandbox)

    assert report.status == "partial"
    assert counted(report) == (0, 150, 0, 0)
    assert len(live(creuse)) == there


@pytest.mark.parametrize(
    "kind", [FaultKind.TOO_MANY_REQUESTS, FaultKind.SERVER_ERROR, FaultKind.CUT_CONNECTION, FaultKind.EXPIRED_TOKENS]
)
def test_what_passes_is_waited_for(creuse: Engine, sandbox: SandboxServer, kind: FaultKind) -> None:
    sandbox.faults.arm(Fault(kind, path="/offres/search", after=1))

    assert pull(creuse, sandbox).status == "complete"


def test_a_wrong_key_fails_the_run_and_says_so(creuse: Engine, sandbox: SandboxServer) -> None:
    report = pull(creuse, sandbox, secret="faux")

    assert (report.status, live(creuse)) == ("failed", [])
    assert report.message is not None
    assert "FRANCE_TRAVAIL_CLIENT_SECRET" in report.message


def test_what_comes_back_is_live_again(creuse: Engine) -> None:
    run(creuse, captured([offer("A"), offer("B")]))
    gone = run(creuse, captured([offer("A")]))
    back = run(creuse, captured([offer("A"), offer("B")]))

    assert (counted(gone), counted(back)) == ((0, 0, 1, 1), (0, 1, 1, 0))
    assert live(creuse) == ["A", "B"]


def test_only_a_complete_pull_of_the_same_department_retires(creuse: Engine) -> None:
    run(creuse, captured([offer("A"), offer("B")]))
    cut, increment = captured([offer("A")], cut=True), replace(captured([offer("A")]), may_retire=False)
    elsewhere = replace(captured([offer("C")]), scope="87", department=departments()["87"])

    assert [counted(run(creuse, one))[3] for one in (cut, increment, elsewhere)] == [0, 0, 0]
    assert live(creuse) == ["A", "B", "C"]


def test_an_empty_answer_where_there_were_offers_is_not_believed(creuse: Engine) -> None:
    run(creuse, captured([offer("A")]))

    report = run(creuse, captured())

    assert (report.status, live(creuse)) == ("partial", ["A"])


def test_a_bad_record_stops_nothing_and_what_was_known_of_it_stays(creuse: Engine) -> None:
    run(creuse, captured([offer("A"), offer("B")]))

    report = run(creuse, captured([offer("A"), offer("B", title=""), {"intitule": "Sans identifiant"}]))

    assert (report.status, dict(report.reasons)) == ("complete", {"sans titre": 1, "sans identifiant": 1})
    assert live(creuse) == ["A", "B"]


def test_what_is_full_for_now_is_retired_even_by_a_partial_pull(creuse: Engine) -> None:
    host = {"siret": "78000403200019", "locationId": "a", "rome": "D1102", "romeLabel": "Boulanger"}
    here = {"address": {"postcode": "23200", "city": "Aubusson", "departmentCode": "23"}}
    immersions = replace(
        captured([host | here]), source="immersion-facilitee", clean=SOURCES["immersion-facilitee"].clean
    )
    run(creuse, immersions)
    full = replace(immersions, pages=captured([host | {"isAvailable": False}], cut=True).pages)

    report = run(creuse, full)

    assert (report.status, counted(report)) == ("partial", (0, 0, 0, 1))


def test_an_offer_that_comes_twice_is_one(creuse: Engine) -> None:
    report = run(creuse, captured([offer("A")], [offer("A", title="Boulangère"), offer("B")]))

    assert (report.pulled, report.applied.new, live(creuse)) == (3, 2, ["A", "B"])


def test_two_pulls_of_the_same_department_do_not_meet(creuse: Engine) -> None:
    with exclusive(creuse, "ingest:france-travail:23"), pytest.raises(AlreadyRunning):
        run(creuse, captured([offer("A")]))


def test_a_fault_of_ours_closes_the_run_as_failed(creuse: Engine) -> None:
    def broken() -> Iterator[list[dict[str, Any]]]:
        raise ZeroDivisionError
        yield []

    with pytest.raises(ZeroDivisionError):
        run(creuse, replace(captured(), pages=broken))

    with creuse.connect() as connection:
        assert connection.execute(text("select status from runs")).scalar_one() == "failed"


def test_a_fault_before_the_first_page_closes_the_run_as_failed_too(
    creuse: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.run.read_coder", lambda _: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        run(creuse, captured())

    with creuse.connect() as connection:
        assert connection.execute(text("select status from runs")).scalar_one() == "failed"


def test_a_run_left_open_by_a_killed_process_is_closed_by_the_next(creuse: Engine) -> None:
    run(creuse, captured([offer("A")]))
    with creuse.begin() as connection:
        connection.execute(text("update runs set status = 'running', finished_at = null"))

    run(creuse, captured([offer("A")]), now=NOW + timedelta(hours=1))

    with creuse.connect() as connection:
        statuses = list(connection.execute(text("select status from runs order by id")).scalars())
    assert statuses == ["failed", "complete"]


def test_no_contact_reaches_any_table(creuse: Engine) -> None:
    contact = "Contactez Martine Dubreuil, martine.dubreuil@orange.fr, 05 55 41 22 33"
    planted = offer("A", title=f"Boulanger. {contact}") | {
        "description": contact,
        "entreprise": {"nom": f"Fournil. {contact}", "description": contact},
        "contact": {"nom": "Mme Martine Dubreuil", "courriel": "martine.dubreuil@orange.fr", "telephone": "0555412233"},
        "agence": {"courriel": "martine.dubreuil@orange.fr"},
        "salaire": {"libelle": contact, "commentaire": contact},
        "competences": [{"libelle": contact, "exigence": "E"}],
        "lieuTravail": {"libelle": f"23 - {contact}", "commune": "23008"},
    }
    nameless = {"id": contact, "intitule": contact}

    run(creuse, captured([planted, nameless]))

    with creuse.connect() as connection:
        tables = connection.execute(text("select string_agg(t::text, '') from opportunities t")).scalar_one()
        tables += connection.execute(text("select string_agg(t::text, '') from rejects t")).scalar_one()
    assert not [trace for trace in ("Martine", "Dubreuil", "orange.fr", "41 22 33", "0555412233") if trace in tables]
