"""Files as Excel and others write them: encodings, separators, sizes, and what is no spreadsheet."""

from contextlib import suppress
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from ingest.errors import FileUnreadable
from ingest.own import spreadsheet
from ingest.own.spreadsheet import rows_of
from sheets import LARGEST_FILE_BYTES

ROWS = [["Intitulé", "Commune"], ["Maçon; gros œuvre", "Guéret"]]


def csv_of(separator: str) -> str:
    return "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in ROWS)


def workbook(*pages: tuple[str, list[list[object]]]) -> bytes:
    book, content = Workbook(), BytesIO()
    book.remove(book.worksheets[0])
    for title, rows in pages:
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"%PDF-1.7\n\xe2\xe3\0;\0"])
def test_a_picture_or_a_document_is_told_apart(content: bytes) -> None:
    with pytest.raises(FileUnreadable, match="ni un classeur ni un CSV"):
        rows_of(content)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_is_read_in_any_encoding_and_with_any_separator(separator: str, encoding: str) -> None:
    assert rows_of(csv_of(separator).encode(encoding)) == ROWS


def test_a_line_that_says_the_separator_counts_as_a_line_and_holds_nothing() -> None:
    assert rows_of(f"sep=;\r\n{csv_of(';')}".encode()) == [[], *ROWS]


def test_blank_lines_keep_their_numbers_but_at_the_end() -> None:
    assert rows_of("Commune\n\nGuéret\n\n\n".encode()) == [["Commune"], [], ["Guéret"]]


def test_the_page_to_fill_in_is_read_wherever_it_stands() -> None:
    content = workbook(("Aide", [["Colonne"]]), ("À remplir", [["Commune"], ["Guéret"]]))

    assert [list(row) for row in rows_of(content)] == [["Commune"], ["Guéret"]]


WORKBOOK = workbook(("À remplir", [["Commune", 3, 1.5], ["Guéret", date(2026, 11, 24), None]]))


def rewritten(content: bytes, part: str, written: bytes, instead: bytes) -> bytes:
    """A workbook of which one part says something else."""
    folder = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(folder, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            body = before.read(name)
            assert name != part or written in body, body
            after.writestr(name, body.replace(written, instead) if name == part else body)
    return folder.getvalue()


def packed(name: str, content: bytes) -> bytes:
    folder = BytesIO()
    with ZipFile(folder, "w", ZIP_DEFLATED) as pack:
        pack.writestr(name, content)
    return folder.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "est vide"),
        (b" \n \n", "est vide"),
        (b"x" * (LARGEST_FILE_BYTES + 1), "dépasse 10 Mo"),
        (b"\xd0\xcf\x11\xe0 old Excel", "trop ancien"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "mot de passe"),
        (b"PK\x03\x04 cut", "illisible"),
        (packed("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), "illisible"),
        (packed("xl/workbook.xml", b"0" * 100_000_001), "trop gros"),
        (b'a;b\n"' + b"x" * 200_000, "trop longue ou mal fermée"),
        (b"a\n" * 10_001, "plus de 10000 lignes"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(content: bytes, told: str) -> None:
    with pytest.raises(FileUnreadable, match=told):
        rows_of(content)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_damaged_workbook_is_read_or_refused_in_a_sentence(data: st.DataObject) -> None:
    damaged = bytearray(WORKBOOK)
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(4, len(damaged) - 1))] = data.draw(st.integers(0, 255))

    with suppress(FileUnreadable):
        rows_of(bytes(damaged))


@pytest.mark.parametrize(
    ("part", "written", "instead"),
    [
        ("xl/worksheets/sheet1.xml", b't="n"><v>3<', b't="n"><v>x<'),
        ("xl/worksheets/sheet1.xml", b't="n"><v>3<', b't="s"><v>99<'),
        ("xl/worksheets/sheet1.xml", b'r="A1"', b'r="1A"'),
        ("xl/workbook.xml", b"sheetId", b"sheetIs"),
        ("xl/styles.xml", b"count=", b"cound="),
    ],
)
def test_a_workbook_that_lies_about_its_content_is_refused_in_a_sentence(
    part: str, written: bytes, instead: bytes
) -> None:
    with pytest.raises(FileUnreadable, match="illisible ou abîmé"):
        rows_of(rewritten(WORKBOOK, part, written, instead))


def test_a_workbook_whose_pages_are_endless_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", 3)

    with pytest.raises(FileUnreadable, match="plus de 3 lignes"):
        rows_of(workbook(("Feuil1", [["Commune"]] * 4)))
