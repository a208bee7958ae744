"""The operator's page: what is late, what was refused and why."""

from datetime import datetime, timedelta

import pytest

import store
from store.accounts import Role
from store.tables import RejectRow, RunRow, SourceRow
from tests.fixtures.site import Site


def pull(site: Site, *, status: str, ended: datetime, message: str | None = None) -> None:
    run = RunRow(source="dora", scope="23", status=status, started_at=ended, finished_at=ended, pulled=3, rejected=1)
    run.message = message
    with store.session(site.engine) as session:
        session.merge(SourceRow(slug="dora", label="Services d'insertion"))
        session.flush()
        session.add(run)
        session.flush()
        session.add(RejectRow(run_id=run.id, source_key="7", reason="sans lieu", field="place"))


@pytest.mark.parametrize(("hours", "said"), ((5, "À jour"), (30, "En retard")))
def test_a_source_without_a_complete_pull_for_a_day_is_late(site: Site, hours: int, said: str) -> None:
    pull(site, status="complete", ended=site.now - timedelta(hours=hours))

    page = site.browser(Role.OPERATOR).get("/exploitation").text

    card = page.partition("Services d&#39;insertion</h2>")[2].partition("</li>")[0]
    assert said in card


def test_what_was_refused_and_what_failed_are_told_with_their_reasons(site: Site) -> None:
    pull(site, status="failed", ended=site.now, message="Le partenaire ne répond pas.")

    page = site.browser(Role.OPERATOR).get("/exploitation").text

    assert "Beaucoup" not in page
    assert "Échouée" in page
    assert "Le partenaire ne répond pas." in page


def test_an_operator_lands_there(site: Site) -> None:
    assert site.browser(Role.OPERATOR).get("/connexion").headers["location"] == "/exploitation"
