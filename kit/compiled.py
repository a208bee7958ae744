"""Machine code for the few functions that go through long tables: numba, imported when first asked for."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast


def compiled[F: Callable[..., object]](function: F) -> F:
    """`function` as machine code, compiled on its first call; kept on disk from one process to the next where a
    folder can be written (beside the program, else the user's cache), and compiled again each time where none can."""
    from numba import njit

    try:
        machine_code: Any = njit(cache=True, nogil=True)(function)
    except RuntimeError:  # nowhere to keep it
        return cast(F, njit(nogil=True)(function))
    machine_code._cache._cache_file._source_stamp = _stamp(Path(function.__code__.co_filename).parent)
    return cast(F, machine_code)


def _stamp(folder: Path) -> str:
    """What changes with any file of a folder: numba itself looks at one file, and keeps old code of what that calls."""
    return str(sorted((one.name, one.stat().st_mtime_ns, one.stat().st_size) for one in folder.glob("*.py")))
