"""Lists as Parquet, a row a person: what a data warehouse, or the import of a department, reads.

    person int64 · opportunities list<int64> · scores list<float> · minutes list<uint8> · modes list<int8>

best first; `modes` are positions in `geo.MODES`.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from matching.country.errors import ParquetMissing
from matching.country.partition import RankedPartition

if TYPE_CHECKING:
    import pyarrow

LISTS = "lists-*.parquet"
"""The files of a night."""
_ROWS_A_GROUP = 20_000
_ENCODINGS = {
    "opportunities.list.element": "DELTA_BINARY_PACKED",
    "scores.list.element": "BYTE_STREAM_SPLIT",
    "minutes.list.element": "DELTA_BINARY_PACKED",
}
"""Fewer bytes than plain ones before anything is compressed: smaller files in two thirds of the time."""


def write_lists(ranked: RankedPartition, path: Path) -> None:
    """Writes the lists of a partition, replacing the file at once: nobody reads half of it."""
    _, parquet = _libraries()
    written = path.with_suffix(f".{os.getpid()}.part")
    parquet.write_table(
        table_of(ranked),
        written,
        compression="zstd",
        compression_level=-1,
        use_dictionary=False,
        column_encoding=_ENCODINGS,
        row_group_size=_ROWS_A_GROUP,
    )
    written.replace(path)


def table_of(ranked: RankedPartition) -> "pyarrow.Table":
    """The lists of a partition as a table."""
    arrow, _ = _libraries()
    filled = ranked.opportunities >= 0
    offsets = np.concatenate(([0], np.cumsum(filled.sum(axis=1)))).astype(np.int32)

    def lists(values: NDArray[Any]) -> "pyarrow.Array":
        return arrow.ListArray.from_arrays(arrow.array(offsets), arrow.array(values[filled]))

    return arrow.table(
        {
            "person": ranked.people,
            "opportunities": lists(ranked.opportunities),
            "scores": lists(ranked.scores),
            "minutes": lists(ranked.minutes),
            "modes": lists(ranked.mode),
        }
    )


def read_lists(folder: Path, *, people: NDArray[np.int64] | None = None) -> "pyarrow.Table":
    """The lists of a folder, in the order of the people's ids; of some people where they are named."""
    arrow, parquet = _libraries()
    wanted = None if people is None else [("person", "in", people.tolist())]
    parts = [parquet.read_table(path, filters=wanted) for path in sorted(folder.glob(LISTS))]
    return arrow.concat_tables(parts).sort_by("person")


def _libraries() -> tuple[Any, Any]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise ParquetMissing from None
    return pyarrow, parquet
