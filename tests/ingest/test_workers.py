"""What a pull hands to the processes that read beside it, and what it leaves in the folder of temporary files."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from geo import Communes
from ingest.coding import Coder
from ingest.draft import AnyDraft, Reject
from ingest.reading import Reader
from ingest.workers import Workers


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files, of this test alone."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def nothing(record: dict[str, Any]) -> Iterator[AnyDraft | Reject]:
    """No draft, whatever the record."""
    return iter(())


@pytest.fixture
def reader() -> Reader:
    return Reader(clean=nothing, communes=Communes(()), department="23", coder=Coder())


def test_a_pull_that_ends_leaves_nothing(temporary: Path, reader: Reader) -> None:
    with Workers(reader):
        assert len(list(temporary.iterdir())) == 1

    assert not list(temporary.iterdir())


def test_what_a_killed_pull_left_is_swept_by_the_next_and_not_what_another_still_reads(
    temporary: Path, reader: Reader
) -> None:
    left = temporary / "alentour-readers-killed"
    left.mkdir()
    (left / "reader.pickle").write_bytes(b"held by nobody any more")

    with Workers(reader):
        (working,) = temporary.iterdir()
        with Workers(reader):
            pass

        assert list(temporary.iterdir()) == [working]
        assert (working / "reader.pickle").exists()

    assert not left.exists()
