"""A private PostgreSQL cluster, so that nobody has to prepare a database before the demo or the tests.

Several processes may use it at once. Each holds a shared lock on `users.lock`; the one that leaves tries to make its
lock exclusive, and whoever can was the last and stops the server. The kernel drops the lock of a killed process, so
the next one to come adopts the server that was left running, and stops it in its turn.

    folder/
      data/            the data of PostgreSQL (`data.new` until initdb is done: no half cluster)
      socket/          its only door, where the path is short enough
      postgres.log     its journal since the last start
      users.lock       held by every process that uses the cluster
      start.lock       held by the one that starts it
"""

import fcntl
import os
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

import psycopg

from kit import logger
from store.cluster.binaries import find_binaries, major_version
from store.cluster.folders import PORT, checkout_place, make_private, owner_of, socket_place
from store.errors import ClusterFailed

DATABASE = ROLE = "alentour"

_SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "timezone": "UTC",
    "jit": "off",  # our statements are short: compiling them costs more than it saves
    "work_mem": "32MB",
    "maintenance_work_mem": "128MB",
    "random_page_cost": "1.1",  # an SSD
}
_THROW_AWAY = {
    "shared_buffers": "256MB",  # emptying a table goes through all of them
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",  # it goes through every database in turn, and none lives so long
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "shared_preload_libraries": "postgis-3",  # loaded once, not by every connection
}
_LEAST_BUFFERS_MIB, _MOST_BUFFERS_MIB = 256, 4096
_PATIENCE_SECONDS = 120
"""How long a start may last: PostgreSQL may first have to replay its journal."""


def _lasting() -> dict[str, str]:
    """What a server that keeps its data is given: an eighth of the memory for its pages, half of what PostgreSQL's
    manual tells for a machine of its own. It takes only what it fills."""
    memory_mib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 20
    return {"shared_buffers": f"{min(max(memory_mib // 8, _LEAST_BUFFERS_MIB), _MOST_BUFFERS_MIB)}MB"}


@dataclass(frozen=True, slots=True)
class _Postmaster:
    """What the server says of itself in `postmaster.pid`."""

    socket: Path
    ready: bool


