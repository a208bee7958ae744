"""Machine code for the few functions that go through long tables: numba, imported when first asked for."""

from collections.abc import Callable
from typing import cast


def compiled[F: Callable[..., object]](function: F) -> F:
    """`function` as machine code, compiled on its first call; kept on disk from one process to the next where a
    folder can be written (beside the program, else the user's cache), and compiled again each time where none can."""
    from numba import njit

    try:
        return cast(F, njit(cache=True, nogil=True)(function))
    except RuntimeError:  # nowhere to keep it
        return cast(F, njit(nogil=True)(function))
