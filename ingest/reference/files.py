"""Tables in CSV files, plain or compressed: the newest of a name, its rows by the columns wanted."""

import csv
import gzip
import re
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path

from ingest.reference.errors import FilesMissing, FilesUnreadable


def newest(folder: Path, *patterns: str) -> Path:
    """The file of `folder` that matches a pattern, the last by name: v460 after v459, 2024 after 2023."""
    found = [path for pattern in patterns for path in folder.glob(pattern)]
    if not found:
        raise FilesMissing(
            f"Le dossier « {folder} » ne contient pas de fichier {patterns[0]}. Indiquez le dossier qui contient "
            "« communes » et « rome »."
        )
    return max(found, key=lambda path: path.name)


def version_of(path: Path) -> str:
    """The number in a file name: "460" of unix_item_v460_utf8.csv, "2024" of communes-france-2024.csv.gz."""
    numbers = re.search(r"_v(\d+)_|(\d{4}(?:-\d\d-\d\d)?)", path.name)
    return path.name if numbers is None else numbers[1] or numbers[2]


def rows(path: Path, *columns: str) -> Iterator[tuple[str, ...]]:
    """The values of `columns` (two at least), line by line, as text.

    Raises FilesUnreadable where the file is not UTF-8, has no such column, or a line is too short.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rt", encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            header = next(reader, [])
            wanted = itemgetter(*(header.index(column) for column in columns))
            yield from map(wanted, filter(None, reader))
    except (ValueError, IndexError, csv.Error, EOFError, gzip.BadGzipFile) as error:
        raise FilesUnreadable(
            f"Le fichier « {path} » n'a pas la forme attendue. Il doit avoir les colonnes {', '.join(columns)}, "
            "en UTF-8. Téléchargez-le à nouveau."
        ) from error
