"""All sources, one row each: a new source is a connector, a cleaner and a row here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from geo import departments
from ingest.clean import clean_france_travail, clean_immersion, clean_mission
from ingest.connectors import ApiEngagement, Connector, FranceTravail, ImmersionFacilitee
from ingest.errors import UnknownDepartment, UnknownSource
from ingest.load import Cleaner
from ingest.run import Pull
from ingest.settings import Partners


@dataclass(frozen=True, slots=True)
class Source:
    """A source: how it is called, pulled, cleaned, and when (`cron`: minute and hour, Paris time)."""

    slug: str
    label: str
    connect: Callable[[Partners, datetime], Connector]
    clean: Cleaner
    hour: int
    minute: int


SOURCES = {
    source.slug: source
    for source in (
        Source(
            slug="france-travail",
            label="France Travail",
            connect=lambda partners, now: FranceTravail(partners.france_travail, now),
            clean=clean_france_travail,
            hour=3,
            minute=10,
        ),
        Source(
            slug="immersion-facilitee",
            label="Immersion Facilitée",
            connect=lambda partners, _: ImmersionFacilitee(partners.immersion_facilitee),
            clean=clean_immersion,
            hour=3,
            minute=40,
        ),
        Source(
            slug="api-engagement",
            label="JeVeuxAider et service civique",
            connect=lambda partners, _: ApiEngagement(partners.api_engagement),
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


def pull_of(source: Source, department_code: str, partners: Partners, *, now: datetime) -> Pull:
    """A complete pull of a source over a department; raises UnknownDepartment."""
    department = departments().get(department_code)
    if department is None:
        raise UnknownDepartment(f"Le département « {department_code} » n'existe pas. Exemples : 23, 2A, 974.")
    connector = source.connect(partners, now)
    return Pull(
        source=source.slug,
        label=source.label,
        scope=department.code,
        department=department,
        pages=lambda: connector.pull(department),
        clean=source.clean,
    )
