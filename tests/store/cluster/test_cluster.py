"""The life of the private cluster: shared, adopted, recovered, and stopped by the last that leaves."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from store import Cluster, ClusterFailed, find_binaries
from store.cluster.folders import CHECKOUT
from tests.fixtures.database import sweep_cluster


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """The place of a cluster, whose path has a space; each test leaves it stopped."""
    parent = Path(f"/tmp/alentour cluster {uuid4().hex[:8]}")
    yield parent / "postgres"
    Cluster(parent / "postgres", binaries=find_binaries()).stop()
    shutil.rmtree(parent, ignore_errors=True)


@pytest.fixture
def cluster(folder: Path) -> Iterator[Cluster]:
    """The cluster, created, and stopped whatever the test did."""
    found = cluster_in(folder)
    found.start()
    found.stop()
    yield found
    found.stop()


def cluster_in(folder: Path) -> Cluster:
    return Cluster(folder, binaries=find_binaries(), durable=False)


def ask(cluster: Cluster, statement: str) -> object:
    """The first value of the answer of the cluster's database."""
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        row = connection.execute(statement.encode()).fetchone()
    return row[0] if row else None


def tell(cluster: Cluster, statement: str) -> None:
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        connection.execute(statement.encode())


def server_of(cluster: Cluster) -> int:
    return int((cluster.data / "postmaster.pid").read_text().splitlines()[0])


def kill_server(cluster: Cluster) -> None:
    """The server is dead when this returns: a dead process has no working folder."""
    server = server_of(cluster)
    os.kill(server, signal.SIGKILL)
    while Path(f"/proc/{server}/cwd").exists():
        time.sleep(0.01)


def run_elsewhere(folder: Path) -> subprocess.Popen[str]:
    """Another process that has started the cluster, and waits."""
    script = f"""
import signal, sys, time
from pathlib import Path
from store import Cluster, find_binaries
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests run in the background of a script
with Cluster(Path({str(folder)!r}), binaries=find_binaries(), durable=False):
    print("started", file=sys.stderr, flush=True)
    time.sleep(60)
"""
    process = subprocess.Popen([sys.executable, "-c", script], cwd=CHECKOUT, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    assert process.stderr.readline() == "started\n"
    process.stderr.close()
    return process


def test_data_are_there_after_a_stop(cluster: Cluster) -> None:
    with cluster:
        tell(cluster, "create table kept as select 23 as value")
    with cluster:
        assert ask(cluster, "select value from kept") == 23


def test_postgis_is_ready_and_jit_is_off(cluster: Cluster) -> None:
    with cluster:
        assert ask(cluster, "select st_distance('POINT(0 0)'::geography, 'POINT(0 1)'::geography) > 110000") is True
        assert ask(cluster, "show jit") == "off"


def test_a_server_that_lasts_holds_more_in_memory_than_one_to_throw_away(cluster: Cluster, folder: Path) -> None:
    held = []
    for one in (cluster, Cluster(folder, binaries=find_binaries())):
        with one:
            held.append(ask(one, "select pg_size_bytes(current_setting('shared_buffers')) / 1048576"))
    memory_mib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**20
    assert held == [256, pytest.approx(min(max(memory_mib / 8, 256), 4096), abs=1)]


def test_only_a_socket_closed_to_others_leads_in(cluster: Cluster) -> None:
    with cluster:
        assert ask(cluster, "show listen_addresses") == ""
        socket = Path(str(ask(cluster, "show unix_socket_directories")))
        assert socket.stat().st_mode & 0o077 == 0


def test_the_last_of_two_users_stops_the_server(cluster: Cluster) -> None:
    other = cluster_in(cluster.folder)
    cluster.start()
    other.start()

    assert cluster.stop() is False
    assert ask(other, "select 1") == 1
    assert other.stop() is True
    with pytest.raises(ClusterFailed, match="pas démarrée"):
        other.url()


def test_two_may_create_it_at_once(folder: Path) -> None:
    fresh = folder.parent / "raced"
    clusters = [cluster_in(fresh) for _ in range(2)]

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(Cluster.start, clusters))

    assert [ask(cluster, "select 1") for cluster in clusters] == [1, 1]
    assert sorted(cluster.stop() for cluster in clusters) == [False, True]


def test_the_server_of_a_killed_process_is_adopted_then_stopped(cluster: Cluster) -> None:
    other = run_elsewhere(cluster.folder)
    server = server_of(cluster)
    other.kill()
    other.wait()

    with cluster:
        assert server_of(cluster) == server
        assert ask(cluster, "select 1") == 1
    with pytest.raises(ClusterFailed, match="pas démarrée"):
        cluster.url()


def test_the_cluster_of_a_killed_run_of_tests_is_swept_and_one_in_use_is_left(cluster: Cluster) -> None:
    with cluster:
        sweep_cluster(cluster.folder)
        assert ask(cluster, "select 1") == 1

    sweep_cluster(cluster.folder)

    assert not cluster.folder.exists()


def test_ctrl_c_reaches_the_program_but_not_the_server(cluster: Cluster) -> None:
    with cluster:
        assert os.getsid(server_of(cluster)) != os.getsid(0)


def test_an_interrupted_program_stops_its_server(cluster: Cluster) -> None:
    other = run_elsewhere(cluster.folder)
    other.send_signal(signal.SIGINT)
    other.wait()

    with pytest.raises(ClusterFailed, match="pas démarrée"):
        cluster.url()


def test_a_killed_server_starts_again_with_its_data(folder: Path) -> None:
    first, second = (Cluster(folder, binaries=find_binaries()) for _ in range(2))
    with first:
        tell(first, "create table survivor as select 1 as value")
        kill_server(first)
        with second:
            assert ask(second, "select count(*) from survivor") == 1


def test_a_stale_number_taken_by_another_program_is_survived(cluster: Cluster) -> None:
    """After a power cut the number of the server may be that of any program: here, of this one."""
    stale = cluster.data / "postmaster.pid"
    stale.write_text(f"{os.getppid()}\n{cluster.data}\n1700000000\n5432\n/tmp\n\n 1 1\nready   \n")
    os.chown(stale, cluster.owner.uid, cluster.owner.gid)

    with cluster:
        assert ask(cluster, "select 1") == 1


def test_a_creation_cut_short_is_done_again(folder: Path) -> None:
    fresh = cluster_in(folder.parent / "cut")
    fresh.start()
    fresh.stop()
    fresh.data.rename(fresh.folder / "data.new")
    (fresh.folder / "data.new/PG_VERSION").unlink()

    with fresh:
        assert ask(fresh, "select 1") == 1


def test_data_of_another_version_are_told_with_the_package_to_install(cluster: Cluster) -> None:
    version = cluster.data / "PG_VERSION"
    ours = version.read_text()
    version.write_text("13\n")

    with pytest.raises(ClusterFailed, match="postgresql-13-postgis-3"):
        cluster.start()
    version.write_text(ours)


def test_settings_meant_for_another_server_do_not_mislead(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"PGPORT": "6543", "PGDATA": "/nowhere", "PGHOST": "elsewhere.example"}.items():
        monkeypatch.setenv(name, value)

    with cluster:
        assert ask(cluster, "select 1") == 1


def test_a_folder_open_to_others_is_told(cluster: Cluster) -> None:
    cluster.folder.chmod(0o755)

    with pytest.raises(ClusterFailed, match="inutilisable"):
        cluster.start()
    cluster.folder.chmod(0o700)
