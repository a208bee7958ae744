"""The health of sources: fresh or not, and what was refused."""

from datetime import timedelta
from typing import Any

import store
from store.tables import OpportunityRow, RejectRow, RunRow
from tests.fixtures.site import Site
from tests.make.values import NOON


def source(site: Site, slug: str) -> dict[str, Any]:
    answer = site.program().get("/v1/sources").json()["sources"]
    found: dict[str, Any] = next(one for one in answer if one["slug"] == slug)
    return found


def run(site: Site, *, status: str, hours_ago: float, rejects: tuple[str, ...] = (), scope: str = "23") -> None:
    began = NOON - timedelta(hours=hours_ago)
    with store.session(site.engine) as session:
        row = RunRow(
            source="france-travail",
            scope=scope,
            status=status,
            started_at=began,
            finished_at=began,
            pulled=3,
            rejected=len(rejects),
        )
        session.add(row)
        session.flush()
        session.add_all(RejectRow(run_id=row.id, reason=reason) for reason in rejects)


def test_a_source_never_pulled_has_no_age(site: Site) -> None:
    never = source(site, "france-travail")

    assert (never["age_seconds"], never["last_run"]) == (None, None)
    assert never["live"] == 2


def test_the_age_is_that_of_the_last_complete_pull_and_the_run_is_the_last_one(site: Site) -> None:
    run(site, status="complete", hours_ago=2)
    run(site, status="failed", hours_ago=1)

    found = source(site, "france-travail")
    assert found["age_seconds"] == 7_200
    assert found["last_run"]["status"] == "failed"


def test_rejects_are_counted_by_reason(site: Site) -> None:
    run(site, status="complete", hours_ago=1, rejects=("no title", "no title", "no place"))

    assert source(site, "france-travail")["reject_reasons"] == {"no title": 2, "no place": 1}


def test_a_department_that_fails_is_not_hidden_by_another_that_succeeds_later(site: Site) -> None:
    run(site, status="complete", hours_ago=26, scope="74")
    run(site, status="failed", hours_ago=2, scope="74")
    run(site, status="complete", hours_ago=1, scope="23")

    found = source(site, "france-travail")
    assert (found["last_run"]["status"], found["last_run"]["scope"]) == ("failed", "74")
    assert found["age_seconds"] == 26 * 3_600


def test_a_department_never_pulled_whole_leaves_the_source_without_an_age(site: Site) -> None:
    run(site, status="partial", hours_ago=2, scope="74")
    run(site, status="complete", hours_ago=1, scope="23")

    assert source(site, "france-travail")["age_seconds"] is None


def test_a_department_no_longer_pulled_is_no_longer_told(site: Site) -> None:
    run(site, status="failed", hours_ago=200, scope="74")
    run(site, status="complete", hours_ago=1, scope="23")

    assert source(site, "france-travail")["last_run"]["status"] == "complete"


def test_what_a_better_source_already_tells_is_not_counted(site: Site) -> None:
    with store.session(site.engine) as session:
        session.get_one(OpportunityRow, site.town.live).canonical_id = site.town.own_opening

    assert source(site, "france-travail")["live"] == 1
