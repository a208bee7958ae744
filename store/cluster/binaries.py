"""Finds the PostgreSQL of this machine, because Debian keeps its programs out of PATH and PostGIS may be absent."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from store.errors import PostgisMissing, PostgresMissing

OLDEST_MAJOR = 14
_PROGRAMS = ("initdb", "pg_ctl", "postgres")


def find_binaries(*, major: int | None = None, prefix: Path = Path("/usr")) -> Path:
    """The folder with the programs of the newest PostgreSQL that has PostGIS, or of that `major` version.

    Debian's layout under `prefix` comes first, then the `pg_config` of PATH.
    Raises PostgresMissing or PostgisMissing, whose sentence names the package to install.
    """
    found = [installed for installed in _installed(prefix) if major in (None, installed[0])]
    for _, programs, extensions in found:
        if (extensions / "postgis.control").exists():
            return programs
    if found:
        missing = found[0][0]
        raise PostgisMissing(
            f"PostgreSQL {missing} est installé, mais pas son extension PostGIS. "
            f"Lancez « make setup », ou installez le paquet postgresql-{missing}-postgis-3."
        )
    wanted = f"PostgreSQL {major}" if major else f"PostgreSQL (version {OLDEST_MAJOR} ou plus récente)"
    raise PostgresMissing(
        f"{wanted} n'est pas installé sur cette machine. "
        "Lancez « make setup », ou indiquez l'adresse d'un serveur dans DATABASE_URL."
    )


def major_version(binaries: Path) -> int:
    """The major version of the PostgreSQL whose programs are in `binaries`: 15."""
    return _major(_output(binaries / "postgres", "--version"))


def _installed(prefix: Path) -> Iterator[tuple[int, Path, Path]]:
    """(major version, folder of programs, folder of extensions) of each PostgreSQL that suits, newest first."""
    debian = sorted((prefix / "lib/postgresql").glob("[0-9]*/bin"), key=lambda path: -int(path.parent.name))
    for programs in debian:
        major = int(programs.parent.name)
        if major >= OLDEST_MAJOR and _complete(programs):
            yield major, programs, prefix / f"share/postgresql/{major}/extension"
    if pg_config := shutil.which("pg_config"):
        major = _major(_output(pg_config, "--version"))
        programs = Path(_output(pg_config, "--bindir"))
        if major >= OLDEST_MAJOR and _complete(programs):
            yield major, programs, Path(_output(pg_config, "--sharedir")) / "extension"


def _complete(programs: Path) -> bool:
    """False where only the client is installed."""
    return all(os.access(programs / program, os.X_OK) for program in _PROGRAMS)


def _output(program: str | Path, option: str) -> str:
    return subprocess.run([program, option], check=True, capture_output=True, text=True).stdout.strip()


def _major(text: str) -> int:
    """15 from "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"; 17 from "PostgreSQL 17beta1"."""
    return int(re.findall(r"PostgreSQL\)? (\d+)", text)[0])
