"""What is measured for those who run the service (Prometheus): requests, what is live, how old the last pull is.

Counts only: no figure names a person, an opening or an address typed.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

import store
from store.sources import live_by_kind, source_healths

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
"""Methods counted by name: a client can send any word."""
_BUCKETS_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)


class Metrics:
    """The figures of one process. The database is asked at each reading only."""

    def __init__(self, engine: Engine, *, clock: Callable[[], datetime]) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "alentour_requests", "Requests answered.", ("method", "route", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "alentour_request_seconds",
            "Time to answer.",
            ("route",),
            buckets=_BUCKETS_SECONDS,
            registry=self._registry,
        )
        self._registry.register(_Live(engine, clock))

    def observe(self, *, method: str, route: str, status: int, seconds: float) -> None:
        """Counts one request. `route` is the template, never the address itself."""
        known = method if method in _METHODS else "OTHER"
        self._requests.labels(known, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

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
        age = "Since the last complete pull, of the scope most behind."
        yield GaugeMetricFamily("alentour_last_run_age_seconds", age, labels=["source"])
        yield GaugeMetricFamily("alentour_database_up", "Whether the database answers.")

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The gauges of `describe`, filled."""
        live, age, up = self.describe()
        try:
            self._fill(live, age)
            up.add_metric([], 1)
        except SQLAlchemyError:
            up.add_metric([], 0)  # the figures of the process are still worth reading
        yield from (live, age, up)

    def _fill(self, live: GaugeMetricFamily, age: GaugeMetricFamily) -> None:
        with store.session(self._engine) as session:
            kinds, healths = live_by_kind(session), source_healths(session)
        for kind, count in kinds.items():
            live.add_metric([kind], count)
        for health in healths:
            if health.last_good_at is not None:
                age.add_metric([health.slug], (self._clock() - health.last_good_at).total_seconds())
