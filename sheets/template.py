"""Templates to download: a sheet with its headers and an example, and in the workbook the meaning of each column."""

import csv
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from sheets.column import Column, Sheet

FILLED_IN, EXPLAINED = "À remplir", "Aide"
"""The two pages of the workbook."""
_HEAD = PatternFill("solid", fgColor="DCE6F2")
_WIDTH = 22
_HELP_WIDTHS = (24, 14, 16, 80, 34)


def csv_template(sheet: Sheet) -> bytes:
    """The template as a CSV that Excel opens well in France: semicolons, UTF-8 with its mark."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(column.header for column in sheet.columns)
    writer.writerow(column.example for column in sheet.columns)
    return text.getvalue().encode("utf-8-sig")


def xlsx_template(sheet: Sheet) -> bytes:
    """The template as a workbook. All cells are text, so that Excel takes no zero away and turns no date around."""
    book = Workbook()
    page: Worksheet = book.worksheets[0]
    page.title = FILLED_IN
    page.append([column.header for column in sheet.columns])
    page.append([column.example for column in sheet.columns])
    page.freeze_panes = "A2"
    for index in range(1, len(sheet.columns) + 1):
        page.column_dimensions[get_column_letter(index)].width = _WIDTH
        page.cell(2, index).number_format = "@"
    _head(page)
    _explain(book.create_sheet(EXPLAINED), sheet)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def described(column: Column) -> tuple[str, str, str, str, str]:
    """A column as people read of it: header, whether it is needed, what it holds, its meaning, an example."""
    return (column.header, "oui" if column.required else "non", column.shape.value, column.meaning, column.example)


def _explain(page: Worksheet, sheet: Sheet) -> None:
    page.append(["Colonne", "Obligatoire", "Contient", "Ce que l'on y écrit", "Exemple"])
    for column in sheet.columns:
        page.append(described(column))
    for index, width in enumerate(_HELP_WIDTHS, 1):
        page.column_dimensions[get_column_letter(index)].width = width
    _head(page)


def _head(page: Worksheet) -> None:
    for cell in page[1]:
        cell.font = Font(bold=True)
        cell.fill = _HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="top")
