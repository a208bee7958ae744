"""Where the private cluster lies: PostgreSQL refuses root, cannot cross a 0700 folder, wants a short socket path."""

import errno
import hashlib
import os
import pwd
import stat
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import TypedDict

from store.errors import ClusterFailed, PostgresMissing

CHECKOUT = Path(__file__).resolve().parents[2]
PORT = 5432
_OUTSIDE = Path("/var/lib/alentour")
_LONGEST_SOCKET_BYTES = 100
"""The kernel takes 107; the rest is kept for the names PostgreSQL adds."""


class ProcessIdentity(TypedDict, total=False):
    """The arguments of `subprocess.run` that change the user."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True, slots=True)
class Owner:
    """The system user that owns the data and runs PostgreSQL."""

    uid: int
    gid: int

    def process_identity(self) -> ProcessIdentity:
        """What makes a process this user's: nothing when we are this user."""
        if self.uid == os.geteuid():
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def can_enter(self, folder: Path) -> bool:
        """True where this user may cross every folder down to `folder`."""
        command = ["test", "-x", str(folder)]
        return subprocess.run(command, cwd="/", check=False, **self.process_identity()).returncode == 0


def owner_of(data: Path) -> Owner:
    """Who runs PostgreSQL on `data`: the calling user; for root, the owner of existing data, else `postgres`."""
    if os.geteuid() != 0:
        return Owner(uid=os.geteuid(), gid=os.getegid())
    if data.exists() and data.stat().st_uid != 0:
        return Owner(uid=data.stat().st_uid, gid=data.stat().st_gid)
    try:
        account = pwd.getpwnam("postgres")
    except KeyError as error:
        raise PostgresMissing(
            "L'utilisateur système « postgres » manque. Lancez « make setup », ou lancez la commande sans root."
        ) from error
    return Owner(uid=account.pw_uid, gid=account.pw_gid)


def checkout_place(*, checkout: Path = CHECKOUT, outside: Path = _OUTSIDE) -> Path:
    """The folder of the cluster of `checkout`: in it if the owner of the data can enter, else under `outside`."""
    inside = checkout / ".alentour/postgres"
    if os.geteuid() != 0:
        return inside
    places = [inside, outside / f"{checkout.name}-{_digest(checkout)}"]
    for place in places:
        if (place / "data").exists() and owner_of(place / "data").can_enter(place):
            return place
    nearest = inside.parent if inside.parent.exists() else checkout
    return inside if owner_of(inside / "data").can_enter(nearest) else places[1]


def socket_place(folder: Path, *, owner: Owner) -> Path:
    """A private folder for the socket, its path short enough: in the cluster's `folder` if possible."""
    places = [folder / "socket"]
    if os.geteuid() == 0:
        places.append(Path("/run/alentour") / _digest(folder))
    elif runtime := os.environ.get("XDG_RUNTIME_DIR"):
        places.append(Path(runtime) / f"alentour-{_digest(folder)}")
    places.append(Path("/tmp") / f"alentour-{owner.uid}-{_digest(folder)}")
    for place in places:
        path = os.fsencode(place / f".s.PGSQL.{PORT}")
        if len(path) > _LONGEST_SOCKET_BYTES or b"," in path or b'"' in path:  # PostgreSQL reads a list of folders
            continue
        try:
            make_private(place, owner=owner)
        except OSError:
            continue
        if owner.can_enter(place):
            return place
    raise ClusterFailed("Aucun dossier ne convient à la base de données. Déplacez Alentour dans un chemin plus court.")


def make_private(folder: Path, *, owner: Owner) -> None:
    """`folder` exists, belongs to `owner` and is closed to everybody else.

    Raises PermissionError where somebody else made it first: in /tmp, anybody can.
    """
    with suppress(FileExistsError):
        folder.parent.mkdir(parents=True)
        folder.parent.chmod(0o755)
    if not folder.exists():
        # Two processes may come here at once: the folder appears with its owner, or not at all.
        fresh = Path(mkdtemp(dir=folder.parent))
        os.chown(fresh, owner.uid, owner.gid)
        try:
            fresh.rename(folder)
        except OSError:
            fresh.rmdir()
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner.uid or stat.S_IMODE(found.st_mode) & 0o077:
        raise PermissionError(errno.EPERM, "il n'est pas réservé à l'utilisateur de la base", str(folder))


def _digest(path: Path) -> str:
    """Eight letters that tell this checkout from another of the same name."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:8]
