"""Which PostgreSQL of a machine is used, and what is said where none suits."""

from pathlib import Path

import pytest

from store import PostgisMissing, PostgresMissing, find_binaries


@pytest.fixture(autouse=True)
def _empty_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Hides the real pg_config of this machine."""
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))


def install(prefix: Path, major: int, *, programs: tuple[str, ...] = ("initdb", "pg_ctl", "postgres")) -> Path:
    """A server laid out as Debian does; returns its folder of programs."""
    binaries = prefix / f"lib/postgresql/{major}/bin"
    binaries.mkdir(parents=True)
    for program in programs:
        (binaries / program).touch(mode=0o755)
    (prefix / f"share/postgresql/{major}/extension").mkdir(parents=True)
    return binaries


def add_postgis(prefix: Path, major: int) -> None:
    (prefix / f"share/postgresql/{major}/extension/postgis.control").touch()


def test_the_newest_server_with_postgis_is_taken(tmp_path: Path) -> None:
    for major in (9, 14, 16, 17):
        install(tmp_path, major)
    for major in (9, 14, 16):
        add_postgis(tmp_path, major)

    assert find_binaries(prefix=tmp_path) == tmp_path / "lib/postgresql/16/bin"


def test_existing_data_may_ask_for_an_older_server(tmp_path: Path) -> None:
    for major in (14, 16):
        install(tmp_path, major)
        add_postgis(tmp_path, major)

    assert find_binaries(major=14, prefix=tmp_path) == tmp_path / "lib/postgresql/14/bin"


def test_a_server_without_postgis_is_told_with_the_package_to_install(tmp_path: Path) -> None:
    install(tmp_path, 16)

    with pytest.raises(PostgisMissing, match="postgresql-16-postgis-3"):
        find_binaries(prefix=tmp_path)


def test_a_machine_without_server_is_told_what_to_type(tmp_path: Path) -> None:
    install(tmp_path, 13)
    install(tmp_path, 16, programs=("psql",))

    with pytest.raises(PostgresMissing, match="make setup"):
        find_binaries(prefix=tmp_path)


def test_the_server_of_path_serves_other_systems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    binaries = install(tmp_path / "brew", 17)
    add_postgis(tmp_path / "brew", 17)
    pg_config = binaries / "pg_config"
    share = tmp_path / "brew/share/postgresql/17"
    pg_config.write_text(
        "#!/bin/sh\n"
        f'case $1 in --version) echo "PostgreSQL 17beta1";; --bindir) echo {binaries};; *) echo {share};; esac\n'
    )
    pg_config.chmod(0o755)
    monkeypatch.setenv("PATH", str(binaries))

    assert find_binaries(prefix=tmp_path / "usr") == binaries
