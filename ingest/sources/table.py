"""All sources, one row each: a new source is a file beside this one and a row here."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from pydantic_settings import BaseSettings

from geo import Department, departments
from ingest.connector import Connector, NamesDepartment, Page, ReachesEverywhere, TellsNews
from ingest.errors import UnknownDepartment, UnknownSource
from ingest.reading import Cleaner
from ingest.run import Pull
from ingest.sources.api_engagement import ApiEngagement, ApiEngagementSettings, clean_mission
from ingest.sources.bus_stops import BusCalendar, BusSettings, clean_stop
from ingest.sources.data_inclusion import DataInclusion, DataInclusionSettings, clean_service
from ingest.sources.france_travail import FranceTravail, FranceTravailSettings, clean_france_travail
from ingest.sources.immersion_facilitee import ImmersionFacilitee, ImmersionFaciliteeSettings, clean_immersion
from ingest.sources.les_emplois import LesEmplois, LesEmploisSettings, clean_siae

Partners = Mapping[str, BaseSettings]
"""Settings of sources by slug; those of a source that is not in it come from the environment."""
ENVIRONMENT: Partners = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Source:
    """A source: how it is called, pulled, cleaned, and when (hour and minute of its complete pull, in France)."""

    slug: str
    label: str
    settings: type[BaseSettings]
    connect: Callable[[Any, datetime], Connector]
    """The connector, out of its settings and what time it is."""
    clean: Cleaner
    hour: int
    minute: int
    increments: bool = False
    """What is new is also pulled every hour: its connector is a `TellsNews`."""
    everywhere: bool = False
    """What is done from home is pulled once for all departments: its connector is a `ReachesEverywhere`."""
    one_department: bool = False
    """All of it is one department's: its settings are a `NamesDepartment`."""


EVERYWHERE = Department("FR", "France", seat="75056")
"""The scope of what belongs to no department."""

SOURCES = {
    source.slug: source
    for source in (
        Source(
            slug="france-travail",
            label="France Travail",
            settings=FranceTravailSettings,
            connect=FranceTravail,
            clean=clean_france_travail,
            hour=3,
            minute=10,
            increments=True,
        ),
        Source(
            slug="immersion-facilitee",
            label="Immersion Facilitée",
            settings=ImmersionFaciliteeSettings,
            connect=lambda settings, _: ImmersionFacilitee(settings),
            clean=clean_immersion,
            hour=3,
            minute=40,
        ),
        Source(
            slug="api-engagement",
            label="JeVeuxAider et service civique",
            settings=ApiEngagementSettings,
            connect=lambda settings, _: ApiEngagement(settings),
            clean=clean_mission,
            hour=4,
            minute=0,
            increments=True,
            everywhere=True,
        ),
        Source(
            slug="bus-emploi",
            label="Bus de l'emploi",
            settings=BusSettings,
            connect=BusCalendar,
            clean=clean_stop,
            hour=5,
            minute=0,
            one_department=True,
        ),
        Source(
            slug="les-emplois",
            label="Les emplois de l'inclusion",
            settings=LesEmploisSettings,
            connect=lambda settings, _: LesEmplois(settings),
            clean=clean_siae,
            hour=4,
            minute=20,
        ),
        Source(
            slug="data-inclusion",
            label="Data.inclusion",
            settings=DataInclusionSettings,
            connect=lambda settings, _: DataInclusion(settings),
            clean=clean_service,
            hour=4,
            minute=40,
        ),
    )
}
"""By slug, in the order in which they are pulled."""


def source_named(slug: str) -> Source:
    """The source of that name; raises UnknownSource."""
    if slug not in SOURCES:
        raise UnknownSource(f"La source « {slug} » n'existe pas. Sources connues : {', '.join(SOURCES)}.")
    return SOURCES[slug]


def scopes_of(source: Source, department_codes: Iterable[str], partners: Partners = ENVIRONMENT) -> tuple[str, ...]:
    """What a source is pulled over, one pull each: departments, and what belongs to none where it has some.

    What is one department's is pulled for that one alone: the one that its settings name, else the first one.
    """
    codes = tuple(department_codes)
    if source.one_department:
        settings = _settings(source, partners)
        assert isinstance(settings, NamesDepartment), f"{source.slug} names no department"
        named = settings.department.strip().upper()
        return tuple(code for code in codes if code == named) if named else codes[:1]
    return (*codes, EVERYWHERE.code) if source.everywhere else codes


def pull_of(source: Source, scope: str, partners: Partners = ENVIRONMENT, *, now: datetime) -> Pull:
    """A complete pull of a source over one of `scopes_of`; raises UnknownDepartment."""
    connector = _connector(source, partners, now)
    if scope == EVERYWHERE.code and isinstance(connector, ReachesEverywhere):
        return _pull(source, EVERYWHERE, connector.pull_everywhere, is_whole=True)
    department = _department(scope)
    return _pull(source, department, lambda: connector.pull(department), is_whole=True)


def increment_of(
    source: Source, department_code: str, partners: Partners = ENVIRONMENT, *, since: datetime, now: datetime
) -> Pull:
    """A pull of what a source with `increments` created since an instant: it retires nothing.

    `since` is when the last pull of the department that ended well began. Raises UnknownDepartment.
    """
    department, connector = _department(department_code), _connector(source, partners, now)
    assert isinstance(connector, TellsNews), f"{source.slug} has no increments"
    return _pull(source, department, lambda: connector.pull_since(department, since), is_whole=False)


def _connector(source: Source, partners: Partners, now: datetime) -> Connector:
    return source.connect(_settings(source, partners), now)


def _settings(source: Source, partners: Partners) -> BaseSettings:
    return partners.get(source.slug) or source.settings()


def _department(code: str) -> Department:
    department = departments().get(code)
    if department is None:
        raise UnknownDepartment(f"Le département « {code} » n'existe pas. Exemples : 23, 2A, 974.")
    return department


def _pull(source: Source, where: Department, pages: Callable[[], Iterator[Page]], *, is_whole: bool) -> Pull:
    return Pull(
        source=source.slug,
        label=source.label,
        scope=where.code,
        department=where,
        pages=pages,
        clean=source.clean,
        may_retire=is_whole,
    )
