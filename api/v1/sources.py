"""GET /v1/sources: where opportunities come from, how fresh they are, what was refused. Open to everybody."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from api.access import admits_everybody
from api.deps import Database, Now
from store.accounts import Account
from store.sources import SourceHealth, source_healths

router = APIRouter(tags=["Sources"])


class Run(BaseModel):
    """The worst of the last pulls of a source, one a department."""

    scope: str = Field(description="Le département de cette récolte.")
    status: str
    started_at: datetime
    finished_at: datetime | None
    pulled: int
    new: int
    changed: int
    unchanged: int
    retired: int
    rejected: int
    reject_reasons: dict[str, int]


class Source(BaseModel):
    """A source and how it fares."""

    slug: str
    label: str
    live: int = Field(description="Ce qui est proposé aujourd'hui.")
    age_seconds: int | None = Field(
        description="Depuis la dernière récolte complète du département le plus en retard ; rien s'il en manque une."
    )
    last_run: Run | None


class SourcesAnswer(BaseModel):
    """All sources, by slug."""

    sources: list[Source]


@router.get("/v1/sources")
def sources(database: Database, now: Now, _: Annotated[Account | None, admits_everybody()]) -> SourcesAnswer:
    """L'état de chaque source : dernière récolte, fraîcheur, refus."""
    return SourcesAnswer(sources=[_source(health, now) for health in source_healths(database)])


def _source(health: SourceHealth, now: datetime) -> Source:
    age = None if health.last_good_at is None else int((now - health.last_good_at).total_seconds())
    return Source(slug=health.slug, label=health.label, live=health.live, age_seconds=age, last_run=_run(health))


def _run(health: SourceHealth) -> Run | None:
    if health.status is None:
        return None
    return Run.model_validate(health, from_attributes=True)
