"""All sources, one row each: a new source is a file beside this one and a row here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from pydantic_settings import BaseSettings

from geo import departments
from ingest.connector import Connector
from ingest.errors import UnknownDepartment, UnknownSource
from ingest.reading import Cleaner
from ingest.run import Pull
from ingest.sources.api_engagement import ApiEngagement, ApiEngagementSettings, clean_mission
from ingest.sources.france_travail import FranceTravail, FranceTravailSettings, clean_france_travail
from ingest.sources.immersion_facilitee import ImmersionFacilitee, ImmersionFaciliteeSettings, clean_immersion

Partners = Mapping[str, BaseSettings]
"""Settings of sources by slug; those of a source that is not in it come from the environment."""
ENVIRONMENT: Partners = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Source:
    """A source: how it is called, pulled, cleaned, and when (`cron`: minute and hour, Paris time)."""

    slug: str
    label: str
    settings: type[BaseSettings]
    connect: Callable[[Any, datetime], Connector]
    """The connector, out of its settings and what time it is."""
    clean: Cleaner
    hour: int
    minute: int


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
        ),
    )
}
"""By slug, in the order in which they are pulled."""


def source_named(slug: str) -> Source:
    """The source of that name; raises UnknownSource."""
    if slug not in SOURCES:
        raise UnknownSource(f"La source « {slug} » n'existe pas. Sources connues : {', '.join(SOURCES)}.")
    return SOURCES[slug]


def pull_of(source: Source, department_code: str, partners: Partners = ENVIRONMENT, *, now: datetime) -> Pull:
    """A complete pull of a source over a department; raises UnknownDepartment."""
    department = departments().get(department_code)
    if department is None:
        raise UnknownDepartment(f"Le département « {department_code} » n'existe pas. Exemples : 23, 2A, 974.")
    connector = source.connect(partners.get(source.slug) or source.settings(), now)
    return Pull(
        source=source.slug,
        label=source.label,
        scope=department.code,
        department=department,
        pages=lambda: connector.pull(department),
        clean=source.clean,
    )
