"""Processes of this machine: results in order, and a process that is killed changes nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from matching.executor import LocalProcesses, WorkersLost
from tests.make.work import killed, refused, squared, squared_by, squared_once_killed


@pytest.fixture(scope="module")
def two() -> Iterator[LocalProcesses]:
    with LocalProcesses(2) as executor:
        yield executor


def test_results_come_in_the_order_of_the_tasks(two: LocalProcesses) -> None:
    assert list(two.gather(squared, range(50))) == [number * number for number in range(50)]


def test_several_processes_share_the_tasks(two: LocalProcesses) -> None:
    assert len({process for _, process in two.gather(squared_by, range(6))}) == 2


def test_tasks_are_taken_a_few_at_a_time(two: LocalProcesses) -> None:
    source = iter(range(1_000))

    assert next(two.gather(squared, source)) == 0
    assert next(source) < 10


def test_a_process_that_is_killed_changes_nothing(two: LocalProcesses, tmp_path: Path) -> None:
    tasks = [(number, tmp_path / "mark") for number in range(8)]

    assert list(two.gather(squared_once_killed, tasks)) == [number * number for number in range(8)]
    assert (tmp_path / "mark").exists()


def test_work_that_kills_every_process_is_given_up(two: LocalProcesses) -> None:
    with pytest.raises(WorkersLost, match="3 fois de suite"):
        list(two.gather(killed, [1]))


def test_a_fault_of_the_work_is_told_as_it_is(two: LocalProcesses) -> None:
    with pytest.raises(ValueError, match="7 ne convient pas"):
        list(two.gather(refused, [7]))
