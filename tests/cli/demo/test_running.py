"""One demo a checkout: found by others while it runs, refused a twin, forgotten as soon as it ends, even killed."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cli.demo.faults import AlreadyRunning, NotRunning
from cli.demo.running import only_demo, running_address

CHECKOUT = Path(__file__).resolve().parents[3]
ADDRESS = "http://127.0.0.1:8000"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "house/demo.lock"


def test_a_demo_is_found_while_it_runs_and_not_after(state: Path) -> None:
    with pytest.raises(NotRunning):
        running_address(state=state)
    with only_demo(state=state) as announce:
        announce(ADDRESS)
        assert running_address(state=state) == ADDRESS
    with pytest.raises(NotRunning):
        running_address(state=state)


def test_a_second_demo_is_told_where_the_first_is_and_leaves_it_in_peace(state: Path) -> None:
    with only_demo(state=state) as announce:
        announce(ADDRESS)
        with pytest.raises(AlreadyRunning, match=f"La démonstration tourne déjà : {ADDRESS}"), only_demo(state=state):
            pytest.fail("a second demo started")
        assert running_address(state=state) == ADDRESS


def test_a_demo_that_starts_is_alone_too_but_gives_no_links(state: Path) -> None:
    with only_demo(state=state):
        with pytest.raises(AlreadyRunning, match="démarre déjà"), only_demo(state=state):
            pytest.fail("a second demo started")
        with pytest.raises(NotRunning):
            running_address(state=state)


def test_a_killed_demo_holds_nothing(state: Path) -> None:
    with another_demo(state) as process:
        assert running_address(state=state) == ADDRESS
        process.kill()
        process.wait()

    with pytest.raises(NotRunning):
        running_address(state=state)
    with only_demo(state=state) as announce:
        announce("http://127.0.0.1:8001")
        assert running_address(state=state) == "http://127.0.0.1:8001"


@contextmanager
def another_demo(state: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the lock and has told its address."""
    program = (
        "import sys, time; from pathlib import Path; from cli.demo.running import only_demo\n"
        "with only_demo(state=Path(sys.argv[1])) as announce:\n"
        "    announce(sys.argv[2]); print('open', flush=True); time.sleep(60)"
    )
    asked = [sys.executable, "-c", program, str(state), ADDRESS]
    with subprocess.Popen(asked, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        try:
            yield process
        finally:
            process.kill()
