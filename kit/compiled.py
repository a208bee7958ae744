"""Machine code for the few functions that go through long tables: numba, imported when first asked for."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, cast

from kit.forking import free_in_copies


def compiled[F: Callable[..., object]](function: F) -> F:
    """`function` as machine code, compiled on its first call; kept on disk from one process to the next where a
    folder can be written (beside the program, else the user's cache), and compiled again each time where none can."""
    from numba import njit

    _free_the_compiler_in_copies()
    try:
        machine_code: Any = njit(cache=True, nogil=True)(function)
    except RuntimeError:  # nowhere to keep it
        return cast(F, njit(nogil=True)(function))
    kept: Any = machine_code._cache._cache_file
    kept._source_stamp = _stamp(function)
    kept._load_index = _or_nothing(kept._load_index)
    machine_code.compile = _by_one_process(machine_code.compile, Path(f"{kept._index_path}.lock"))
    return cast(F, machine_code)


@cache
def _free_the_compiler_in_copies() -> None:
    """Once a process: numba compiles, and looks for what it kept, under one lock."""
    from numba.core.compiler_lock import global_compiler_lock

    free_in_copies(global_compiler_lock)


def _stamp(function: Callable[..., object]) -> str:
    """What changes with any file of the function's folder, and with the numbers that its module takes from others.

    Numba itself looks at one file, and keeps old code of what that calls and old numbers of what it names.
    """
    folder = Path(function.__code__.co_filename).parent
    files = sorted((one.name, one.stat().st_mtime_ns, one.stat().st_size) for one in folder.glob("*.py"))
    numbers = sorted((name, one) for name, one in function.__globals__.items() if isinstance(one, int | float))
    return f"{files} {numbers}"


def _or_nothing(load: Callable[[], dict[Any, Any]]) -> Callable[[], dict[Any, Any]]:
    """`load`, finding nothing where what was kept names a module or a class that is gone."""

    def loaded() -> dict[Any, Any]:
        try:
            return load()
        except (ImportError, AttributeError):
            return {}

    return loaded


def _by_one_process(compile_it: Callable[[object], object], lock: Path) -> Callable[[object], object]:
    """`compile_it`, once no other process compiles the same: whoever had to wait finds it kept on disk."""
    from numba.core.compiler_lock import global_compiler_lock

    held = False

    def compiled_or_kept(signature: object) -> object:
        nonlocal held
        with global_compiler_lock:  # taken first: nobody waits for the file while this process waits for them
            if held:  # it calls itself
                return compile_it(signature)
            with _locked(lock):
                held = True
                try:
                    return compile_it(signature)
                finally:
                    held = False

    return compiled_or_kept


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    """A block that one process is in at a time, where `file` can be locked; elsewhere each for itself."""
    with ExitStack() as opened:
        with suppress(OSError):
            fcntl.flock(opened.enter_context(file.open("a")), fcntl.LOCK_EX)
        yield
