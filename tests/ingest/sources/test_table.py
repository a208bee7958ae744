"""The table of sources: what each can do is what its row says, and what its pulls cover."""

from datetime import UTC, datetime, timedelta

import pytest

from ingest import SOURCES
from ingest.connector import NamesDepartment, ReachesEverywhere, TellsNews
from ingest.errors import UnknownDepartment
from ingest.sandbox import sandbox_partners
from ingest.sources import EVERYWHERE, BusSettings, Source, increment_of, pull_of, scopes_of

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
PARTNERS = sandbox_partners("http://sandbox.example")


@pytest.mark.parametrize("source", SOURCES.values(), ids=lambda source: source.slug)
def test_a_row_says_what_its_connector_can_do(source: Source) -> None:
    connector = source.connect(PARTNERS.get(source.slug) or source.settings(), NOW)

    assert isinstance(connector, TellsNews) is source.increments
    assert isinstance(source.settings(), NamesDepartment) is source.one_department
    assert isinstance(connector, ReachesEverywhere) is source.everywhere


def test_what_belongs_to_no_department_is_pulled_once() -> None:
    assert scopes_of(SOURCES["api-engagement"], ["23", "87"]) == ("23", "87", "FR")
    assert scopes_of(SOURCES["france-travail"], ["23", "87"]) == ("23", "87")
    assert pull_of(SOURCES["api-engagement"], "FR", PARTNERS, now=NOW).department is EVERYWHERE


def test_the_bus_is_pulled_for_its_department_alone() -> None:
    def scopes(department: str) -> tuple[str, ...]:
        settings = BusSettings(_env_file=None, department=department)
        return scopes_of(SOURCES["bus-emploi"], ["23", "87", "2A"], {"bus-emploi": settings})

    assert [scopes(named) for named in ("", "87", "2a", "19")] == [("23",), ("87",), ("2A",), ()]


def test_an_increment_retires_nothing() -> None:
    since = NOW - timedelta(hours=1)

    assert not increment_of(SOURCES["france-travail"], "23", PARTNERS, since=since, now=NOW).may_retire
    assert pull_of(SOURCES["france-travail"], "23", PARTNERS, now=NOW).may_retire


@pytest.mark.parametrize("scope", ["99", "FR"])
def test_a_department_that_does_not_exist_is_told(scope: str) -> None:
    with pytest.raises(UnknownDepartment, match=scope):
        pull_of(SOURCES["france-travail"], scope, PARTNERS, now=NOW)
