"""Where the private cluster and its socket go, by what the user that runs PostgreSQL may cross."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from store.cluster.folders import Owner, checkout_place, make_private, owner_of, socket_place

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs PostgreSQL as somebody else")


@pytest.fixture
def crossable() -> Iterator[Path]:
    """A folder that every user may cross, unlike pytest's own."""
    with TemporaryDirectory(dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture
def owner(crossable: Path) -> Owner:
    return owner_of(crossable / "data")


def test_the_data_lie_in_the_checkout(crossable: Path) -> None:
    assert checkout_place(checkout=crossable) == crossable / ".alentour/postgres"


@as_root
def test_under_a_closed_folder_the_data_lie_outside(crossable: Path) -> None:
    checkout = crossable / "closed/alentour"
    checkout.mkdir(parents=True)
    checkout.parent.chmod(0o700)

    place = checkout_place(checkout=checkout, outside=crossable / "var")

    assert place.parent == crossable / "var"
    assert place.name.startswith("alentour-")


@as_root
def test_two_checkouts_of_the_same_name_have_two_places(crossable: Path) -> None:
    crossable.chmod(0o700)
    one, two = crossable / "one/alentour", crossable / "two/alentour"

    assert checkout_place(checkout=one) != checkout_place(checkout=two)


@as_root
def test_data_stay_where_they_are_when_the_closed_folder_is_opened(crossable: Path) -> None:
    checkout = crossable / "closed/alentour"
    checkout.mkdir(parents=True)
    checkout.parent.chmod(0o700)
    before = checkout_place(checkout=checkout, outside=crossable / "var")
    make_private(before, owner=owner_of(before))
    (before / "data").mkdir()
    checkout.parent.chmod(0o755)

    assert checkout_place(checkout=checkout, outside=crossable / "var") == before


def test_the_socket_lies_with_the_data(crossable: Path, owner: Owner) -> None:
    make_private(crossable / "postgres", owner=owner)

    assert socket_place(crossable / "postgres", owner=owner) == crossable / "postgres/socket"


@pytest.mark.parametrize("name", ["l" * 120, "vingt, trois"])
def test_a_path_that_no_socket_accepts_gets_a_short_one(crossable: Path, owner: Owner, name: str) -> None:
    folder = crossable / name
    make_private(folder, owner=owner)

    place = socket_place(folder, owner=owner)

    assert len(str(place / ".s.PGSQL.5432")) <= 100
    assert owner.can_enter(place)
    assert place.stat().st_mode & 0o077 == 0
    place.rmdir()


def test_a_folder_that_somebody_else_made_is_refused(crossable: Path, owner: Owner) -> None:
    trap = crossable / "trap"
    trap.symlink_to(crossable)

    with pytest.raises(PermissionError):
        make_private(trap, owner=owner)


def test_a_folder_open_to_others_is_refused(crossable: Path, owner: Owner) -> None:
    make_private(crossable / "open", owner=owner)
    (crossable / "open").chmod(0o755)

    with pytest.raises(PermissionError):
        make_private(crossable / "open", owner=owner)
