"""A network is whole or not there: whatever happens to a build, the version in use answers."""

import fcntl
from datetime import date
from pathlib import Path

import pytest

from geo import Mode
from geo.roads import (
    BuildFailed,
    BuildRunning,
    ExtractMissing,
    ExtractUnreadable,
    Network,
    NetworkMissing,
    Roads,
    build_network,
    current_network,
    networks,
)
from tests.make.roads import CHURCH, write_map

TODAY = date(2026, 11, 21)


def built(folder: Path, extract: Path, *, name: str = "village") -> str:
    return build_network(folder, extract, name=name, day=TODAY).version


def test_a_version_is_named_by_its_extract_the_day_of_its_data_and_its_content(network: Network) -> None:
    name, *day, digest = network.version.split("-")

    assert (name, "-".join(day), len(digest)) == ("village", "2026-11-20", 8)
    assert network.date == date(2026, 11, 20)


def test_an_extract_that_says_no_day_takes_the_one_given(tmp_path: Path) -> None:
    undated = write_map(tmp_path / "undated.osm.pbf", day=None)

    assert built(tmp_path, undated).startswith("village-2026-11-21-")


def test_the_same_extract_is_not_built_twice(network: Network, extract: Path) -> None:
    tile = next(network.tiles.rglob("*.gph"))
    before = tile.stat().st_mtime_ns

    assert built(network.folder.parent, extract) == network.version
    assert tile.stat().st_mtime_ns == before


def test_a_new_version_is_used_and_only_the_one_before_stays(tmp_path: Path, extract: Path) -> None:
    versions = [built(tmp_path, extract, name=name) for name in ("one", "two", "three")]

    assert current_network(tmp_path).version == versions[2]
    assert [network.version for network in networks(tmp_path)] == [versions[2], versions[1]]
    assert built(tmp_path, extract, name="two") == versions[1]
    assert [network.version for network in networks(tmp_path)] == [versions[1], versions[2]]


@pytest.mark.parametrize("kept", [None, 40, 400])
def test_a_failing_build_leaves_the_version_in_use(
    network: Network, extract: Path, kept: int | None, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.osm.pbf"
    broken.write_bytes(b"<html>Not found</html>" if kept is None else extract.read_bytes()[:kept])

    with pytest.raises((ExtractUnreadable, BuildFailed), match=r"broken\.osm\.pbf"):
        built(network.folder.parent, broken)
    assert current_network(network.folder.parent) == network
    assert Roads(network).near(Mode.CAR, [CHURCH]).all()


def test_what_a_killed_build_left_is_swept_by_the_next(tmp_path: Path, extract: Path) -> None:
    rubbish = tmp_path / "building/tiles/2/000/half.gph"
    rubbish.parent.mkdir(parents=True)
    rubbish.write_bytes(b"half")

    version = built(tmp_path, extract)
    assert not (tmp_path / "building").exists()
    assert not list((tmp_path / version).rglob("half.gph"))


def test_a_folder_without_its_description_is_no_version(network: Network, extract: Path, tmp_path: Path) -> None:
    (tmp_path / network.version / "tiles").mkdir(parents=True)
    (tmp_path / "current").symlink_to(network.version)

    with pytest.raises(NetworkMissing):
        current_network(tmp_path)
    assert built(tmp_path, extract) == network.version
    assert current_network(tmp_path).version == network.version


def test_two_builds_do_not_meet(tmp_path: Path, extract: Path) -> None:
    with (tmp_path / "build.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(BuildRunning, match="déjà en construction"):
            built(tmp_path, extract)


def test_what_is_missing_is_told_with_what_to_type(tmp_path: Path) -> None:
    with pytest.raises(NetworkMissing, match="alentour roads fetch"):
        current_network(tmp_path)
    with pytest.raises(ExtractMissing, match="introuvable"):
        built(tmp_path, tmp_path / "absent.osm.pbf")
