"""The rows of a CSV or of a workbook, as people save them: any encoding and separator that Excel writes."""

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import closing
from zipfile import ZipFile

from openpyxl import load_workbook

from ingest.errors import FileUnreadable
from ingest.own.cells import Cell
from kit import fold
from sheets import LARGEST_FILE_BYTES, TOO_LARGE
from sheets.template import FILLED_IN

LARGEST_UNPACKED_BYTES = 100_000_000
"""A workbook is a packed folder: a small one can hold a lot."""
MOST_ROWS = 10_000
MOST_COLUMNS = 100

_SEPARATORS = ";\t,"
_SAMPLE_LENGTH = 5_000
_OLD_CONTAINER = b"\xd0\xcf\x11\xe0"
"""How a file of old Excel begins, and the wrapping of a workbook that has a password."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LOCKED = "Ce classeur est protégé par un mot de passe. Retirez le mot de passe, puis enregistrez-le de nouveau."
_SAVE_AGAIN = "Ouvrez-le dans votre tableur, puis enregistrez-le en .xlsx ou en CSV."
_OLD = f"Ce fichier est au format .xls, trop ancien. {_SAVE_AGAIN}"


def rows_of(content: bytes) -> list[Sequence[Cell]]:
    """The rows of a file, the first one being row 1 of the spreadsheet, blank ones included. Raises FileUnreadable."""
    if len(content) > LARGEST_FILE_BYTES:
        raise FileUnreadable(TOO_LARGE)
    if not content.strip():
        raise FileUnreadable("Ce fichier est vide.")
    if content.startswith(_OLD_CONTAINER):
        raise FileUnreadable(_LOCKED if _ENCRYPTED in content else _OLD)
    rows = list(_workbook_rows(content) if content.startswith(b"PK") else _csv_rows(content))
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _bounded(rows: Iterator[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS and any(row):
            raise FileUnreadable(f"Ce fichier a plus de {MOST_ROWS} lignes. Coupez-le en plusieurs fichiers.")
        if number <= MOST_ROWS:
            yield row[:MOST_COLUMNS]


def _workbook_rows(content: bytes) -> Iterator[Sequence[Cell]]:
    try:
        yield from _bounded(_cells(content))
    except FileUnreadable:
        raise
    except Exception as error:  # a damaged workbook fails in any way: as a zip, as XML, as a number, as a date
        raise FileUnreadable(f"Ce classeur est illisible ou abîmé. {_SAVE_AGAIN}") from error


def _cells(content: bytes) -> Iterator[Sequence[Cell]]:
    """The rows of the page to fill in, else of the first one."""
    with ZipFile(io.BytesIO(content)) as packed:
        if sum(one.file_size for one in packed.infolist()) > LARGEST_UNPACKED_BYTES:
            raise FileUnreadable("Ce classeur est trop gros. Gardez seulement la feuille à importer.")
    with closing(load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)) as book:
        page = next((one for one in book.worksheets if fold(one.title) == fold(FILLED_IN)), book.worksheets[0])
        page.reset_dimensions()  # what the file says of its own size may be wrong
        yield from page.iter_rows(values_only=True)  # type: ignore[misc]


def _csv_rows(content: bytes) -> Iterator[Sequence[Cell]]:
    text = _decoded(content)
    if "\0" in text:  # a picture, a PDF, a document: no text holds this sign
        raise FileUnreadable(f"Ce fichier n'est ni un classeur ni un CSV. {_SAVE_AGAIN}")
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:  # Excel's own way to say it
        separator, text = first.strip()[4], f"\n{rest}"
    else:
        separator = _separator_of(text)
    try:
        yield from _bounded(iter(csv.reader(io.StringIO(text, newline=""), delimiter=separator)))
    except csv.Error as error:
        raise FileUnreadable(f"Ce CSV est illisible : une case est trop longue ou mal fermée. {_SAVE_AGAIN}") from error


def _decoded(content: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with its mark, else what Windows writes in France."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _separator_of(text: str) -> str:
    """The sign that cuts the first lines into most cells; those inside quotes do not count."""
    sample = [line[:_SAMPLE_LENGTH] for line in text[: 20 * _SAMPLE_LENGTH].splitlines()[:10]]
    return max(_SEPARATORS, key=lambda sign: sum(len(row) for row in csv.reader(sample, delimiter=sign)))
