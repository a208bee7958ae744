"""The night of a country: the same lists, bit for bit, whoever makes them and whoever dies meanwhile."""

import os
import signal
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from matching.country import rank_country, read_lists
from matching.executor import DaskWorkers, Executor, LocalProcesses
from tests.make.country import PEOPLE, small_country
from tests.make.executor import ThisProcess

if TYPE_CHECKING:
    from distributed import LocalCluster
    from pyarrow import Table

pytest.importorskip("pyarrow", reason="pyarrow manque : pip install 'alentour[country]'")


def night(executor: Executor, folder: Path, *, partitions: int) -> "Table":
    list(rank_country(small_country().country, executor=executor, folder=folder, partitions=partitions))
    return read_lists(folder)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> "Table":
    return night(ThisProcess(), tmp_path_factory.mktemp("here"), partitions=1)


@pytest.fixture(scope="module")
def two() -> Iterator[LocalProcesses]:
    with LocalProcesses(2) as executor:
        yield executor


@pytest.fixture(scope="module")
def cluster() -> Iterator["LocalCluster"]:
    distributed = pytest.importorskip("distributed", reason="Dask manque : pip install 'alentour[dask]'")
    # Any free port: without one named, the scheduler asks for 8787, and warns when something has it.
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0") as cluster:
        yield cluster


def test_everybody_has_one_list(expected: "Table") -> None:
    assert expected["person"].to_pylist() == list(range(1, PEOPLE + 1))


def test_what_is_written_is_the_way_there_too(expected: "Table") -> None:
    first = expected.slice(0, 1).to_pylist()[0]

    assert len(first["opportunities"]) == len(first["scores"]) == len(first["minutes"]) == len(first["modes"])
    assert all(0 < minutes < 255 for minutes in first["minutes"])


def test_some_lists_can_be_read_alone(tmp_path: Path, expected: "Table") -> None:
    list(rank_country(small_country().country, executor=ThisProcess(), folder=tmp_path, partitions=2))

    some = read_lists(tmp_path, people=np.array([8, 5]))

    assert some.equals(expected.filter([one in (5, 8) for one in range(1, PEOPLE + 1)]))


def test_a_night_of_fewer_files_replaces_the_one_before(tmp_path: Path, expected: "Table") -> None:
    night(ThisProcess(), tmp_path, partitions=3)

    assert night(ThisProcess(), tmp_path, partitions=1).equals(expected)


def test_other_processes_make_the_same_lists(two: LocalProcesses, tmp_path: Path, expected: "Table") -> None:
    assert night(two, tmp_path, partitions=5).equals(expected)


def test_a_process_killed_in_the_middle_changes_nothing(two: LocalProcesses, tmp_path: Path, expected: "Table") -> None:
    written = rank_country(small_country().country, executor=two, folder=tmp_path, partitions=8)
    next(written)
    os.kill(active_children()[0].pid or 0, signal.SIGKILL)
    list(written)

    assert read_lists(tmp_path).equals(expected)


def test_workers_of_dask_make_the_same_lists(cluster: "LocalCluster", tmp_path: Path, expected: "Table") -> None:
    with DaskWorkers(cluster.scheduler_address) as workers:
        assert night(workers, tmp_path, partitions=5).equals(expected)


def test_a_worker_of_dask_killed_in_the_middle_changes_nothing(
    cluster: "LocalCluster", tmp_path: Path, expected: "Table"
) -> None:
    with DaskWorkers(cluster.scheduler_address) as workers:
        written = rank_country(small_country().country, executor=workers, folder=tmp_path, partitions=8)
        next(written)
        os.kill(cluster.workers[0].pid, signal.SIGKILL)
        list(written)

    assert read_lists(tmp_path).equals(expected)
