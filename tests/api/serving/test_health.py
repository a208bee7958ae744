"""Alive, ready, measured."""

from datetime import time, timedelta

from fastapi.testclient import TestClient
from sqlalchemy import delete

import store
from api import WebSettings, create_app
from matching import Kind
from store.tables import CommuneRow, RunRow, SourceRow
from tests.fixtures.site import Site


def test_it_is_alive_and_ready(shared_site: Site) -> None:
    program = shared_site.program()

    assert program.get("/healthz").json() == {"status": "ok"}
    assert program.get("/readyz").json() == {"reachable": True, "migrated": True, "references": True}


def test_without_references_it_is_not_ready(site: Site) -> None:
    with store.session(site.engine) as session:
        session.execute(delete(CommuneRow))

    answer = site.program().get("/readyz")
    assert (answer.status_code, answer.json()["references"]) == (503, False)


def test_without_its_tables_it_is_not_ready(site: Site) -> None:
    with site.engine.begin() as connection:
        connection.exec_driver_sql("delete from alembic_version")

    answer = site.program().get("/readyz")
    assert (answer.status_code, answer.json()["migrated"]) == (503, False)


def test_without_a_database_it_is_alive_and_not_ready(site: Site) -> None:
    matcher = site.app.state.service.matcher
    nowhere = store.create_store("postgresql://127.0.0.1:1/nowhere")
    program = TestClient(create_app(nowhere, WebSettings(_env_file=None), matcher))

    assert program.get("/healthz").status_code == 200
    assert program.get("/readyz").json()["reachable"] is False
    assert program.get("/v1/sources").status_code == 503
    assert "alentour_database_up 0.0" in program.get("/metrics").text


def test_requests_are_counted_by_route_and_never_by_address(shared_site: Site) -> None:
    program = shared_site.program()
    program.get("/connexion/a-secret")

    text = program.get("/metrics").text
    assert 'alentour_requests_total{method="GET",route="/connexion/{secret}",status="410"} 1.0' in text
    assert "a-secret" not in text


def test_a_method_made_up_by_a_client_makes_no_new_figure(shared_site: Site) -> None:
    program = shared_site.program()
    program.request("BREW", "/healthz")

    assert 'method="OTHER"' in program.get("/metrics").text


def test_what_is_live_is_measured_by_kind(shared_site: Site) -> None:
    text = shared_site.program().get("/metrics").text

    assert f'alentour_live_opportunities{{kind="{Kind.VOLUNTEERING}"}} 1.0' in text


def test_how_each_source_fares_is_measured(site: Site) -> None:
    ended = site.now - timedelta(hours=30)
    with store.session(site.engine) as session:
        session.merge(SourceRow(slug="dora", label="Services d'insertion", nightly_at=time(4)))
        session.flush()
        session.add(
            RunRow(
                source="dora",
                scope="23",
                status="complete",
                started_at=ended,
                finished_at=ended,
                pulled=300,
                rejected=3,
            )
        )

    text = site.program().get("/metrics").text

    assert f'alentour_last_run_age_seconds{{source="dora"}} {30 * 3600}.0' in text
    assert 'alentour_source_rejects{source="dora"} 3.0' in text
    assert 'alentour_source_held{source="dora"} 0.0' in text
    assert 'alentour_source_trouble{source="dora",trouble="late"} 1.0' in text
    assert 'alentour_source_trouble{source="dora",trouble="failing"} 0.0' in text
