"""docker-compose.yml is read by docker-compose, even by Debian's, which is older than what most people have."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]


def compose(*arguments: str) -> str:
    """What docker-compose answers; the test is skipped where there is none."""
    program = shutil.which("docker-compose")
    if program is None:
        pytest.skip("docker-compose is not installed")
    done = subprocess.run([program, *arguments], cwd=CHECKOUT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_its_file_is_accepted_with_every_service() -> None:
    services = compose("config", "--services").split()

    assert sorted(services) == ["api", "mail", "migrate", "postgis", "scheduler"]


def test_what_must_survive_is_on_a_volume() -> None:
    assert sorted(compose("config", "--volumes").split()) == ["database", "index", "mails", "roads"]


def test_only_the_site_is_open_to_the_network() -> None:
    published = re.findall(r'^ +- "(.+:\d+)"', (CHECKOUT / "docker-compose.yml").read_text(), re.MULTILINE)

    assert published == ["${PORT:-8000}:8000", "127.0.0.1:${MAIL_PORT:-8025}:8025"]
