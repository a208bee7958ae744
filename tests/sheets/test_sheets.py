"""The table of sheets is whole, its documents agree with it, and its own templates can be read."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kit import fold
from sheets import SHEETS, Sheet, csv_template, xlsx_template
from sheets.template import EXPLAINED, FILLED_IN, described

DOCUMENT = Path(__file__).parents[2] / "docs" / "imports.md"


def some_sheets() -> list[Sheet]:
    return list(SHEETS.values())


@pytest.mark.parametrize("sheet", some_sheets(), ids=list(SHEETS))
def test_no_header_means_two_columns(sheet: Sheet) -> None:
    spelled = {(fold(one), column.name) for column in sheet.columns for one in (column.header, *column.synonyms)}

    assert len({header for header, _ in spelled}) == len(spelled)


@pytest.mark.parametrize("header", ["COMMUNE", "commune", "Ville", "lieu de travail", "Localite"])
def test_a_header_is_known_however_it_is_written(header: str) -> None:
    column = SHEETS["offres"].column_under(header)

    assert column is not None
    assert column.name == "place"


@pytest.mark.parametrize("sheet", some_sheets(), ids=list(SHEETS))
def test_every_column_says_what_to_write_in_a_whole_sentence(sheet: Sheet) -> None:
    for column in sheet.columns:
        assert column.meaning[0].isupper() or column.meaning[0] == "«"
        assert column.meaning.endswith(".")
        assert column.example or not column.required


@pytest.mark.parametrize("sheet", some_sheets(), ids=list(SHEETS))
def test_the_document_for_users_describes_every_column(sheet: Sheet) -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    chapter = document.split(f"### `{sheet.slug}` : {sheet.title}\n")[1].split("\n#")[0]
    rows = [line for line in chapter.splitlines() if line.startswith("|")][2:]

    assert rows == [f"| {' | '.join(described(column))} |" for column in sheet.columns]


def test_a_csv_template_opens_in_french_excel() -> None:
    content = csv_template(SHEETS["bus"])

    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").splitlines()[0].startswith("Commune;Code postal;")


def test_a_workbook_has_a_page_to_fill_in_and_a_page_of_help() -> None:
    book = load_workbook(BytesIO(xlsx_template(SHEETS["missions"])))

    assert book.sheetnames == [FILLED_IN, EXPLAINED]
    assert [cell.value for cell in book[FILLED_IN][1]] == [column.header for column in SHEETS["missions"].columns]
    assert book[EXPLAINED].max_row == 1 + len(SHEETS["missions"].columns)
