"""The set-up scripts on machines of many kinds, played by folders of fake programs put first on PATH."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
SYSTEM = (
    *("basename", "bash", "cat", "cut", "dirname", "env", "flock", "grep", "mkdir", "mktemp", "realpath", "rm"),
    *("sed", "sha256sum", "sort", "tail", "touch", "true"),
)


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A machine that has the basic programs alone: its only folder of programs."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for program in SYSTEM:
        found = shutil.which(program)
        assert found is not None
        (folder / program).symlink_to(found)
    return folder


def install(machine: Path, program: str, script: str) -> None:
    (machine / program).write_text(f"#!/bin/bash\n{script}\n")
    (machine / program).chmod(0o755)


def run(machine: Path, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """One of the scripts on `machine`, without terminal."""
    return subprocess.run(
        [CHECKOUT / "scripts" / script, *arguments],
        env={"PATH": str(machine), "HOME": str(machine.parent)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


def apt_that_offers(machine: Path, *packages: str) -> Path:
    """Installs a fake apt-get that knows `packages`; returns the file where it notes what it was asked."""
    journal = machine.parent / "apt.log"
    journal.touch()
    known = "|".join(packages) or "-"
    install(
        machine,
        "apt-get",
        f"""
package=${{@: -1}}
if [ "$2" = --simulate ]; then case $package in {known}) exit 0;; *) exit 100;; esac; fi
echo "$@" >> {journal}""",
    )
    return journal


def test_a_python_that_fails_or_is_too_old_is_passed_over(machine: Path) -> None:
    install(machine, "python3.14", 'echo "pyenv: python3.14: command not found" >&2; exit 127')
    install(machine, "python3.13", "exit 0")
    install(machine, "python3", f'exec {sys.executable} "$@"')

    found = run(machine, "find-python")

    assert Path(found.stdout.strip()).samefile(sys.executable)


def test_a_python_of_pyenv_is_found_without_its_shims(machine: Path) -> None:
    hidden = machine.parent / ".pyenv/versions/3.12.1/bin"
    hidden.mkdir(parents=True)
    install(hidden, "python", f'exec {sys.executable} "$@"')

    assert run(machine, "find-python", "--with-pip").returncode == 0


def test_a_python_without_ensurepip_does_not_serve_to_make_an_environment(machine: Path) -> None:
    hide = "import sys; sys.modules['ensurepip'] = None; exec(sys.argv[1])"
    install(machine, "python3", f'exec {sys.executable} -I -c "{hide}" "$3"')

    assert run(machine, "find-python").returncode == 0
    assert run(machine, "find-python", "--with-pip").returncode == 1


def test_uv_of_the_machine_is_used(machine: Path) -> None:
    install(machine, "uv", "echo uv 1.0")

    assert run(machine, "find-uv").stdout.strip() == str(machine / "uv")


def test_nothing_is_installed_where_postgis_is_there(machine: Path, tmp_path: Path) -> None:
    journal = apt_that_offers(machine, "postgresql-postgis")
    server(tmp_path / "usr", 16, postgis=True)

    done = run(machine, "install-postgres", str(tmp_path / "usr"))

    assert (done.returncode, done.stdout, journal.read_text()) == (0, "", "")


def test_the_extension_of_the_server_that_is_there_comes_first(machine: Path, tmp_path: Path) -> None:
    server(tmp_path / "usr", 13, postgis=True)
    server(tmp_path / "usr", 15, postgis=False)
    apt_that_offers(machine, "postgresql-15-postgis-3", "postgresql-postgis")
    install(machine, "id", "echo 1000")

    done = run(machine, "install-postgres", str(tmp_path / "usr"))

    assert "apt-get install postgresql-15-postgis-3" in done.stderr


def test_without_rights_the_command_to_type_is_said(machine: Path, tmp_path: Path) -> None:
    apt_that_offers(machine, "postgresql-postgis")
    install(machine, "id", "echo 1000")
    install(machine, "sudo", "exit 1")

    done = run(machine, "install-postgres", str(tmp_path / "usr"))

    assert done.returncode == 1
    assert done.stderr.strip().endswith("apt-get install postgresql-postgis")
    assert len(done.stderr.strip().splitlines()) == 1


def test_elsewhere_than_on_debian_one_sentence_is_said(machine: Path) -> None:
    done = run(machine, "install-packages", "postgresql-postgis")

    assert done.returncode == 1
    assert "ni une Debian ni une Ubuntu" in done.stderr


def test_packages_are_installed_through_sudo_without_a_question(machine: Path) -> None:
    journal = apt_that_offers(machine, "chromium")
    install(machine, "id", "echo 1000")
    install(machine, "sudo", 'shift; exec "$@"')

    done = run(machine, "install-packages", "chromium-browser", "chromium")

    assert done.returncode == 0, done.stderr
    update, installation = journal.read_text().splitlines()
    assert update.endswith("update")
    assert installation.endswith("install --no-install-recommends chromium")
    assert "--yes" in installation


def test_a_package_that_fails_is_told_with_the_reason(machine: Path) -> None:
    install(machine, "apt-get", '[ "$2" = --simulate ] || { echo "E: no space left"; exit 100; }')
    install(machine, "id", "echo 0")

    done = run(machine, "install-packages", "chromium")

    assert done.returncode == 1
    assert "no space left" in done.stderr
    assert "sudo apt-get install chromium" in done.stderr


def test_a_second_set_up_finds_nothing_to_do(machine: Path, checkout: Path) -> None:
    first = set_up(machine, checkout)
    installed = (checkout / "pip.log").read_text().count("pip install")
    second = set_up(machine, checkout)

    assert first.stdout.splitlines()[-1] == "→ Environnement prêt."
    assert "--require-hashes" in (checkout / "pip.log").read_text()
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert (checkout / "pip.log").read_text().count("pip install") == installed


def test_new_requirements_are_installed_by_the_next_set_up(machine: Path, checkout: Path) -> None:
    set_up(machine, checkout)
    with (checkout / "requirements/dev.txt").open("a") as requirements:
        requirements.write("# another\n")

    assert "Mise à jour" in set_up(machine, checkout).stdout


def test_a_failed_download_is_told_and_tried_again(machine: Path, checkout: Path) -> None:
    install(checkout / ".venv/bin", "python", '[ "$2" = pip ] && exit 1; exit 0')

    for _ in range(2):
        done = set_up(machine, checkout)
        assert done.returncode == 1
        assert "Vérifiez la connexion" in done.stderr


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what the set-up reads, with an environment whose Python only notes what it is asked."""
    copy = tmp_path / "alentour"
    for folder in ("scripts", "requirements"):
        shutil.copytree(CHECKOUT / folder, copy / folder)
    shutil.copy(CHECKOUT / "pyproject.toml", copy)
    programs = copy / ".venv/bin"
    programs.mkdir(parents=True)
    install(programs, "python", f'echo "$@" >> {copy}/pip.log')
    install(programs, "pip", f"# {programs}/python")
    return copy


def set_up(machine: Path, checkout: Path) -> subprocess.CompletedProcess[str]:
    """The whole set-up of `checkout`, with a database elsewhere."""
    return subprocess.run(
        [checkout / "scripts/setup"],
        env={"PATH": str(machine), "HOME": str(machine.parent), "DATABASE_URL": "postgresql://db.example/alentour"},
        capture_output=True,
        text=True,
    )


def server(prefix: Path, major: int, *, postgis: bool) -> None:
    """A PostgreSQL laid out as Debian does."""
    programs = prefix / f"lib/postgresql/{major}/bin"
    programs.mkdir(parents=True)
    install(programs, "postgres", "exit 0")
    extensions = prefix / f"share/postgresql/{major}/extension"
    extensions.mkdir(parents=True)
    if postgis:
        (extensions / "postgis.control").touch()
