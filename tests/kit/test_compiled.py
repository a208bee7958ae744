"""Machine code is made again where nothing can be kept on disk, or what is kept is of no use any more."""

import importlib.util
import pickle
import shutil
from pathlib import Path
from types import ModuleType

import pytest
from numba.core import caching

from kit import compiled


def test_a_function_is_compiled_where_no_folder_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching.CacheImpl, "_locator_classes", [])

    assert compiled(lambda number: 2 * number)(21) == 42


def module_of(folder: Path, *, factor: int) -> ModuleType:
    """A module that multiplies by a number that it takes from elsewhere."""
    file = folder / "multiplying.py"
    if not file.exists():
        file.write_text("from kit import compiled\n\n\ndef times(number):\n    return FACTOR * number\n")
    spec = importlib.util.spec_from_file_location("multiplying", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.FACTOR = factor  # type: ignore[attr-defined]
    return module


def test_a_number_that_changed_elsewhere_is_not_the_old_one(tmp_path: Path) -> None:
    assert compiled(module_of(tmp_path, factor=2).times)(21) == 42
    assert compiled(module_of(tmp_path, factor=3).times)(21) == 63


def test_what_another_process_compiles_at_the_same_time_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = (compiled(module_of(tmp_path, factor=2).times) for _ in range(2))

    def once_they_are_done(descriptor: object, operation: int) -> None:
        monkeypatch.undo()
        assert theirs(21) == 42

    monkeypatch.setattr("fcntl.flock", once_they_are_done)
    assert ours(21) == 42
    assert (len(theirs.stats.cache_misses), len(ours.stats.cache_misses)) == (1, 0)


def test_a_folder_where_nothing_can_be_locked_is_compiled_for_all_the_same(tmp_path: Path) -> None:
    times = compiled(module_of(tmp_path, factor=2).times)
    shutil.rmtree(tmp_path / "__pycache__")

    assert times(21) == 42


def test_what_was_kept_of_a_module_that_is_gone_is_made_again(tmp_path: Path) -> None:
    assert compiled(module_of(tmp_path, factor=2).times)(21) == 42
    (index,) = tmp_path.rglob("*.nbi")
    with index.open("rb") as file:
        version = pickle.load(file)
    index.write_bytes(pickle.dumps(version) + b"cgone\nthing\n.")

    assert compiled(module_of(tmp_path, factor=2).times)(21) == 42
