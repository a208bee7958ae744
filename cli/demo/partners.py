"""The partners of the demo: one pull of each from the sandbox that speaks their contracts over HTTP."""

from sqlalchemy import Engine

from cli.demo.faults import StepFailed
from cli.demo.steps import Steps
from ingest import SOURCES, Partners, Source, pull_of, run_pull, scopes_of
from kit import now_utc

DEPARTMENT = "23"
"""Creuse, whatever INGEST_DEPARTMENTS says: the sandbox knows no other."""

_SHOWN = {
    "france-travail": "offres d'emploi de France Travail",
    "immersion-facilitee": "lieux d'immersion d'Immersion Facilitée",
    "api-engagement": "missions de bénévolat et de service civique",
    "bus-emploi": "arrêts du bus de l'emploi",
    "les-emplois": "employeurs d'insertion, avec leurs postes",
    "data-inclusion": "services qui aident à lever un frein",
}


def pull_everything(engine: Engine, partners: Partners, *, steps: Steps) -> None:
    """Pulls every source once. Raises StepFailed where one of them is not complete."""
    for source in SOURCES.values():
        with steps.step(f"Récolte : {source.label}", done=source.label) as step:
            step.done = _pull(engine, source, partners)


def _pull(engine: Engine, source: Source, partners: Partners) -> str:
    """What was pulled, in words."""
    read = 0
    for scope in scopes_of(source, [DEPARTMENT], partners):
        report = run_pull(engine, pull_of(source, scope, partners, now=now_utc()), clock=now_utc)
        if report.status != "complete":
            raise StepFailed(source.label, message=report.message)
        read += report.pulled - report.rejected
    return f"{read} {_SHOWN.get(source.slug, source.label)}"