class Cluster:
    """The cluster in `folder`, run by the PostgreSQL of `binaries`; `with cluster:` starts it, and stops it if last.

    `durable=False` gives up what protects from a power cut, for tests.
    """

    def __init__(self, folder: Path, *, binaries: Path, durable: bool = True) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.log = folder / "postgres.log"
        self.binaries = binaries
        self.owner = owner_of(self.data)
        self._durable = durable
        self._users: int | None = None
        self._events = logger("store")

    @classmethod
    def for_checkout(cls) -> Self:
        """The cluster of this checkout, in it or under /var/lib/alentour, with the PostgreSQL its data ask for."""
        folder = checkout_place()
        version = folder / "data/PG_VERSION"
        return cls(folder, binaries=find_binaries(major=int(version.read_text()) if version.exists() else None))

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def url(self, database: str = DATABASE) -> str:
        """The address of `database` in the running cluster, for psql as for SQLAlchemy."""
        postmaster = self._postmaster()
        if postmaster is None:
            raise ClusterFailed(
                "La base de données n'est pas démarrée. Elle l'est pendant « alentour demo » ou « alentour serve »."
            )
        return f"postgresql://{ROLE}@/{database}?host={quote(str(postmaster.socket), safe='')}&port={PORT}"

    def start(self) -> None:
        """Creates the cluster if it is new, starts it unless it runs, and counts this process among its users."""
        if self._users is not None:
            return
        try:
            make_private(self.folder, owner=self.owner)
            self._users = _open_lock(self.folder / "users.lock")
            fcntl.flock(self._users, fcntl.LOCK_SH)
            with _locked(self.folder / "start.lock"):
                self._wait_until_ready_or_gone()
                if self._postmaster() is None:
                    self._create_data()
                    self._forget_dead_server()
                    self._launch()
                self._create_database()
        except OSError as error:
            self.stop()
            raise ClusterFailed(
                f"Le dossier de la base de données, {self.folder}, est inutilisable : {error.strerror}. "
                "S'il appartient à un autre utilisateur, lancez la commande avec lui."
            ) from error
        except psycopg.Error as error:
            self.stop()
            raise ClusterFailed(f"PostgreSQL refuse de servir. Son journal dit pourquoi : {self.log}") from error
        except BaseException:
            self.stop()
            raise

    def stop(self) -> bool:
        """Leaves the cluster, and stops it unless another process uses it. True when the server is stopped."""
        users, self._users = self._users, None
        if users is None:
            if not self.folder.exists():
                return True
            users = _open_lock(self.folder / "users.lock")
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._shut_down()
        except BlockingIOError:
            return False
        finally:
            os.close(users)
        return True

    def _postmaster(self) -> _Postmaster | None:
        """The running server; None where there is none, or only the file of one that died."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return None
        pid = lines[0].strip() if lines else ""
        # The number may have gone to another program since a power cut; a server works in its data folder.
        if not pid.isdigit() or not _works_in(Path("/proc") / pid, self.data):
            return None
        if len(lines) < 8:
            return _Postmaster(socket=Path(), ready=False)
        return _Postmaster(socket=Path(lines[4]), ready=lines[7].strip() == "ready")

    def _wait_until_ready_or_gone(self) -> None:
        """Returns once a server left by a killed process is ready to be adopted, or has finished stopping."""
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while (postmaster := self._postmaster()) and not postmaster.ready:
            if time.monotonic() > deadline:
                raise ClusterFailed(f"PostgreSQL met trop de temps à démarrer. Son journal dit pourquoi : {self.log}")
            time.sleep(0.05)
        if postmaster:
            self._events.info("cluster_adopted", folder=str(self.folder))

    def _create_data(self) -> None:
        """Creates the data of the cluster, all or nothing; an existing one must suit our PostgreSQL."""
        if self.data.exists():
            self._check_version()
            return
        fresh = self.folder / "data.new"
        shutil.rmtree(fresh, ignore_errors=True)
        options = ["--username", ROLE, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]
        self._run("initdb", "-D", str(fresh), *options, *([] if self._durable else ["--no-sync"]))
        fresh.rename(self.data)
        self._events.info("cluster_created", folder=str(self.folder))

    def _check_version(self) -> None:
        theirs = int((self.data / "PG_VERSION").read_text())
        ours = major_version(self.binaries)
        if theirs != ours:
            raise ClusterFailed(
                f"Les données de {self.folder} viennent de PostgreSQL {theirs}, et cette machine a PostgreSQL {ours}. "
                f"Installez le paquet postgresql-{theirs}-postgis-3, ou supprimez ce dossier pour repartir de zéro."
            )

    def _forget_dead_server(self) -> None:
        """Removes the `postmaster.pid` of a dead server, once none of its processes works in the data any more.

        PostgreSQL does it too, but not when the number in the file belongs to another process by now.
        """
        deadline = time.monotonic() + 10
        while any(_works_in(process, self.data) for process in Path("/proc").glob("[0-9]*")):
            if time.monotonic() > deadline:
                raise ClusterFailed(
                    f"Un PostgreSQL interrompu occupe encore {self.folder}. Recommencez dans une minute."
                )
            time.sleep(0.1)
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def _launch(self) -> None:
        socket = socket_place(self.folder, owner=self.owner)
        for left_behind in socket.glob(".s.PGSQL.*"):  # by a dead server, with its number too
            left_behind.unlink()
        kept = _lasting() if self._durable else _THROW_AWAY
        settings = _SETTINGS | kept | {"unix_socket_directories": str(socket)}
        options = shlex.join(part for name, value in settings.items() for part in ("-c", f"{name}={value}"))
        self.log.unlink(missing_ok=True)
        start = ("start", "-w", "-t", str(_PATIENCE_SECONDS), "-D", str(self.data), "-l", str(self.log), "-o", options)
        try:
            self._run("pg_ctl", *start)
        except ClusterFailed as error:
            raise ClusterFailed(f"PostgreSQL n'a pas démarré. Son journal dit pourquoi : {self.log}") from error
        self._events.info("cluster_started", folder=str(self.folder))

    def _create_database(self) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            if not connection.execute("select from pg_database where datname = %s", [DATABASE]).rowcount:
                connection.execute(f"create database {DATABASE}")
        with psycopg.connect(self.url(DATABASE), autocommit=True) as connection:
            connection.execute("create extension if not exists postgis")

    def _shut_down(self) -> None:
        """Stops the server: politely, then without waiting for anybody."""
        if self._postmaster() is None:
            return
        try:
            self._run("pg_ctl", "stop", "-D", str(self.data), "-m", "fast", "-w", "-t", "30")
        except ClusterFailed:
            self._run("pg_ctl", "stop", "-D", str(self.data), "-m", "immediate", "-w", "-t", "30")
        self._events.info("cluster_stopped", folder=str(self.folder))

    def _run(self, program: str, *arguments: str) -> None:
        """Runs one of PostgreSQL's programs as the owner of the data, out of reach of the terminal's Ctrl-C.

        A user and a group given to the new process are what `runuser` does, without a PAM session for each command.
        """
        done = subprocess.run(
            [str(self.binaries / program), *arguments],
            cwd="/",
            env=_environment(os.environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            start_new_session=True,
            **self.owner.process_identity(),
        )
        if done.returncode:
            lines = (done.stderr or done.stdout).strip().splitlines()
            raise ClusterFailed(f"{program} a échoué dans {self.folder} : {lines[-1] if lines else done.returncode}")


def _environment(ours: Mapping[str, str]) -> dict[str, str]:
    """Our environment without what would change PostgreSQL's settings behind our back (PGPORT, PGDATA, PGOPTIONS…)."""
    return {name: value for name, value in ours.items() if not name.startswith("PG")} | {"LC_ALL": "C.UTF-8"}


def _works_in(process: Path, data: Path) -> bool:
    """True where `process`, a folder of /proc, is a PostgreSQL whose working folder is `data`."""
    try:
        return (process / "comm").read_text() == "postgres\n" and (process / "cwd").samefile(data)
    except OSError:  # it has ended, or it is another user's
        return False


def _open_lock(path: Path) -> int:
    return os.open(path, os.O_RDONLY | os.O_CREAT, 0o644)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    descriptor = _open_lock(path)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
