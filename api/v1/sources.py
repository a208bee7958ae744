"""GET /v1/sources: where opportunities come from, how fresh they are, what was refused. Open to everybody."""

from collections import Counter
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from api.access import admits_everybody
from api.deps import Database, Now
from store.accounts.account import Account
from store.pulls.health import SourceHealth, source_healths
from store.pulls.sources import LastRun, Rejected, rejects_by_source

router = APIRouter(tags=["Sources"])

_WORST_FIRST = ("failed", "partial", "complete")


class Run(BaseModel):
    """The worst of the last pulls of a source, one a department."""

    scope: str = Field(description="Le département de cette récolte.")
    status: str
    whole: bool = Field(description="Vrai si tout a été lu, faux si seules les nouveautés l'ont été.")
    started_at: datetime
    finished_at: datetime | None
    pulled: int
    new: int
    changed: int
    unchanged: int
    retired: int
    rejected: int
    held: int = Field(description="Ce qui aurait été retiré, si la source n'avait pas rétréci d'un coup.")


class Alert(BaseModel):
    """Something a person has to look at."""

    trouble: str
    since: datetime | None
    what: str
    todo: str


class Source(BaseModel):
    """A source and how it fares."""

    slug: str
    label: str
    state: str = Field(
        description="« fine » si tout va bien, « aside » sans clé, « by_hand » sans horaire, sinon la pire des alertes."
    )
    live: int = Field(description="Ce qui est proposé aujourd'hui.")
    age_seconds: int | None = Field(
        description="Depuis la dernière récolte complète du département le plus en retard ; rien s'il en manque une."
    )
    next_at: datetime | None = Field(description="La prochaine récolte complète.")
    held: int = Field(description="Ce qui a disparu d'un coup, et reste proposé tant que personne n'en décide.")
    alerts: list[Alert]
    last_run: Run | None
    reject_reasons: dict[str, int] = Field(description="Ce que les dernières récoltes ont refusé, et pourquoi.")
    gone_reasons: dict[str, int] = Field(description="Ce que la source elle-même dit ne plus offrir, et pourquoi.")


class SourcesAnswer(BaseModel):
    """All sources, in the order in which they are pulled."""

    sources: list[Source]


@router.get("/v1/sources")
def sources(database: Database, now: Now, _: Annotated[Account | None, admits_everybody()]) -> SourcesAnswer:
    """L'état de chaque source : fraîcheur, dernière récolte, refus, et ce qui est à regarder."""
    rejected = rejects_by_source(database)
    return SourcesAnswer(sources=[_source(one, rejected, now) for one in source_healths(database, now=now)])


def _source(health: SourceHealth, rejected: tuple[Rejected, ...], now: datetime) -> Source:
    facts = health.facts
    reasons, gone = Counter[str](), Counter[str]()
    for one in rejected:
        if one.source == facts.slug:
            (gone if one.gone else reasons)[one.reason] += one.records
    return Source(
        slug=facts.slug,
        label=facts.label,
        state=health.state,
        live=facts.live,
        age_seconds=None if health.whole_at is None else int((now - health.whole_at).total_seconds()),
        next_at=health.next_at,
        held=sum(scope.held_now for scope in facts.scopes),
        alerts=[Alert.model_validate(alert, from_attributes=True) for alert in health.alerts],
        last_run=_worst_run(health),
        reject_reasons=reasons,
        gone_reasons=gone,
    )


def _worst_run(health: SourceHealth) -> Run | None:
    """Of the last runs of all scopes, the worst, then the newest: a failure is not hidden by a success elsewhere."""
    runs: list[LastRun] = [scope.run for scope in health.facts.scopes if scope.run is not None]
    if not runs:
        return None
    runs.sort(key=lambda run: run.started_at, reverse=True)
    worst = min(runs, key=lambda run: _WORST_FIRST.index(run.status))
    return Run.model_validate(worst, from_attributes=True)
