"""What is measured for those who run the service (Prometheus): requests, what is live, how old the last pull is.

Counts only: no figure names a person, an opening or an address typed.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

import store
from api.serving.tally import Tally
from store.mail.outbox import outbox_figures
from store.pulls.health import SourceHealth, Trouble, source_healths
from store.pulls.sources import live_by_kind

_LETTERS_SINCE = timedelta(days=30)


class Metrics:
    """The figures of a server. The database is asked at each reading only."""

    def __init__(self, engine: Engine, tally: Tally, *, clock: Callable[[], datetime]) -> None:
        self.tally = tally
        self._registry = CollectorRegistry()
        self._registry.register(tally)
        self._registry.register(_Live(engine, clock))

    def text(self) -> bytes:
        """All figures in the text format of Prometheus."""
        return generate_latest(self._registry)


class _Live(Collector):
    """What the database holds now."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock

    def describe(self) -> Iterator[GaugeMetricFamily]:
        """Names without asking the database: it may be down when the process starts."""
        yield GaugeMetricFamily("alentour_live_opportunities", "Opportunities that can be proposed.", labels=["kind"])
        yield from _gauges_of_sources()
        yield GaugeMetricFamily("alentour_letters", "Letters by what became of them this month.", labels=["state"])
        yield GaugeMetricFamily("alentour_database_up", "Whether the database answers.")

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The gauges of `describe`, filled."""
        live, *of_sources, letters, up = self.describe()
        try:
            now = self._clock()
            with store.session(self._engine) as session:
                kinds, healths = live_by_kind(session), source_healths(session, now=now)
                outbox = outbox_figures(session, since=now - _LETTERS_SINCE)
            for kind, count in kinds.items():
                live.add_metric([kind], count)
            for health in healths:
                _add_source(of_sources, health, now)
            for state in ("waiting", "sent", "given_up"):
                letters.add_metric([state], getattr(outbox, state))
            up.add_metric([], 1)
        except SQLAlchemyError:
            up.add_metric([], 0)  # the figures of the process are still worth reading
        yield from (live, *of_sources, letters, up)


def _gauges_of_sources() -> tuple[GaugeMetricFamily, ...]:
    source = ["source"]
    return (
        GaugeMetricFamily("alentour_source_live", "Opportunities of the source that can be proposed.", labels=source),
        GaugeMetricFamily(
            "alentour_last_run_age_seconds", "Since the last complete pull, of the scope most behind.", labels=source
        ),
        GaugeMetricFamily("alentour_source_rejects", "Records refused by the last complete pulls.", labels=source),
        GaugeMetricFamily("alentour_source_held", "Retirements that wait for a person's word.", labels=source),
        GaugeMetricFamily(
            "alentour_source_trouble", "1 where a person has something to look at.", labels=["source", "trouble"]
        ),
    )


def _add_source(gauges: list[GaugeMetricFamily], health: SourceHealth, now: datetime) -> None:
    live, age, rejects, held, trouble = gauges
    slug, scopes = health.facts.slug, health.facts.scopes
    live.add_metric([slug], health.facts.live)
    if health.whole_at is not None:
        age.add_metric([slug], (now - health.whole_at).total_seconds())
    rejects.add_metric([slug], sum(scope.whole_rejected for scope in scopes))
    held.add_metric([slug], sum(scope.held_now for scope in scopes))
    found = {alert.trouble for alert in health.alerts}
    for one in Trouble:
        trouble.add_metric([slug, one.value], 1 if one in found else 0)
