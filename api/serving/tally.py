"""How many requests were answered and how fast, counted in memory that the worker processes of one server share.

Each process has a part of its own to write, so that nobody waits for anybody; whoever is asked adds up all parts. A
worker that takes the place of a dead one goes on with its part: a count never falls.
"""

from collections.abc import Iterable, Iterator
from http import HTTPStatus
from mmap import mmap

import numpy as np
from numpy.typing import NDArray
from prometheus_client.core import CounterMetricFamily, HistogramMetricFamily
from prometheus_client.registry import Collector

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "OTHER")
"""Methods counted by name: a client can send any word. HEAD counts as GET."""
STATUSES = (*(one.value for one in HTTPStatus), "OTHER")
"""Those that HTTP knows, each by its number."""
_STATUS_PLACES = {status: place for place, status in enumerate(STATUSES)}
BUCKETS_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
NO_ROUTE = "(none)"


class Tally(Collector):
    """The requests of all workers. Made before the first of them; each says which it is with `work_as`."""

    def __init__(self, routes: Iterable[str], *, workers: int = 1) -> None:
        """`routes`: the templates that are counted by name; an address that is none of them counts as `NO_ROUTE`."""
        self._routes = (NO_ROUTE, *sorted(set(routes)))
        self._number_of = {route: number for number, route in enumerate(self._routes)}
        self._worker = 0
        # Of shape (workers, routes, methods, statuses).
        self._requests = _shared((workers, len(self._routes), len(METHODS), len(STATUSES)), np.dtype(np.uint64))
        # float64 (workers, routes, buckets + 2): how many took at most so long, how many longer, and seconds in all.
        self._seconds = _shared((workers, len(self._routes), len(BUCKETS_SECONDS) + 2), np.dtype(np.float64))

    def work_as(self, worker: int) -> None:
        """Counts from now on as the worker of this number."""
        self._worker = worker

    def count(self, *, method: str, route: str, status: int, seconds: float) -> None:
        """Counts one request. By one thread of the process: the one of its event loop."""
        number = self._number_of.get(route, 0)
        known = METHODS.index(method) if method in METHODS else len(METHODS) - 1
        answered = _STATUS_PLACES.get(status, len(STATUSES) - 1)
        self._requests[self._worker, number, known, answered] += 1
        took = self._seconds[self._worker, number]
        took[np.searchsorted(BUCKETS_SECONDS, seconds)] += 1
        took[-1] += seconds

    def collect(self) -> Iterator[CounterMetricFamily | HistogramMetricFamily]:
        """The sums of all workers."""
        requests, seconds = self.describe()
        counted = self._requests.sum(axis=0)
        for route, method, status in zip(*np.nonzero(counted), strict=True):
            labels = [METHODS[method], self._routes[route], str(STATUSES[status])]
            requests.add_metric(labels, float(counted[route, method, status]))
        for route, row in zip(self._routes, self._seconds.sum(axis=0), strict=True):
            if row[:-1].any():
                edges = [*map(str, BUCKETS_SECONDS), "+Inf"]
                seconds.add_metric([route], list(zip(edges, np.cumsum(row[:-1]).tolist(), strict=True)), row[-1])
        yield from (requests, seconds)

    def describe(self) -> tuple[CounterMetricFamily, HistogramMetricFamily]:
        """Names, without any figure."""
        return (
            CounterMetricFamily("alentour_requests", "Requests answered.", labels=["method", "route", "status"]),
            HistogramMetricFamily("alentour_request_seconds", "Time to answer.", labels=["route"]),
        )


def _shared(shape: tuple[int, ...], kind: np.dtype[np.generic]) -> NDArray[np.generic]:
    """An array of zeros in memory that processes forked from this one share."""
    size = int(np.prod(shape)) * kind.itemsize
    return np.frombuffer(mmap(-1, size), dtype=kind).reshape(shape)
