"""The partners of the demo: a sandbox that speaks their contracts over HTTP, and one pull of each from it."""

from pydantic import SecretStr
from sqlalchemy import Engine

from cli.demo.faults import StepFailed
from cli.demo.steps import Steps
from ingest import (
    SOURCES,
    ApiEngagementSettings,
    FranceTravailSettings,
    ImmersionFaciliteeSettings,
    Partners,
    Source,
    pull_of,
    run_pull,
)
from ingest.sandbox import CREDENTIALS
from kit import now_utc

DEPARTMENT = "23"
"""Creuse, whatever INGEST_DEPARTMENTS says: the sandbox knows no other."""

_SHOWN = {
    "france-travail": "offres d'emploi de France Travail",
    "immersion-facilitee": "lieux d'immersion d'Immersion Facilitée",
    "api-engagement": "missions de bénévolat et de service civique",
}


def sandbox_partners(url: str) -> Partners:
    """The partners as the sandbox at `url` plays them: its keys, and no pause between two pages."""
    return Partners(
        france_travail=FranceTravailSettings(
            client_id=CREDENTIALS.france_travail_client_id,
            client_secret=SecretStr(CREDENTIALS.france_travail_client_secret),
            token_url=f"{url}/connexion/oauth2/access_token?realm=%2Fpartenaire",
            base_url=url,
            pause_seconds=0,
        ),
        immersion_facilitee=ImmersionFaciliteeSettings(
            key=SecretStr(CREDENTIALS.immersion_facilitee_key), base_url=url, pause_seconds=0
        ),
        api_engagement=ApiEngagementSettings(
            key=SecretStr(CREDENTIALS.api_engagement_key), base_url=url, publishers="", pause_seconds=0
        ),
    )


def pull_everything(engine: Engine, partners: Partners, *, steps: Steps) -> None:
    """Pulls every source once. Raises StepFailed where one of them is not complete."""
    for source in SOURCES.values():
        with steps.step(f"Récolte : {source.label}", done=source.label) as step:
            step.done = _pull(engine, source, partners)


def _pull(engine: Engine, source: Source, partners: Partners) -> str:
    """What was pulled, in words."""
    report = run_pull(engine, pull_of(source, DEPARTMENT, partners, now=now_utc()), clock=now_utc)
    if report.status != "complete":
        raise StepFailed(source.label, message=report.message)
    return f"{report.pulled - report.rejected} {_SHOWN.get(source.slug, source.label)}"
