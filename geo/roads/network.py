"""Road networks on disk: one folder a version, one of them in use.

    folder/
      limousin-2026-11-20-1f0c93ab/   a version: its extract, the day of its data, the start of the extract's digest
        tiles/                        what Valhalla reads
        network.json                  what is told of it; written last
      current                         a link to the version in use
      build.lock                      held while a version is built
      building/                       a build that goes on, or what a killed one has left

A version appears whole, and the link is replaced in one step: whoever reads has the old one or the new one. The
version before stays for those who still read it.
"""

import fcntl
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from geo.roads.errors import BuildFailed, BuildRunning, NetworkMissing
from geo.roads.extract import read_extract
from geo.roads.valhalla_settings import PROGRAMS, build_settings

_CURRENT, _BUILDING, _LOCK, _TOLD = "current", "building", "build.lock", "network.json"


@dataclass(frozen=True, slots=True)
class Network:
    """A version of the network. `date` is the day of its data; `megabytes` what it weighs on disk."""

    version: str
    name: str
    date: date
    folder: Path
    megabytes: float

    @property
    def tiles(self) -> Path:
        """The folder that Valhalla reads."""
        return self.folder / "tiles"


def current_network(folder: Path) -> Network:
    """The version in use. Raises NetworkMissing."""
    try:
        return _read((folder / _CURRENT).resolve(strict=True))
    except OSError as error:
        raise NetworkMissing(
            f"Aucun réseau routier dans {folder}. Tapez « alentour roads fetch RÉGION » (par exemple limousin), "
            "ou « alentour roads build FICHIER.osm.pbf »."
        ) from error


def networks(folder: Path) -> list[Network]:
    """All versions kept, the one in use first."""
    kept = [_read(path.parent) for path in sorted(folder.glob(f"*/{_TOLD}")) if not path.parent.is_symlink()]
    current = (folder / _CURRENT).resolve()
    return sorted(
        (one for one in kept if one.folder.name != _BUILDING), key=lambda one: one.folder.resolve() != current
    )


def build_network(folder: Path, path: Path, *, name: str, day: date) -> Network:
    """The network of the extract at `path`, from now on the one in use; it is not built twice.

    `day` names it where the extract says no day of its own. Raises a RoadsError, and then the version in use is what
    it was.
    """
    extract = read_extract(path)
    version = f"{name}-{extract.date or day:%Y-%m-%d}-{extract.digest[:8]}"
    with _building_alone(folder) as lock:
        shutil.rmtree(folder / _BUILDING, ignore_errors=True)
        built = folder / version
        if not (built / _TOLD).exists():
            shutil.rmtree(built, ignore_errors=True)
            _build(folder / _BUILDING, path, lock=lock, told={"name": name, "date": f"{extract.date or day}"})
            (folder / _BUILDING).rename(built)
        _use(folder, version)
    return current_network(folder)


def _build(building: Path, path: Path, *, lock: int, told: dict[str, Any]) -> None:
    """Fills `building` with a whole version. The child holds the lock too: it may outlive a killed parent."""
    tiles = building / "tiles"
    tiles.mkdir(parents=True)
    settings = building / "valhalla.json"
    settings.write_text(json.dumps(build_settings(tiles)), encoding="utf-8")
    done = subprocess.run(
        [str(PROGRAMS / "valhalla_build_tiles"), "--config", str(settings), str(path.resolve())],
        cwd=building,
        env=os.environ | {"PATH": f"{PROGRAMS}{os.pathsep}{os.environ.get('PATH', os.defpath)}"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        pass_fds=(lock,),
    )
    if done.returncode or not any(tiles.rglob("*.gph")):
        raise BuildFailed(
            f"Aucun réseau routier n'a pu être construit avec {path.name}{_reason(done)}. Le réseau d'avant, s'il y "
            "en a un, sert toujours. Téléchargez l'extrait à nouveau et vérifiez la place sur le disque."
        )
    settings.unlink()
    megabytes = round(sum(file.stat().st_size for file in tiles.rglob("*.gph")) / 1e6, 1)
    (building / _TOLD).write_text(json.dumps(told | {"megabytes": megabytes}), encoding="utf-8")


def _reason(done: subprocess.CompletedProcess[str]) -> str:
    """The last thing that Valhalla complained of, in brackets; nothing where it said nothing."""
    lines = [line for line in (done.stdout + done.stderr).splitlines() if "[ERROR]" in line or "what()" in line]
    return f" ({lines[-1].split(']')[-1].split('what():')[-1].strip()})" if lines else ""


def _use(folder: Path, version: str) -> None:
    """Makes `version` the one in use, in one step; of the others, only the one that was in use stays."""
    link = folder / _CURRENT
    before = link.resolve().name
    if before == version:
        return
    fresh = folder / f"{_CURRENT}.new"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(version, target_is_directory=True)
    fresh.replace(link)
    for told in folder.glob(f"*/{_TOLD}"):
        if told.parent.name not in (version, before) and not told.parent.is_symlink():
            shutil.rmtree(told.parent)


def _read(folder: Path) -> Network:
    told = json.loads((folder / _TOLD).read_text(encoding="utf-8"))
    return Network(
        version=folder.name,
        name=told["name"],
        date=date.fromisoformat(told["date"]),
        folder=folder,
        megabytes=told["megabytes"],
    )


@contextmanager
def _building_alone(folder: Path) -> Iterator[int]:
    """The lock of the folder, held by this process alone for the time of the block. Raises BuildRunning."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BuildRunning("Un réseau routier est déjà en construction : attendez qu'il soit prêt.") from error
        yield lock
    finally:
        os.close(lock)
