"""`alentour ingest status`: in ten lines, whether all is well with the sources, and what to do where it is not."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from kit import spoken
from store.pulls.health import ASIDE, BY_HAND, Alert, SourceHealth, Trouble
from store.pulls.sources import offer_of

WELL = "Tout va bien."
NOTHING = "Rien n'a encore été récolté. Tapez « alentour ingest run all »."

_ORDERS = {
    Trouble.SHRUNK: " Pour retirer : alentour ingest release {run_id}",
    Trouble.REJECTS: " Pour lire les refus : alentour ingest rejects {slug}",
    Trouble.STUCK: "",
    Trouble.DWINDLING: "",
}
"""What to type for a trouble; for all others, the pull again."""
_PULL = " Pour relancer : alentour ingest run {slug}"


def status_lines(healths: Sequence[SourceHealth], *, now: datetime) -> Iterator[str]:
    """The verdict, one line a source, then what there is to look at."""
    alerts = [(health, alert) for health in healths for alert in health.alerts]
    if not healths:
        yield NOTHING
        return
    yield WELL if not alerts else f"{len(alerts)} {'chose' if len(alerts) == 1 else 'choses'} à regarder."
    for health in healths:
        yield f"{'!' if health.alerts else '·'} {_line(health, now)}"
    for health, alert in alerts:
        yield f"→ {health.facts.label}. {alert.what}{_since(alert, now)}"
        yield f"  {alert.todo}{_order(health, alert)}"


def status_json(healths: Sequence[SourceHealth]) -> dict[str, Any]:
    """The same for machines."""
    return {
        "well": not any(health.alerts for health in healths),
        "sources": [
            {
                "slug": health.facts.slug,
                "state": health.state,
                "live": health.facts.live,
                "whole_at": health.whole_at,
                "next_at": health.next_at,
                "alerts": [_alert(alert) for alert in health.alerts],
            }
            for health in healths
        ],
    }


def _alert(alert: Alert) -> dict[str, Any]:
    said = {"what": alert.what, "todo": alert.todo}
    return {"trouble": alert.trouble, "since": alert.since, **said, "run_id": alert.run_id}


def _line(health: SourceHealth, now: datetime) -> str:
    """One source: "France Travail : 812 propositions. Récolte complète ce matin à 3 h 12, la prochaine demain…"."""
    facts = health.facts
    if health.state == ASIDE:
        return f"{facts.label} : laissée de côté, il manque sa clé."
    line = f"{facts.label} : {offer_of(facts)}."
    if health.state == BY_HAND and not facts.scopes:
        return line
    if health.running_since is not None:
        return f"{line} Récolte en cours, depuis {spoken(health.running_since, now)}."
    said = f"Récolte complète {spoken(health.whole_at, now)}" if health.whole_at else "Pas encore de récolte complète"
    following = "" if health.next_at is None else f", la prochaine {spoken(health.next_at, now)}"
    return f"{line} {said}{following}."


def _since(alert: Alert, now: datetime) -> str:
    return "" if alert.since is None else f" Depuis {spoken(alert.since, now)}."


def _order(health: SourceHealth, alert: Alert) -> str:
    if alert.trouble is Trouble.FAILING and health.facts.nightly_at is None:
        return ""
    if alert.trouble is Trouble.LEFT:
        return _ORDERS[Trouble.SHRUNK].format(run_id=alert.run_id) if alert.run_id else ""
    return _ORDERS.get(alert.trouble, _PULL).format(slug=health.facts.slug, run_id=alert.run_id)
