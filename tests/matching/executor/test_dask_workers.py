"""Workers of Dask: those that come late get their share, and a cluster that has none says so."""

from collections.abc import Callable
from typing import Any

import pytest

from matching.executor import DaskWorkers, NoWorkers

distributed = pytest.importorskip("distributed", reason="Dask manque : pip install 'alentour[dask]'")


class Cluster:
    """What a cluster answers to its client: tasks are done when their result is asked for."""

    def __init__(self, workers: int) -> None:
        self.workers, self.in_flight, self.most = workers, 0, 0

    def wait_for_workers(self, _: int, timeout: float) -> None:
        if not self.workers:
            raise TimeoutError(timeout)

    def nthreads(self) -> dict[str, int]:
        return {f"tcp://{number}": 1 for number in range(self.workers)}

    def submit(self, work: Callable[[Any], Any], task: Any, **_: Any) -> "Cluster.Sent":
        self.in_flight += 1
        self.most = max(self.most, self.in_flight)
        return self.Sent(self, work, task)

    def close(self) -> None:
        self.workers = 0

    class Sent:
        def __init__(self, cluster: "Cluster", work: Callable[[Any], Any], task: Any) -> None:
            self._cluster, self._work, self._task = cluster, work, task

        def result(self) -> Any:
            return self._work(self._task)

        def release(self) -> None:
            self._cluster.in_flight -= 1


def double(number: int) -> int:
    return 2 * number


def test_workers_that_come_in_the_middle_get_their_share(monkeypatch: pytest.MonkeyPatch) -> None:
    cluster = Cluster(workers=1)
    monkeypatch.setattr(distributed, "Client", lambda _: cluster)

    with DaskWorkers("tcp://scheduler") as workers:
        done = workers.gather(double, range(24))
        first = next(done)
        assert cluster.most == 2
        cluster.workers = 6
        rest = list(done)

    assert [first, *rest] == [2 * number for number in range(24)]
    assert cluster.most == 7


def test_work_goes_on_with_fewer_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    cluster = Cluster(workers=6)
    monkeypatch.setattr(distributed, "Client", lambda _: cluster)

    with DaskWorkers("tcp://scheduler") as workers:
        done = workers.gather(double, range(24))
        first = next(done)
        cluster.workers = 1

        assert [first, *done] == [2 * number for number in range(24)]


def test_a_cluster_without_a_worker_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(distributed, "Client", lambda _: Cluster(workers=0))

    with pytest.raises(NoWorkers, match=r"dask worker tcp://scheduler"):
        DaskWorkers("tcp://scheduler")
