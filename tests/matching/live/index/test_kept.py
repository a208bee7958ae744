"""The made index in a file: read again as it was, made again where anything differs, shared between processes."""

from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from sqlalchemy import Engine, delete, text, update
from sqlalchemy.orm import Session

from matching import Opportunity
from matching.live.catalogue import Catalogue
from matching.live.index import Kept, Made, index_of_all, parts_of
from matching.live.index.file import read_index, write_index
from store.tables import OpportunityRow
from tests.make.rows import store_opportunities
from tests.make.standing import COMMUNES, KNOWLEDGE
from tests.make.values import BOURGANEUF, NOON, some_opportunity


@pytest.fixture
def stored(engine: Engine) -> Engine:
    with Session(engine) as session, session.begin():
        store_opportunities(
            session, [some_opportunity("ft:here"), some_opportunity("ft:there", title="Boulanger", point=BOURGANEUF)]
        )
    return engine


def catalogue(folder: Path, *, stamp: str = "now") -> Catalogue:
    return Catalogue(KNOWLEDGE.trades, COMMUNES, kept=Kept(folder, stamp=stamp))


def found(engine: Engine, catalogue: Catalogue) -> list[str]:
    with Session(engine) as session:
        return [one.key for one in catalogue.current(session)[0].opportunities]


def rows_read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The ids of rows that are read from now on."""
    read: list[int] = []

    def counted(rows: list[Opportunity], **known: object) -> object:
        read.extend(one.id or 0 for one in rows)
        return parts_of(rows, **known)  # type: ignore[arg-type]

    monkeypatch.setattr("matching.live.reading.parts_of", counted)
    return read


def test_a_written_index_is_read_as_it_was(tmp_path: Path) -> None:
    rows = [some_opportunity("ft:1", id=7), some_opportunity("ft:2", id=3, point=None, text="Cuire le pain")]
    parts = [parts_of(rows, trades=KNOWLEDGE.trades, communes=COMMUNES)]
    index = index_of_all(parts, trades=KNOWLEDGE.trades, communes=COMMUNES)

    write_index(tmp_path / "some.index", Made(23, index), stamp="now")
    again = read_index(tmp_path / "some.index", stamp="now")

    assert again is not None
    assert again.version == 23
    (before,), (after,) = index.segments, again.index.segments
    assert before.bytes == after.bytes
    for name in ("facts", "starts", "by_id"):
        assert getattr(before, name).tobytes() == getattr(after, name).tobytes()
    for name in ("id", "lat", "created", "rome", "rarity"):
        assert np.array_equal(getattr(before.columns, name), getattr(after.columns, name), equal_nan=True)
    for name in ("starts", "rows", "weights"):
        assert np.array_equal(getattr(before.postings, name), getattr(after.postings, name))
    for before_groups, after_groups in ((before.times, after.times), (before.demands, after.demands)):
        assert np.array_equal(before_groups.group, after_groups.group)
        assert np.array_equal(before_groups.one_of, after_groups.one_of)
    assert [path.name for path in tmp_path.iterdir()] == ["some.index"]


def test_an_empty_index_can_be_kept(tmp_path: Path) -> None:
    index = index_of_all([], trades=KNOWLEDGE.trades, communes=COMMUNES)

    write_index(tmp_path / "some.index", Made(0, index), stamp="now")

    again = read_index(tmp_path / "some.index", stamp="now")
    assert again is not None
    assert len(again.index) == 0


def test_the_next_start_reads_no_row_that_did_not_change(
    stored: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = found(stored, catalogue(tmp_path))
    with Session(stored) as session, session.begin():
        (new,) = store_opportunities(session, [some_opportunity("ft:new")])
    read = rows_read(monkeypatch)

    assert found(stored, catalogue(tmp_path)) == [*first, "ft:new"]
    assert read == [new]


def test_what_left_since_is_not_found_again(stored: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Session(stored) as session, session.begin():
        store_opportunities(session, [some_opportunity("ft:new")])
    found(stored, catalogue(tmp_path))
    with Session(stored) as session, session.begin():
        session.execute(update(OpportunityRow).where(OpportunityRow.source_key == "here").values(retired_at=NOON))
        session.execute(delete(OpportunityRow).where(OpportunityRow.source_key == "there"))
    read = rows_read(monkeypatch)

    assert found(stored, catalogue(tmp_path)) == ["ft:new"]
    assert read == []


@pytest.mark.parametrize("spoilt", ["stamp", "a byte", "cut", "empty", "newer", "another database"])
def test_a_file_that_does_not_fit_is_made_again(
    spoilt: str, stored: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = found(stored, catalogue(tmp_path))
    (path,) = tmp_path.glob("*.index")
    content = path.read_bytes()
    if spoilt == "a byte":
        path.write_bytes(content[:-900] + bytes([content[-900] ^ 1]) + content[-899:])
    elif spoilt in ("cut", "empty"):
        path.write_bytes(content[: len(content) // 2] if spoilt == "cut" else b"")
    elif spoilt == "newer":
        with stored.begin() as connection:
            connection.execute(text("update catalogue_version set version = version - 1"))
    elif spoilt == "another database":
        path.rename(tmp_path / "0123456789abcdef.index")
    read = rows_read(monkeypatch)

    assert found(stored, catalogue(tmp_path, stamp="then" if spoilt == "stamp" else "now")) == first
    assert len(read) == 2


def test_a_folder_that_cannot_be_written_stops_nobody(stored: Engine, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    assert found(stored, catalogue(tmp_path / "file")) == ["ft:here", "ft:there"]


def test_of_two_that_start_together_one_reads(stored: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = rows_read(monkeypatch)
    starts = [Thread(target=found, args=(stored, catalogue(tmp_path))) for _ in range(2)]

    for one in starts:
        one.start()
    for one in starts:
        one.join()

    assert len(read) == 2


def test_what_another_put_in_order_is_taken_over(
    stored: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("matching.live.index.index.FEW", 0)
    one, other = catalogue(tmp_path), catalogue(tmp_path)
    assert found(stored, one) == found(stored, other)
    with Session(stored) as session, session.begin():
        store_opportunities(session, [some_opportunity("ft:new")])

    found(stored, one)
    (path,) = tmp_path.glob("*.index")
    written = path.stat().st_mtime_ns

    assert found(stored, other) == ["ft:here", "ft:there", "ft:new"]
    assert path.stat().st_mtime_ns == written
