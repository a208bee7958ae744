"""Machine code where nothing can be kept on disk."""

import pytest
from numba.core import caching

from kit import compiled


def test_a_function_is_compiled_where_no_folder_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching.CacheImpl, "_locator_classes", [])

    assert compiled(lambda number: 2 * number)(21) == 42
