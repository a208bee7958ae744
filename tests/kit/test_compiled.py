"""Machine code is made again where nothing can be kept on disk, or what is kept is of no use any more."""

import importlib.util
import pickle
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


def test_what_was_kept_of_a_module_that_is_gone_is_made_again(tmp_path: Path) -> None:
    assert compiled(module_of(tmp_path, factor=2).times)(21) == 42
    (index,) = tmp_path.rglob("*.nbi")
    with index.open("rb") as file:
        version = pickle.load(file)
    index.write_bytes(pickle.dumps(version) + b"cgone\nthing\n.")

    assert compiled(module_of(tmp_path, factor=2).times)(21) == 42
